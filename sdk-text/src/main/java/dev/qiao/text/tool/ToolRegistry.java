package dev.qiao.text.tool;

import com.fasterxml.jackson.databind.Module;
import dev.qiao.text.internal.OwnJson;
import dev.qiao.text.internal.SchemaWriter;
import dev.qiao.text.schema.JsonSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tools, and what they do.
 *
 * <pre>{@code
 * ToolRegistry tools =
 *     ToolRegistry.builder()
 *         .add(GetWeather.class, args -> weather.at(args.location()))
 *         .build();
 * }</pre>
 *
 * <p>Immutable; whether handlers may run at the same time is their own affair.
 */
public final class ToolRegistry {
  private final Map<String, Entry> entries;
  private final OwnJson json;

  private ToolRegistry(Map<String, Entry> entries, OwnJson json) {
    this.entries = entries;
    this.json = json;
  }

  private record Entry(Tool tool, ToolHandler<ToolCall> handler) {}

  /** Starts empty. */
  public static Builder builder() {
    return builder(new Module[0]);
  }

  /**
   * Starts empty, with modules of Jackson for the arguments and results of all tools, such as that
   * of Kotlin. They cannot loosen what is checked: arguments must keep to the schema.
   */
  public static Builder builder(Module... modules) {
    return new Builder(OwnJson.of(modules));
  }

  /** The tools, for a request, in the order they were added. */
  public List<Tool> tools() {
    return entries.values().stream().map(Entry::tool).toList();
  }

  /** Whether a tool of that name is here. */
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /**
   * Runs the tool that a call names.
   *
   * @return the result for the model: a text as it is, anything else as JSON
   * @throws IllegalArgumentException if no tool of that name is here, or the result cannot be
   *     written
   * @throws ToolArgumentsException if the arguments are not those of the tool's record
   * @throws Exception what the handler throws
   */
  public String call(ToolCall call) throws Exception {
    Entry entry = entries.get(call.name());
    if (entry == null) {
      throw new IllegalArgumentException(unknown(call));
    }
    Object result = entry.handler.handle(call);
    return result instanceof CharSequence text ? text.toString() : json.write(result);
  }

  String unknown(ToolCall call) {
    return "unknown tool \""
        + call.name()
        + "\"; known tools: "
        + (entries.isEmpty() ? "none" : String.join(", ", entries.keySet()));
  }

  /** Collects tools. */
  public static final class Builder {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private final OwnJson json;

    private Builder(OwnJson json) {
      this.json = json;
    }

    /**
     * A tool whose arguments are a record, declared as {@link Tool#of} does.
     *
     * @throws IllegalArgumentException if a tool of its name is there already, or a component has
     *     no schema
     */
    public <A extends Record> Builder add(Class<A> type, ToolHandler<A> handler) {
      Objects.requireNonNull(type, "the tool's record is null");
      Objects.requireNonNull(handler, "the tool's handler is null");
      Map<String, Object> schema = JsonSchema.of(SchemaWriter.write(json, type)).value();
      return add(
          Tool.FunctionTool.of(type, schema),
          call -> handler.handle(call.arguments(type, json, schema)));
    }

    /**
     * A tool declared by hand, whose handler reads the call by itself.
     *
     * @throws IllegalArgumentException if it has no name, or a tool of its name is there already
     */
    public Builder add(Tool tool, ToolHandler<ToolCall> handler) {
      Objects.requireNonNull(tool, "the tool is null");
      Objects.requireNonNull(handler, "the tool's handler is null");
      Tool.FunctionDeclaration function = tool.function();
      @Nullable String name = function == null ? null : function.name();
      if (name == null || name.isBlank()) {
        throw new IllegalArgumentException(
            "a tool of type "
                + tool.type()
                + " has no function with a name, by which the model could call it");
      }
      if (entries.putIfAbsent(name, new Entry(tool, handler)) != null) {
        throw new IllegalArgumentException("there are two tools named " + name);
      }
      return this;
    }

    /** The tools. */
    public ToolRegistry build() {
      return new ToolRegistry(new LinkedHashMap<>(entries), json);
    }
  }
}
