package dev.qiao.text.glm;

import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.Content;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.internal.ChatLimits;
import dev.qiao.text.tool.Tool;
import dev.qiao.text.tool.ToolChoice;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The documented limits of GLM's chats. */
final class GlmLimits {
  private static final MediaLimit PICTURE = MediaLimit.formats().maxBytes(5L << 20);

  private GlmLimits() {}

  static void check(Violations violations, GlmChatRequest request) {
    violations
        .check("temperature", request.temperature(), Limit.range(0, 1))
        .check("top_p", request.topP(), Limit.range(0.01, 1))
        .check("max_tokens", request.maxTokens(), Limit.range(1, 131_072))
        .check("max_tokens", request.maxTokens())
        .check("reasoning_effort", request.reasoningEffort())
        .check("tool_stream", Boolean.TRUE.equals(request.toolStream()) ? true : null)
        .check("response_format.type", type(request));
    ChatLimits.stop(violations, request.stop(), 1);
    tools(violations, request);
    String userId = request.userId();
    if (userId != null && (userId.length() < 6 || userId.length() > 128)) {
      violations.add(
          "user_id", "6 to 128 characters", userId, "send an id of yours of that length");
    }
    messages(violations, request);
  }

  private static @Nullable String type(GlmChatRequest request) {
    return request.responseFormat() == null ? null : request.responseFormat().type();
  }

  private static void tools(Violations violations, GlmChatRequest request) {
    List<Tool> tools = request.tools();
    ChatLimits.tools(violations, tools, 128);
    for (int i = 0; tools != null && i < tools.size(); i++) {
      violations.check("tools[].type", tools.get(i).type());
    }
    ToolChoice choice = request.toolChoice();
    if (choice != null && !choice.equals(ToolChoice.AUTO)) {
      violations.add(
          "tool_choice", "auto", choice.value(), "leave it out, or send no tools for none");
    }
  }

  private static void messages(Violations violations, GlmChatRequest request) {
    List<Message> messages = request.messages();
    if (messages.stream()
        .allMatch(
            said -> said instanceof Message.SystemMessage || said instanceof Message.Assistant)) {
      violations.add(
          "messages",
          "more than the system's and the model's own",
          messages.size() + " of these",
          "add Message.user(..)");
    }
    int pictures = 0;
    for (int i = 0; i < messages.size(); i++) {
      Content content = messages.get(i) instanceof Message.User user ? user.content() : null;
      if (content != null) {
        parts(violations, "messages[" + i + "].content", content.parts(), request);
        pictures += count(content.parts(), ContentPart.Image.class);
      }
    }
    violations.check("messages[].content[].image_url", pictures == 0 ? null : pictures);
  }

  private static void parts(
      Violations violations, String at, List<ContentPart> parts, GlmChatRequest request) {
    int files = count(parts, ContentPart.File.class);
    int seen = count(parts, ContentPart.Image.class) + count(parts, ContentPart.Video.class);
    if (files > 0 && seen > 0) {
      violations.add(
          at,
          "files, or pictures and videos, not both",
          files + " files beside " + seen + " others",
          "ask about them in two messages");
    }
    if (files > 50) {
      violations.add(at, "at most 50 files", files + " files", "send fewer at a time");
    }
    for (int i = 0; i < parts.size(); i++) {
      String part = at + "[" + i + "].";
      if (parts.get(i) instanceof ContentPart.Image image) {
        ChatLimits.media(violations, part + "image_url.url", image.image(), PICTURE);
      }
      if (parts.get(i) instanceof ContentPart.File file) {
        file(violations, part, file.urls());
      } else if (parts.get(i) instanceof ContentPart.Image image
          && request.model().equals(TextModels.GLM_4V_FLASH)
          && isData(image.image().url())) {
        violations.add(
            part + "image_url.url",
            "a URL for " + request.model(),
            "a data URI",
            "put the picture where Zhipu can read it, or choose another model");
      }
    }
  }

  private static void file(Violations violations, String part, List<MediaSource> urls) {
    if (urls.size() != 1) {
      violations.add(
          part + "file_url", "one URL", urls.size() + " URLs", "add a part for each file");
    } else if (isData(urls.get(0).url())) {
      violations.add(
          part + "file_url.url", "a URL", "a data URI", "put the file where Zhipu can read it");
    }
  }

  private static int count(List<ContentPart> parts, Class<? extends ContentPart> kind) {
    return (int) parts.stream().filter(kind::isInstance).count();
  }

  private static boolean isData(@Nullable String url) {
    return url != null && url.toLowerCase(Locale.ROOT).startsWith("data:");
  }
}
