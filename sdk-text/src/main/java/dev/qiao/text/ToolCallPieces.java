package dev.qiao.text;

import dev.qiao.core.internal.json.Additional;
import dev.qiao.text.tool.ToolCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins the pieces of one answer's tool calls. Services number them well, badly or not at all: a
 * piece belongs to the call with its id, or else with its index, or else to the last one. Another
 * id begins another call, also under an index that is in use; so does another name behind whole
 * arguments.
 */
final class ToolCallPieces {
  private final List<Call> calls = new ArrayList<>();

  void add(ToolCall piece) {
    Call call = callOf(piece);
    if (call == null) {
      call = new Call(piece.index());
      calls.add(call);
    }
    call.add(piece);
  }

  private @Nullable Call callOf(ToolCall piece) {
    String id = id(piece);
    Integer index = piece.index();
    Call numbered = index == null ? null : last(index);
    if (id != null) {
      for (Call call : calls) {
        if (id.equals(call.id)
            && (index == null || call.index == null || index.equals(call.index))) {
          return call;
        }
      }
    }
    Call candidate = index == null && !calls.isEmpty() ? calls.get(calls.size() - 1) : numbered;
    return candidate == null || begins(piece, id, candidate) ? null : candidate;
  }

  /** Whether a piece begins another call than the one that its place points to. */
  private static boolean begins(ToolCall piece, @Nullable String id, Call call) {
    String name = piece.name();
    if (id != null && call.id != null) {
      // Old versions of vLLM give every piece an id of its own; those have arguments and no name.
      return piece.index() == null || !name.isEmpty() || piece.arguments().isEmpty();
    }
    if (name.isEmpty() || call.name == null || call.name.isEmpty()) {
      return id != null && piece.index() == null && call.isWhole();
    }
    return call.isWhole() || (!name.equals(call.name) && !call.arguments.isEmpty());
  }

  private @Nullable Call last(int index) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      Integer known = calls.get(i).index;
      if (known != null && known == index) {
        return calls.get(i);
      }
    }
    return null;
  }

  private static @Nullable String id(ToolCall piece) {
    String id = piece.id();
    return id == null || id.isEmpty() || id.equals("null") ? null : id;
  }

  /** The calls by index, as many as came under one in the order they came. */
  List<ToolCall> whole() {
    List<Call> sorted = new ArrayList<>(calls);
    if (sorted.stream().allMatch(call -> call.index != null)) {
      sorted.sort(Comparator.comparing(call -> call.index == null ? 0 : call.index));
    }
    List<ToolCall> whole = new ArrayList<>();
    int next = 0;
    for (Call call : sorted) {
      int index = call.index == null ? next : Math.max(next, call.index);
      whole.add(call.whole(index));
      next = index == Integer.MAX_VALUE ? index : index + 1;
    }
    return List.copyOf(whole);
  }

  /** One tool call. */
  private static final class Call {
    private final @Nullable Integer index;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String name;
    private final StringBuilder arguments = new StringBuilder();
    private final Map<String, Object> additional = new LinkedHashMap<>();
    private final Map<String, Object> functionAdditional = new LinkedHashMap<>();

    Call(@Nullable Integer index) {
      this.index = index;
    }

    void add(ToolCall piece) {
      id = id == null ? id(piece) : id;
      type = first(type, piece.type());
      ToolCall.FunctionCall function = piece.function();
      if (function != null) {
        name = first(name, function.name());
        String next = function.arguments();
        if (next != null) {
          // An empty object before the first piece of the arguments is only a place for them.
          if (arguments.length() == 2 && isEmptyObject() && next.startsWith("{")) {
            arguments.setLength(0);
          }
          arguments.append(next);
        }
        functionAdditional.putAll(function.additional());
      } else if (piece.customInput() != null) {
        name = first(name, piece.name());
        arguments.append(piece.customInput());
      }
      additional.putAll(piece.additional());
    }

    private boolean isEmptyObject() {
      return arguments.charAt(0) == '{' && arguments.charAt(1) == '}';
    }

    /** Whether the arguments are an object that has ended. */
    boolean isWhole() {
      int depth = 0;
      boolean quoted = false;
      for (int i = 0; i < arguments.length(); i++) {
        char one = arguments.charAt(i);
        if (quoted) {
          i += one == '\\' ? 1 : 0;
          quoted = one != '"';
        } else if (one == '"') {
          quoted = true;
        } else if (one == '{' || one == '[') {
          depth++;
        } else if (one == '}' || one == ']') {
          depth--;
        }
      }
      return !arguments.isEmpty() && depth == 0 && !quoted;
    }

    private static @Nullable String first(@Nullable String known, @Nullable String next) {
      return known == null || known.isEmpty() ? next : known;
    }

    ToolCall whole(int number) {
      if (additional.containsKey("custom")) {
        Map<String, Object> custom = new LinkedHashMap<>();
        custom.put("name", name);
        custom.put("input", arguments.toString());
        additional.put("custom", custom);
      }
      return new ToolCall(
          number,
          id,
          type == null || type.isEmpty() ? "function" : type,
          (name == null && additional.containsKey("mcp")) || additional.containsKey("custom")
              ? null
              : new ToolCall.FunctionCall(
                  name, arguments.toString(), Additional.Copy.of(functionAdditional)),
          additional);
    }
  }
}
