package dev.qiao.image;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.image.MessagesInput.Message;
import dev.qiao.image.MessagesInput.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of all requests share whose input is one message: the prompt, and images where
 * a request takes them.
 *
 * @param <B> the builder itself
 */
public abstract class MessagesRequestBuilder<B extends MessagesRequestBuilder<B>>
    extends NativeRequestBuilder<B> {
  private static final Message EMPTY = new Message("user", List.of(), Map.of());

  private final Message from;
  private final List<Part> content;

  /** Starts with a model. */
  protected MessagesRequestBuilder(Model model) {
    super(model);
    from = EMPTY;
    content = new ArrayList<>();
  }

  /** Starts from the input of a request. */
  protected MessagesRequestBuilder(Model model, MessagesInput input) {
    super(model);
    from = input.messages().get(0);
    content = new ArrayList<>(from.content());
    additionalInput.putAll(input.additional());
  }

  /** What to show, or how to change the images. A new one takes the place of the one before. */
  public B prompt(String value) {
    Objects.requireNonNull(value, "prompt");
    replace(Part::text, List.of(new Part(value, null, Map.of())), content.size());
    return self();
  }

  /** Replaces the images. They stand before the prompt, as in the vendor's samples. */
  protected B replaceImages(List<MediaSource> values) {
    replace(Part::image, values.stream().map(image -> new Part(null, image, Map.of())).toList(), 0);
    return self();
  }

  /** Adds an image behind the others. */
  protected B appendImage(MediaSource value) {
    int behind = 0;
    for (int i = 0; i < content.size(); i++) {
      behind = content.get(i).image() == null ? behind : i + 1;
    }
    content.add(behind, new Part(null, Objects.requireNonNull(value, "image"), Map.of()));
    return self();
  }

  /**
   * The input.
   *
   * @param fix what to do where the prompt is missing
   * @throws IllegalArgumentException if the prompt is missing
   */
  protected MessagesInput input(String fix) {
    MessagesInput input =
        new MessagesInput(
            List.of(new Message(from.role(), content, from.additional())), additionalInput);
    if (input.prompt().isBlank()) {
      throw new IllegalArgumentException(MessagesInput.PROMPT + " is missing: " + fix);
    }
    return input;
  }

  /** Puts parts where the first of the old ones stood. */
  private void replace(Function<Part, @Nullable Object> kind, List<Part> parts, int otherwise) {
    int at = -1;
    for (int i = content.size() - 1; i >= 0; i--) {
      if (kind.apply(content.get(i)) != null) {
        content.remove(i);
        at = i;
      }
    }
    content.addAll(at < 0 ? otherwise : at, parts);
  }
}
