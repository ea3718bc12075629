package dev.qiao.image;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import java.util.List;

/**
 * What the builders of those requests share whose input is one message: the prompt, and images
 * where a request takes them.
 *
 * @param <B> the builder itself
 */
public abstract class MessagesRequestBuilder<B extends MessagesRequestBuilder<B>>
    extends ImageRequestBuilder<B> {
  private MessagesInput input = MessagesInput.EMPTY;

  /** Starts with a model. */
  protected MessagesRequestBuilder(Model model) {
    super(model);
  }

  /** Takes over the input of a request. */
  protected final void copy(MessagesInput from) {
    input = from;
    additionalInput.putAll(from.additional());
  }

  /** What to show, or how to change the images. A new one takes the place of the one before. */
  public B prompt(String value) {
    input = input.withPrompt(value);
    return self();
  }

  /** Replaces the images. They are before the prompt, as in the vendor's samples. */
  protected B replaceImages(List<MediaSource> values) {
    input = input.withImages(values);
    return self();
  }

  /** Adds an image behind the others. */
  protected B appendImage(MediaSource value) {
    input = input.withOneMore(value);
    return self();
  }

  /**
   * The input.
   *
   * @param fix what to do where the prompt is missing
   * @throws dev.qiao.core.error.RequestValidationException if the prompt is missing
   */
  protected MessagesInput input(String fix) {
    return input.complete(additionalInput, fix, getClass());
  }
}
