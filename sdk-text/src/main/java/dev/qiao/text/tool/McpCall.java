package dev.qiao.text.tool;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.Tolerant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What GLM did with an {@link McpServer}: it listed the server's tools, or it called one. The
 * service has run it; there is nothing to answer.
 *
 * @param id its id
 * @param type {@code mcp_list_tools} or {@code mcp_call}
 * @param serverLabel the server, as the request labels it
 * @param error what failed; null or empty if nothing did
 * @param tools the server's tools, of a list, as on the wire: {@code name}, {@code description},
 *     {@code annotations} and {@code input_schema}; never null
 * @param name the tool that was called
 * @param arguments the arguments of the call, JSON as text
 * @param output what the tool returned, any JSON
 * @param additional fields this version does not know
 */
public record McpCall(
    @Nullable String id,
    @Nullable String type,
    @Nullable String serverLabel,
    @Nullable String error,
    List<Object> tools,
    @Nullable String name,
    @Nullable String arguments,
    @Nullable Object output,
    @Additional Map<String, Object> additional) {
  private static final ObjectReader READER = Tolerant.strict(McpCall.class);

  @SuppressWarnings("NullAway") // Jackson gives null for a list that is absent
  public McpCall {
    tools = Tolerant.list(tools);
    additional = Additional.Copy.of(additional);
  }

  /** From the field of a tool call; null if nothing of it fits. */
  static @Nullable McpCall of(Object field) {
    return Tolerant.read(Json.MAPPER.valueToTree(field), READER);
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
