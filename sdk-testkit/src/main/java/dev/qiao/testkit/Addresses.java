package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** The addresses of media in a request's body. A service cannot open the caller's files. */
final class Addresses {
  private static final Pattern FIELD =
      Pattern.compile("(\\w+_)?(url|image|audio|video)s?|\\w+_(url|image|audio|video)(_list)?");

  /** Content that describes fields and names no media. */
  private static final Set<String> NOT_MEDIA =
      Set.of("tools", "response_format", "tool_calls", "output_format");

  private static final Pattern LOCAL =
      Pattern.compile(
          "(?is)file:.*|[a-z]:[\\\\/].*|\\.{0,2}[\\\\/][^\\s]*\\.[^\\s]*|[~.]{1,2}[\\\\/].*|/.{0,60}"
              + "|[^:]{1,250}\\.(png|jpe?g|webp|bmp|gif|tiff?|heic|mp4|mov|avi|mkv|webm|wav|mp3|m4a|flac|aac|ogg|opus|pcm)");

  private Addresses() {}

  /** Whether a field of this name holds addresses of media, or an object around one. */
  static boolean isAddress(String field) {
    return FIELD.matcher(field).matches();
  }

  /**
   * Refuses local paths.
   *
   * @throws Refusal in DashScope's words for an address that is none
   */
  static void check(JsonNode node) {
    node.properties()
        .forEach(
            field -> {
              if (!NOT_MEDIA.contains(field.getKey())) {
                if (isAddress(field.getKey())) {
                  checkAddress(field.getValue());
                }
                check(field.getValue());
              }
            });
    if (node.isArray()) {
      node.forEach(Addresses::check);
    }
  }

  private static void checkAddress(JsonNode value) {
    if (value.isTextual() && isLocal(value.asText())) {
      throw Refusal.badRequest(
          "InvalidParameter",
          "The provided URL does not appear to be valid. Ensure it is correctly formatted.");
    }
    if (value.isArray()) {
      value.forEach(Addresses::checkAddress);
    }
  }

  static boolean isLocal(String address) {
    return LOCAL.matcher(address).matches();
  }
}
