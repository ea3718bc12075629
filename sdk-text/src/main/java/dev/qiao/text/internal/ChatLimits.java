package dev.qiao.text.internal;

import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.Content;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.ResponseFormat;
import dev.qiao.text.Stop;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Documented limits that several families have. */
public final class ChatLimits {
  /** The catalogue's name for pictures, videos, sounds and files in messages. */
  public static final String MEDIA = "media in messages";

  private static final Limit FORMS = Limit.oneOf("text", "json_object", "json_schema");

  private ChatLimits() {}

  /** A limit on the number of tools; functions need a name. */
  public static void tools(Violations violations, @Nullable List<Tool> tools, int most) {
    names(violations, tools);
    if (tools != null && tools.size() > most) {
      violations.add(
          "tools",
          "at most " + most + " tools",
          tools.size() + " tools",
          "send only those that this turn may need");
    }
  }

  /** Functions have a name. */
  public static void names(Violations violations, @Nullable List<Tool> tools) {
    for (int i = 0; tools != null && i < tools.size(); i++) {
      Tool.FunctionDeclaration function = tools.get(i).function();
      String name = function == null ? null : function.name();
      if (tools.get(i).type().equals("function") && (name == null || name.isBlank())) {
        violations.add(
            "tools[" + i + "].function.name", "set", name, "make it with Tool.function(..)");
      }
    }
  }

  /** Functions have names of this pattern, where a family has another than {@link Tool} itself. */
  public static void names(
      Violations violations, @Nullable List<Tool> tools, String pattern, String words) {
    for (int i = 0; tools != null && i < tools.size(); i++) {
      Tool.FunctionDeclaration function = tools.get(i).function();
      String name = function == null ? null : function.name();
      if (name != null
          && !name.isBlank()
          && tools.get(i).type().equals("function")
          && !name.matches(pattern)) {
        violations.add("tools[" + i + "].function.name", words, name, "choose another name");
      }
    }
  }

  /** A choice that names a function names one of the request's. */
  public static void choice(
      Violations violations, String at, @Nullable ToolChoice choice, @Nullable List<Tool> tools) {
    if (choice == null
        || !(choice.value() instanceof Map<?, ?> named)
        || !(named.get("function") instanceof Map<?, ?> function)) {
      return;
    }
    Object name = function.get("name");
    for (Tool tool : tools == null ? List.<Tool>of() : tools) {
      if (tool.function() != null && name != null && name.equals(tool.function().name())) {
        return;
      }
    }
    violations.add(
        at + "tool_choice.function.name",
        "the name of one of the tools",
        name,
        "add the tool, or choose one that is there");
  }

  /** A form of the answer that exists, and a schema where it needs one. */
  public static void format(Violations violations, String at, @Nullable ResponseFormat format) {
    if (format == null) {
      return;
    }
    violations.check(at + "response_format.type", format.type(), FORMS);
    ResponseFormat.JsonSchemaFormat schema = format.jsonSchema();
    if (format.type().equals("json_schema") && (schema == null || schema.schema() == null)) {
      violations.add(
          at + "response_format.json_schema",
          "set, with a type of json_schema",
          schema == null ? null : "without a schema",
          "give the schema with ResponseFormat.jsonSchema(..)");
    }
  }

  /** Refuses media in messages where the limits of the model leave {@link #MEDIA} out. */
  public static void mediaInMessages(Violations violations, String at, List<Message> messages) {
    forEachMedia(at, messages, (field, part) -> violations.check(field, kind(part), MEDIA));
  }

  /** Refuses media other than documents on a path of texts. */
  public static void textOnly(
      Violations violations, String at, List<Message> messages, String fix) {
    forEachMedia(
        at,
        messages,
        (field, part) -> {
          if (!(part instanceof ContentPart.File)) {
            violations.add(field, "text or a document for this path", kind(part), fix);
          }
        });
  }

  private static void forEachMedia(
      String at, List<Message> messages, BiConsumer<String, ContentPart> action) {
    for (int i = 0; i < messages.size(); i++) {
      Content content = content(messages.get(i));
      List<ContentPart> parts = content == null ? List.of() : content.parts();
      for (int j = 0; j < parts.size(); j++) {
        if (isMedia(parts.get(j))) {
          action.accept(at + "[" + i + "].content[" + j + "]", parts.get(j));
        }
      }
    }
  }

  private static boolean isMedia(ContentPart part) {
    return part instanceof ContentPart.Image
        || part instanceof ContentPart.Video
        || part instanceof ContentPart.Audio
        || part instanceof ContentPart.File;
  }

  private static String kind(ContentPart part) {
    return part instanceof ContentPart.Image
        ? "a picture"
        : part instanceof ContentPart.Video
            ? "a video"
            : part instanceof ContentPart.Audio ? "a sound" : "a file";
  }

  /** The content of a message; null if it has none. */
  public static @Nullable Content content(Message message) {
    if (message instanceof Message.User said) {
      return said.content();
    }
    if (message instanceof Message.SystemMessage said) {
      return said.content();
    }
    if (message instanceof Message.Assistant said) {
      return said.content();
    }
    return message instanceof Message.Tool said ? said.content() : null;
  }

  /** A limit on the number of stop texts. */
  public static void stop(Violations violations, @Nullable Stop stop, int most) {
    if (stop != null && stop.texts().size() > most) {
      violations.add(
          "stop",
          "at most " + most + (most == 1 ? " text" : " texts"),
          stop.texts().size() + " texts",
          "leave out the least likely ones");
    }
  }
}
