package dev.qiao.text.tool;

import dev.qiao.core.internal.json.Additional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A server of tools that GLM calls by itself (Model Context Protocol). Source: <a
 * href="https://docs.bigmodel.cn/api-reference">chat completions</a>.
 *
 * @param serverLabel its name
 * @param serverUrl where it is; null for one that Zhipu hosts
 * @param transportType {@code sse} or {@code streamable-http}
 * @param allowedTools the tools that may be called; all if null
 * @param headers what is sent to it, such as its own key
 * @param additional fields beside these
 */
public record McpServer(
    @Nullable String serverLabel,
    @Nullable String serverUrl,
    @Nullable String transportType,
    @Nullable List<String> allowedTools,
    @Nullable Map<String, String> headers,
    @Additional Map<String, Object> additional) {
  /** Refuses an additional field named like a component. */
  public McpServer {
    allowedTools = Additional.Copy.listOrNull(allowedTools, "allowedTools");
    headers = headers == null ? null : Map.copyOf(headers);
    additional = Additional.Copy.of(additional, McpServer.class);
  }

  /** Allows all tools of a server that speaks {@code streamable-http}. */
  public static McpServer at(String label, String url) {
    return new McpServer(
        Objects.requireNonNull(label, "label is null"),
        Objects.requireNonNull(url, "url is null"),
        "streamable-http",
        null,
        null,
        Map.of());
  }

  /** Allows all tools of a server that Zhipu hosts. */
  public static McpServer hosted(String label) {
    return new McpServer(
        Objects.requireNonNull(label, "label is null"), null, null, null, null, Map.of());
  }

  /** A copy for a server that speaks another protocol: {@code sse} or {@code streamable-http}. */
  public McpServer withTransportType(String value) {
    return new McpServer(serverLabel, serverUrl, value, allowedTools, headers, additional);
  }

  /** A copy that allows these tools only. */
  public McpServer withAllowedTools(String... values) {
    return new McpServer(
        serverLabel, serverUrl, transportType, List.of(values), headers, additional);
  }

  /** A copy with these headers, such as the server's own key, instead of others. */
  public McpServer withHeaders(Map<String, String> values) {
    return new McpServer(serverLabel, serverUrl, transportType, allowedTools, values, additional);
  }

  /** Without the headers' values, which are often secret. */
  @Override
  public String toString() {
    return "McpServer[serverLabel="
        + serverLabel
        + ", serverUrl="
        + serverUrl
        + ", headers="
        + (headers == null ? null : headers.keySet())
        + "]";
  }
}
