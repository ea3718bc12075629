package dev.qiao.text.qwen;

import dev.qiao.core.internal.json.Additional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a deep research may look beside the web: a server of tools (Model Context Protocol) that
 * offers {@code search}, with at most 30 hits, and {@code fetch}. The snapshot of 2025-12-15 takes
 * it.
 *
 * @param type {@code mcp}
 * @param serverLabel its name
 * @param serverUrl where it is
 * @param allowedTools the tools that may be called
 * @param requireApproval whether calls must be approved; {@code never} or the like
 * @param authentication the server's own key, under {@code bearer} or {@code oauth}
 * @param additional fields beside these
 */
public record ResearchTool(
    String type,
    @Nullable String serverLabel,
    @Nullable String serverUrl,
    @Nullable List<String> allowedTools,
    @Nullable Object requireApproval,
    @Nullable Map<String, Object> authentication,
    @Additional Map<String, Object> additional) {
  /** Refuses null for a required component, and an additional field named like a component. */
  public ResearchTool {
    Objects.requireNonNull(type, "type");
    allowedTools = Additional.Copy.listOrNull(allowedTools, "allowedTools");
    authentication = authentication == null ? null : Additional.Copy.of(authentication);
    additional = Additional.Copy.of(additional, ResearchTool.class);
  }

  /** A server that is asked with {@code search} and {@code fetch}. */
  public static ResearchTool mcp(String label, String url) {
    return new ResearchTool(
        "mcp",
        Objects.requireNonNull(label, "label is null"),
        Objects.requireNonNull(url, "url is null"),
        List.of("search", "fetch"),
        null,
        null,
        Map.of());
  }

  /** The same with a key of its own. */
  public ResearchTool withAuthentication(Map<String, Object> value) {
    return new ResearchTool(
        type, serverLabel, serverUrl, allowedTools, requireApproval, value, additional);
  }

  /** Without the key, and without the address's query, which may hold one. */
  @Override
  public String toString() {
    return "ResearchTool[type="
        + type
        + ", serverLabel="
        + serverLabel
        + ", serverUrl="
        + (serverUrl == null ? null : serverUrl.split("\\?", 2)[0])
        + ", allowedTools="
        + allowedTools
        + ", authentication="
        + (authentication == null ? null : authentication.keySet())
        + "]";
  }
}
