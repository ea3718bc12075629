package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the fake model reads and says: questions, stock answers, and text cut into pieces. */
final class ChatText {
  private ChatText() {}

  /** An answer to a question that no script foresaw: always the same, and about the question. */
  static ChatAnswer stock(String question, boolean thinking) {
    String quoted = question.length() > 200 ? question.substring(0, 200) + ".." : question;
    boolean chinese = quoted.codePoints().anyMatch(Character::isIdeographic);
    ChatAnswer answer =
        ChatAnswer.of(
            chinese
                ? "您问的是：“" + quoted + "”。我是本机上的练习模型，不懂事实，但回答的格式与真实服务相同：分段的文字、用量和结束原因。"
                : "You asked: \""
                    + quoted
                    + "\" I am a practice model on this machine: I know no facts, but I answer as"
                    + " the real service does, in pieces, with usage and a finish reason.");
    if (!thinking) {
      return answer;
    }
    return answer.withReasoning(
        chinese
            ? "用户问：“" + quoted + "”。我先复述问题，再说明我只是练习模型。"
            : "The user asks: \""
                + quoted
                + "\" I will repeat the question, then say that I only practise.");
  }

  /** The text of the last message, or of the prompt. */
  static String question(JsonNode messages, JsonNode prompt) {
    JsonNode last = messages.path(messages.size() - 1);
    return messages.isEmpty() ? prompt.asText("") : content(last.path("content"));
  }

  /** The text of a message's content: a string, or the texts of its parts. */
  static String content(JsonNode content) {
    if (!content.isArray()) {
      return content.asText("");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode part : content) {
      if (part.path("text").isTextual()) {
        texts.add(part.path("text").asText(""));
      }
    }
    return String.join("\n", texts);
  }

  /** The tokens of a request, counted as the fake counts: a piece is a token. */
  static int promptTokens(JsonNode messages, JsonNode prompt) {
    int tokens = pieces(prompt.asText("")).size();
    for (JsonNode message : messages) {
      tokens += 4 + pieces(content(message.path("content"))).size();
    }
    return tokens;
  }

  /** Cuts a text as models do: a word with the blank before it, or one Chinese character. */
  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int previous = 0;
    for (int c : text.codePoints().toArray()) {
      boolean next =
          Character.isIdeographic(c)
              || (Character.isWhitespace(c) && !Character.isWhitespace(previous));
      if (next && !piece.isEmpty()) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.appendCodePoint(c);
      previous = c;
    }
    if (!piece.isEmpty()) {
      pieces.add(piece.toString());
    }
    return pieces;
  }
}
