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
import dev.qiao.text.tool.WebSearch;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The documented limits of GLM's chats. */
final class GlmLimits {
  private static final MediaLimit PICTURE = MediaLimit.formats().maxBytes(5L << 20).sides(1, 6000);

  private static final MediaLimit VIDEO =
      MediaLimit.formats().maxBytes(200L << 20, "give its public address, or compress it");

  private static final Limit COUNT =
      Limit.warned(Limit.range(1, 50), "the page of the search by itself has that range");

  private static final Limit AGES =
      Limit.known(List.of("oneDay", "oneWeek", "oneMonth", "oneYear", "noLimit"));

  private static final Limit SIZES = Limit.known(List.of("medium", "high"));

  private static final Limit ENGINES =
      Limit.known(List.of("search_std", "search_pro", "search_pro_sogou", "search_pro_quark"));

  private GlmLimits() {}

  static void check(Violations violations, GlmChatRequest request) {
    violations
        .check("temperature", request.temperature(), Limit.range(0, 1))
        .check("top_p", request.topP(), Limit.range(0.01, 1))
        .check("max_tokens", request.maxTokens(), Limit.range(1, 131_072))
        .check("max_tokens", request.maxTokens())
        .check("reasoning_effort", request.reasoningEffort())
        .check("tool_stream", Boolean.TRUE.equals(request.toolStream()) ? true : null)
        .check("response_format.type", type(request))
        .check("meta", request.meta())
        .check("watermark_enabled", request.watermarkEnabled());
    ChatLimits.stop(violations, request.stop(), 1);
    tools(violations, request);
    String userId = request.userId();
    if (userId != null && (userId.length() < 6 || userId.length() > 128)) {
      violations.add(
          "user_id", "6 to 128 characters", userId, "send an id of yours of that length");
    }
    ChatLimits.format(violations, "", request.responseFormat());
    ChatLimits.mediaInMessages(violations, "messages", request.messages());
    messages(violations, request);
    withoutEffect(violations, request);
    questions(violations, request);
  }

  private static void withoutEffect(Violations violations, GlmChatRequest request) {
    if (Boolean.FALSE.equals(request.doSample())) {
      String nothing = "does nothing with do_sample false; leave one out";
      if (request.temperature() != null) {
        violations.warn("temperature", nothing);
      }
      if (request.topP() != null) {
        violations.warn("top_p", nothing);
      }
    }
    GlmThinking thinking = request.thinking();
    if (thinking != null && Boolean.FALSE.equals(thinking.clearThinking())) {
      for (int i = 0; i < request.messages().size(); i++) {
        if (request.messages().get(i) instanceof Message.Assistant said
            && said.reasoningContent() == null) {
          violations.warn(
              "messages[" + i + "].reasoning_content",
              "is not set, though thinking.clear_thinking is false; add answers with"
                  + " addAnswer(..)");
        }
      }
    }
  }

  private static @Nullable String type(GlmChatRequest request) {
    return request.responseFormat() == null ? null : request.responseFormat().type();
  }

  private static void tools(Violations violations, GlmChatRequest request) {
    List<Tool> tools = request.tools();
    ChatLimits.tools(violations, tools, 128);
    for (int i = 0; tools != null && i < tools.size(); i++) {
      violations.check("tools[" + i + "].type", tools.get(i).type(), "tools[].type");
      if (tools.get(i) instanceof Tool.WebSearchTool search) {
        search(violations, "tools[" + i + "].web_search.", search.webSearch());
      }
    }
    ChatLimits.names(
        violations, tools, "[a-zA-Z0-9_-]{1,64}", "1 to 64 letters, digits, underscores or dashes");
    ToolChoice choice = request.toolChoice();
    if (choice != null && !choice.equals(ToolChoice.AUTO)) {
      violations.add(
          "tool_choice", "auto", choice.value(), "leave it out, or send no tools for none");
    }
  }

  private static void search(Violations violations, String at, WebSearch search) {
    if (search.searchEngine() == null) {
      violations.warn(
          at + "search_engine",
          "is not set: the page requires it, the vendor's client does not; name one, such as"
              + " search_std");
    }
    violations
        .check(at + "search_engine", search.searchEngine(), ENGINES)
        .check(at + "search_recency_filter", search.searchRecencyFilter(), AGES)
        .check(at + "content_size", search.contentSize(), SIZES)
        .check(at + "count", search.count(), COUNT);
  }

  private static void questions(Violations violations, GlmChatRequest request) {
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
  }

  private static void messages(Violations violations, GlmChatRequest request) {
    List<Message> messages = request.messages();
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
        violations.check(part + "image_url.url", image.image(), PICTURE);
      } else if (parts.get(i) instanceof ContentPart.Video video && video.video() != null) {
        violations.check(part + "video_url.url", video.video(), VIDEO);
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
