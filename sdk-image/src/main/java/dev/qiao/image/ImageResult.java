package dev.qiao.image;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.task.TaskInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model made, whichever model and dialect. {@link #images()} is what most callers want; a
 * request for several may have failed in part, then {@link #failed()} tells why.
 *
 * @param parts images, texts and failures in the order they came
 * @param answers how each answer ended, of models that answer as a chat does
 * @param finished whether this is all, of models that answer as a chat does
 * @param usage what is billed; null where the service does not tell
 * @param id the id of the answer (MiniMax, GLM)
 * @param created when it was made, in seconds since 1970 (GLM, gateway)
 * @param successCount how many were made (MiniMax)
 * @param failedCount how many were not (MiniMax)
 * @param contentFilter what review found (GLM)
 * @param repaint what the portrait repaint says beside its images
 * @param task the request's id and, of a task, its state and times
 * @param additional fields this version does not know, in the shape they had
 */
@JsonDeserialize(using = ImageResultReader.class)
public record ImageResult(
    List<ImagePart> parts,
    List<Answer> answers,
    @Nullable Boolean finished,
    @Nullable ImageUsage usage,
    @Nullable String id,
    @Nullable Long created,
    @Nullable Integer successCount,
    @Nullable Integer failedCount,
    List<ContentFilter> contentFilter,
    @Nullable Repaint repaint,
    TaskInfo task,
    Map<String, Object> additional) {
  /** Copies. */
  public ImageResult {
    parts = List.copyOf(parts);
    answers = List.copyOf(answers);
    contentFilter = List.copyOf(contentFilter);
  }

  /** The images, in the order they came. */
  public List<ImagePart.Image> images() {
    return only(ImagePart.Image.class);
  }

  /** The images that could not be made. */
  public List<ImagePart.Failed> failed() {
    return only(ImagePart.Failed.class);
  }

  /**
   * The first image.
   *
   * @throws IllegalStateException if there is none; {@link #failed()} tells why
   */
  public ImageFile image() {
    List<ImagePart.Image> images = images();
    if (images.isEmpty()) {
      throw new IllegalStateException("the answer has no image; failed: " + failed());
    }
    return images.get(0).file();
  }

  /** The texts, in the order they came, put together; empty if there is none. */
  public String text() {
    StringBuilder text = new StringBuilder();
    only(ImagePart.Text.class).forEach(part -> text.append(part.text()));
    return text.toString();
  }

  private <P extends ImagePart> List<P> only(Class<P> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /**
   * How an answer ended.
   *
   * @param finishReason {@code stop} at its end
   * @param role {@code assistant}
   * @param reasoningContent what the model thought about the prompt
   */
  public record Answer(
      @Nullable String finishReason, @Nullable String role, @Nullable String reasoningContent) {}

  /**
   * What review found in one part of a request.
   *
   * @param role in whose words: {@code assistant}, {@code user} or {@code history}
   * @param level how bad, from 0, the worst, to 3
   */
  public record ContentFilter(@Nullable String role, @Nullable Integer level) {}

  /**
   * What the portrait repaint says beside its images.
   *
   * @param styleIndex the style it was done in
   * @param errorCode 0 on success
   * @param errorMessage {@code Success} on success
   */
  public record Repaint(
      @Nullable Integer styleIndex, @Nullable Integer errorCode, @Nullable String errorMessage) {}
}
