package dev.qiao.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what MiniMax writes into one text: what the model thought, between {@code <think>}
 * and {@code </think>}, and the answer around it. Line breaks between thinking that comes first and
 * the answer belong to neither; they are kept in what is sent back, as every other character is in
 * the answer, too. Goes through an answer piece by piece. A tag that a piece cuts waits for the
 * next; thinking that is never closed lasts to the end. A model that thinks apart from its content
 * writes no tags: there they are text.
 */
final class ThinkTags {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  private boolean inside;
  private boolean apart;
  private boolean said;
  private boolean atBreaks;
  private String held = "";

  /** A whole answer taken apart. */
  static ChatResponse split(ChatResponse answer) {
    return answer.withChoices(split(answer.choices()));
  }

  /** Whole answers taken apart. */
  static List<ChatChoice> split(List<ChatChoice> answers) {
    return answers.stream()
        .map(choice -> choice.withMessage(new ThinkTags().read(choice.message(), true)))
        .toList();
  }

  /**
   * What is new of the answer and of the thinking.
   *
   * @param last whether no other piece follows, for which the beginning of a tag could wait
   */
  Message.Assistant read(Message.Assistant piece, boolean last) {
    apart |= !piece.reasoning().isEmpty();
    Content content = piece.content();
    String fresh = content == null ? "" : content.plain();
    if (fresh == null || isPlain(fresh)) {
      said |= fresh != null && !fresh.isEmpty();
      return piece;
    }
    String raw = held + fresh;
    StringBuilder text = new StringBuilder();
    StringBuilder thought = inside ? new StringBuilder() : null;
    int at = 0;
    for (int tag = next(raw, at); tag >= 0; tag = next(raw, at)) {
      append(text, thought, raw, at, tag);
      at = tag + (inside ? CLOSE : OPEN).length();
      inside = !inside;
      atBreaks = !inside && !said;
      thought = thought == null ? new StringBuilder() : thought;
    }
    int end = last ? raw.length() : raw.length() - begun(raw, at);
    append(text, thought, raw, at, end);
    held = raw.substring(end);
    if (thought == null) {
      boolean isWhole = text.length() == end;
      return content == null && end == 0
          ? piece
          : piece.with(
              new Content(text.toString(), List.of(), isWhole ? null : raw.substring(0, end)),
              piece.reasoningContent());
    }
    String before = piece.reasoningContent() == null ? "" : piece.reasoningContent();
    return piece.with(
        new Content(text.toString(), List.of(), raw.substring(0, end)), before + thought);
  }

  /** Most pieces hold no tag, nor a part of one. */
  private boolean isPlain(String fresh) {
    return !inside && !atBreaks && held.isEmpty() && (apart || fresh.indexOf('<') < 0);
  }

  private int next(String raw, int at) {
    return apart && !inside ? -1 : raw.indexOf(inside ? CLOSE : OPEN, at);
  }

  /** How many characters at the end may be the beginning of the tag that is due. */
  private int begun(String raw, int at) {
    if (apart && !inside) {
      return 0;
    }
    String tag = inside ? CLOSE : OPEN;
    for (int length = Math.min(tag.length() - 1, raw.length() - at); length > 0; length--) {
      if (raw.endsWith(tag.substring(0, length))) {
        return length;
      }
    }
    return 0;
  }

  private void append(
      StringBuilder text, @Nullable StringBuilder thought, String raw, int from, int end) {
    if (inside) {
      if (thought != null) {
        thought.append(raw, from, end);
      }
      return;
    }
    int at = from;
    while (atBreaks && at < end) {
      atBreaks = raw.charAt(at) == '\n' || raw.charAt(at) == '\r';
      at += atBreaks ? 1 : 0;
    }
    said |= at < end;
    text.append(raw, at, end);
  }
}
