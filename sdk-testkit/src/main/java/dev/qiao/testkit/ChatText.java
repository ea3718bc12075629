package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the fake model reads: questions, tokens, and text cut into pieces. */
final class ChatText {
  /** As many characters of a tool's arguments as come in one piece of a stream. */
  private static final int ARGUMENTS_PIECE = 9;

  /** What a file costs, whatever is in it. */
  private static final int MEDIA_TOKENS = 256;

  private ChatText() {}

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
    return tokens(messages, prompt).size();
  }

  /** The tokens of a request's text, one by one. */
  static List<String> tokens(JsonNode messages, JsonNode prompt) {
    List<String> tokens = new ArrayList<>(pieces(prompt.asText("")));
    for (JsonNode message : messages) {
      String role = message.path("role").asText("");
      tokens.addAll(List.of("<|", role, "|>", "\n"));
      tokens.addAll(pieces(content(message.path("content"))));
    }
    return tokens;
  }

  /** The tokens of pictures, sounds and films, by the name each kind has in a usage. */
  static Map<String, Integer> mediaTokens(JsonNode messages) {
    Map<String, Integer> tokens = new TreeMap<>();
    for (JsonNode message : messages) {
      for (JsonNode part : message.path("content")) {
        if (part.has("image") || part.has("image_url")) {
          tokens.merge("image_tokens", MEDIA_TOKENS, Integer::sum);
        } else if (part.has("audio") || part.has("input_audio")) {
          tokens.merge("audio_tokens", MEDIA_TOKENS, Integer::sum);
        } else if (part.has("video") || part.has("video_url")) {
          tokens.merge("video_tokens", MEDIA_TOKENS, Integer::sum);
        }
      }
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

  /** Cuts a tool's arguments anywhere, in the middle of a word too, as models do. */
  static List<String> argumentPieces(String arguments) {
    List<String> pieces = new ArrayList<>();
    int[] characters = arguments.codePoints().toArray();
    for (int from = 0; from < characters.length; from += ARGUMENTS_PIECE) {
      int count = Math.min(ARGUMENTS_PIECE, characters.length - from);
      pieces.add(new String(characters, from, count));
    }
    return pieces;
  }
}
