package dev.qiao.image;

import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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

  static final MessagesInput EMPTY =
      new MessagesInput(List.of(new Message("user", List.of(), Map.of())), Map.of());

  /** Copies, and checks that there is one message. */
  public MessagesInput {
    messages = Additional.Copy.list(messages, "messages");
    if (messages.size() != 1) {
      throw new IllegalArgumentException(
          "input.messages must hold exactly one message, not " + messages.size());
    }
    additional = Additional.Copy.of(additional, MessagesInput.class);
  }

  /** The input with only a prompt. */
  public static MessagesInput of(String prompt) {
    return EMPTY.withPrompt(prompt);
  }

  /** A copy with another prompt, in the place of the one before. */
  public MessagesInput withPrompt(String value) {
    Objects.requireNonNull(value, "prompt");
    return replace(Part::text, List.of(new Part(value, null, Map.of())), parts().size());
  }

  /** A copy with other images: before the prompt, as in the vendor's samples. */
  MessagesInput withImages(List<MediaSource> values) {
    return replace(
        Part::image,
        Additional.Copy.list(values, "images").stream()
            .map(image -> new Part(null, image, Map.of()))
            .toList(),
        0);
  }

  /** A copy with an image more, behind the others. */
  MessagesInput withOneMore(MediaSource image) {
    List<Part> content = new ArrayList<>(parts());
    int behind = 0;
    for (int i = 0; i < content.size(); i++) {
      behind = content.get(i).image() == null ? behind : i + 1;
    }
    content.add(behind, new Part(null, Objects.requireNonNull(image, "image"), Map.of()));
    return with(content);
  }

  /**
   * A copy that a builder sends.
   *
   * @param fields those beside the message
   * @param fix what to do where the prompt is missing
   * @param builder the builder's class
   * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
   */
  public MessagesInput complete(Map<String, Object> fields, String fix, Class<?> builder) {
    new Violations().require(PROMPT, prompt(), fix).throwIfAny(builder);
    return new MessagesInput(messages, fields);
  }

  /** Puts parts in the place of the first of the old ones. */
  private MessagesInput replace(
      Function<Part, @Nullable Object> kind, List<Part> parts, int otherwise) {
    List<Part> content = new ArrayList<>(parts());
    int at = -1;
    for (int i = content.size() - 1; i >= 0; i--) {
      if (kind.apply(content.get(i)) != null) {
        content.remove(i);
        at = i;
      }
    }
    content.addAll(at < 0 ? otherwise : at, parts);
    return with(content);
  }

  private MessagesInput with(List<Part> content) {
    Message from = messages.get(0);
    return new MessagesInput(
        List.of(new Message(from.role(), content, from.additional())), additional);
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
    /** Refuses null for a required component, and an additional field named like a component. */
    public Message {
      Objects.requireNonNull(role, "role");
      content = Additional.Copy.list(content, "content");
      additional = Additional.Copy.of(additional, Message.class);
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
    /** Refuses an additional field named like a component. */
    public Part {
      additional = Additional.Copy.of(additional, Part.class);
    }
  }
}
