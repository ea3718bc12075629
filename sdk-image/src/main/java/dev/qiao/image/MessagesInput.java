package dev.qiao.image;

import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Violations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The input of the image models that are asked as a chat is: one message of the user, with the
 * prompt and the images it speaks of. Builders write it; see {@link MessagesRequestBuilder}.
 *
 * @param messages exactly one message
 * @param additional fields beside these
 */
public record MessagesInput(List<Message> messages, @Additional Map<String, Object> additional) {
  /** What the limits of a model call the prompt. */
  static final String PROMPT = "input.messages[0].content[].text";

  /** What the limits of a model call an image. */
  static final String IMAGE = "input.messages[0].content[].image";

  /** What the limits of a model call the number of images. */
  static final String NUMBER = "number of " + IMAGE;

  /** Copies, and checks that there is one message. */
  public MessagesInput {
    messages = List.copyOf(messages);
    if (messages.size() != 1) {
      throw new IllegalArgumentException(
          "input.messages must hold exactly one message, not " + messages.size());
    }
    additional = Additional.Copy.of(additional);
  }

  /** The prompt; empty if there is none. */
  public String prompt() {
    return parts().stream().map(Part::text).filter(Objects::nonNull).findFirst().orElse("");
  }

  /** The images, in the order that prompts count them by, from 1. */
  public List<MediaSource> images() {
    return parts().stream().map(Part::image).filter(Objects::nonNull).toList();
  }

  /** Checks prompt and images against the limits of the request's model. */
  public void validate(Violations violations) {
    validate(violations, "");
  }

  /**
   * Checks prompt and images against the limits of the request's model.
   *
   * @param mode what the number of images depends on, such as {@code " with enable_interleave"}
   */
  public void validate(Violations violations, String mode) {
    List<MediaSource> images = images();
    violations.check(PROMPT, prompt()).check(NUMBER + mode, images.size());
    images.forEach(image -> violations.check(IMAGE, image));
  }

  private List<Part> parts() {
    return messages.get(0).content();
  }

  /**
   * A message.
   *
   * @param role {@code user}
   * @param content the images and the prompt
   * @param additional fields beside these
   */
  public record Message(
      String role, List<Part> content, @Additional Map<String, Object> additional) {
    /** Copies. */
    public Message {
      Objects.requireNonNull(role, "role");
      content = List.copyOf(content);
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * A part of a message: a text or an image.
   *
   * @param text the prompt, null for an image
   * @param image the image, null for a prompt
   * @param additional fields beside these
   */
  public record Part(
      @Nullable String text,
      @Nullable MediaSource image,
      @Additional Map<String, Object> additional) {
    /** Copies. */
    public Part {
      additional = Additional.Copy.of(additional);
    }
  }
}
