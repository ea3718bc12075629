package dev.qiao.text.kimi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.Content;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.Stop;
import dev.qiao.text.internal.ChatLimits;
import dev.qiao.text.tool.Tool;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The documented limits of Kimi's chats. */
final class KimiLimits {
  private static final int STOP_BYTES = 32;

  private KimiLimits() {}

  static void check(Violations violations, KimiChatRequest request) {
    Limit positive = Limit.range(1, Double.POSITIVE_INFINITY);
    violations
        .check("max_tokens", request.maxTokens(), positive)
        .check("max_completion_tokens", request.maxCompletionTokens(), positive)
        .check("max_completion_tokens", request.maxCompletionTokens())
        .check("top_logprobs", request.topLogprobs(), Limit.range(0, 20))
        .check("temperature", request.temperature(), Limit.range(0, 1))
        .check("temperature", request.temperature())
        .check("top_p", request.topP())
        .check("n", request.n(), Limit.range(1, 5))
        .check("n", request.n())
        .check("presence_penalty", request.presencePenalty(), Limit.range(-2, 2))
        .check("presence_penalty", request.presencePenalty())
        .check("frequency_penalty", request.frequencyPenalty(), Limit.range(-2, 2))
        .check("frequency_penalty", request.frequencyPenalty())
        .check("thinking.type", request.thinking() == null ? null : request.thinking().type())
        .check("reasoning_effort", request.reasoningEffort());
    several(violations, request);
    stop(violations, request.stop());
    tools(violations, request.tools());
    ChatLimits.choice(violations, "", request.toolChoice(), request.tools());
    ChatLimits.format(violations, "", request.responseFormat());
    for (int i = 0; i < request.messages().size(); i++) {
      message(violations, "messages[" + i + "]", request.messages().get(i));
    }
    ChatLimits.mediaInMessages(violations, "messages", request.messages());
    partial(violations, request);
  }

  private static void several(Violations violations, KimiChatRequest request) {
    if (request.n() != null
        && request.n() > 1
        && request.temperature() != null
        && request.temperature() == 0) {
      violations.add(
          "n", "1 at a temperature of 0", request.n(), "raise the temperature or ask for one");
    }
  }

  private static void stop(Violations violations, @Nullable Stop stop) {
    ChatLimits.stop(violations, stop, 5);
    List<String> texts = stop == null ? List.of() : stop.texts();
    for (int i = 0; i < texts.size(); i++) {
      int bytes = texts.get(i).getBytes(UTF_8).length;
      if (bytes > STOP_BYTES) {
        violations.add(
            "stop[" + i + "]", "at most 32 bytes in UTF-8", bytes + " bytes", "shorten it");
      }
    }
  }

  private static void tools(Violations violations, @Nullable List<Tool> tools) {
    ChatLimits.tools(violations, tools, 128);
    ChatLimits.names(
        violations,
        tools,
        "[a-zA-Z_][a-zA-Z0-9_-]{0,255}",
        "1 to 256 letters, digits, underscores or dashes, the first a letter or an underscore");
    for (int i = 0; tools != null && i < tools.size(); i++) {
      Tool.FunctionDeclaration function = tools.get(i).function();
      if (function == null) {
        continue;
      }
      String at = "tools[" + i + "].function.";
      Object type = function.parameters() == null ? null : function.parameters().get("type");
      if (type != null && !type.equals("object")) {
        violations.add(
            at + "parameters.type", "object", type, "wrap the schema in one of type object");
      }
    }
  }

  private static void message(Violations violations, String at, Message message) {
    Content content = null;
    if (message instanceof Message.User user) {
      content = user.content();
    } else if (message instanceof Message.SystemMessage system) {
      content = system.content();
    } else {
      return;
    }
    if (message instanceof Message.SystemMessage system
        && system.additional().get("tools") != null) {
      return; // kimi-k3 takes tools from a system message without words
    }
    if (content == null || (content.parts().isEmpty() && content.text().isEmpty())) {
      violations.add(at + ".content", "not empty", null, "say something or leave the message out");
      return;
    }
    for (int i = 0; i < content.parts().size(); i++) {
      String part = at + ".content[" + i + "].";
      if (content.parts().get(i) instanceof ContentPart.Image image) {
        media(violations, part + "image_url.url", image.image());
      } else if (content.parts().get(i) instanceof ContentPart.Video video
          && video.video() != null) {
        media(violations, part + "video_url.url", video.video());
      }
    }
  }

  private static void media(Violations violations, String field, MediaSource media) {
    String url = media.url();
    if (url == null || url.toLowerCase(Locale.ROOT).startsWith("http")) {
      violations.add(
          field,
          "a data URI or a file at Moonshot, ms://..",
          media,
          "use MediaSource.of(..).toDataUri(), or upload it to Moonshot");
    }
  }

  private static void partial(Violations violations, KimiChatRequest request) {
    int last = request.messages().size() - 1;
    for (int i = 0; i <= last; i++) {
      if (!(request.messages().get(i) instanceof Message.Assistant said)
          || !Boolean.TRUE.equals(said.partial())) {
        continue;
      }
      if (i < last) {
        violations.add(
            "messages[" + i + "].partial",
            "in the last message",
            true,
            "make the beginning that shall be continued the last message");
      } else if (request.responseFormat() != null
          && request.responseFormat().type().equals("json_object")) {
        violations.warn(
            "response_format",
            "json_object should be left out beside a prefix; begin the prefix with a brace"
                + " instead");
      }
    }
  }
}
