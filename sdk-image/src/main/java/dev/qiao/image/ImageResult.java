package dev.qiao.image;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model made, whichever model and dialect. {@link #images()} is what most callers want; a
 * request for several may have failed in part, then {@link #failed()} says why.
 *
 * @param parts images, texts and failures in the order they came
 * @param answers how each answer ended, of models that answer as a chat does
 * @param finished whether this is all, of models that answer as a chat does
 * @param rewriteStatus what became of the rewriting of the prompt, such as {@code not_use}
 *     (qwen-image-3.0)
 * @param message a remark on a success, such as that a picture has no text to translate
 * @param usage what is billed; null if the service does not return it
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
    @Nullable String rewriteStatus,
    @Nullable String message,
    @Nullable ImageUsage usage,
    @Nullable String id,
    @Nullable Long created,
    @Nullable Integer successCount,
    @Nullable Integer failedCount,
    List<ContentFilter> contentFilter,
    @Nullable Repaint repaint,
    TaskInfo task,
    Map<String, Object> additional)
    implements Metered {
  /** The id of the request, for a support ticket; null if the service did not send one. */
  public @Nullable String requestId() {
    return task.requestId();
  }

  /** The states of a task that is not finished, in the words of all vendors. */
  private static final Set<String> PENDING =
      Set.of("PENDING", "RUNNING", "SUSPENDED", "PROCESSING", "QUEUEING", "PREPARING");

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
   * @throws IllegalStateException if there is none: {@link #failed()} has the reasons, and the
   *     message names the task if the answer is one that has not finished
   */
  public ImageFile image() {
    List<ImagePart.Image> images = images();
    if (images.isEmpty()) {
      String taskId = task.taskId();
      throw new IllegalStateException(
          failed().isEmpty() && taskId != null && isPending(task.status())
              ? "the answer is a task that is not finished, "
                  + taskId
                  + "; wait for it with client.tasks().find(RequestType.class, \""
                  + taskId
                  + "\").await()"
              : "the answer has no image; failed: " + failed());
    }
    return images.get(0).file();
  }

  private static boolean isPending(TaskStatus status) {
    return PENDING.contains(status.value().toUpperCase(Locale.ROOT));
  }

  /** The texts, in the order they came, put together; empty if there is none. */
  public String text() {
    StringBuilder text = new StringBuilder();
    only(ImagePart.Text.class).forEach(part -> text.append(part.text()));
    return text.toString();
  }

  /**
   * Saves every image, and what belongs to one (a poster's background, the view of a segmentation),
   * under safe names: a link's own, {@code image-1.png}, {@code image-2.png}, ... for images in the
   * answer. One that fails does not keep the others from being saved.
   *
   * @param folder made if it is not there; files in it are replaced
   * @return what was saved and what failed; an image of the answer is listed under its name
   * @throws IllegalStateException if the images are links that came through no client
   * @see dev.qiao.core.file.MediaFiles#saveAll
   */
  public DownloadBatch saveAll(Path folder) {
    List<ImageFile> files = new ArrayList<>();
    for (ImagePart.Image image : images()) {
      files.add(image.file());
      if (image.companion() != null) {
        files.add(image.companion());
      }
    }
    List<ResultFile> links = files.stream().map(ImageFile::link).filter(Objects::nonNull).toList();
    DownloadBatch batch = ResultFile.saveAll(links, folder);
    List<DownloadBatch.Saved> saved = new ArrayList<>(batch.saved());
    List<DownloadBatch.Failed> failed = new ArrayList<>(batch.failed());
    int number = 0;
    for (ImageFile file : files) {
      if (file.isInline()) {
        number++;
        String name = "image-" + number;
        try {
          name = file.name().replaceFirst("image", name);
          saved.add(new DownloadBatch.Saved(ResultFile.of(name), file.saveIn(folder, name)));
        } catch (SdkException e) {
          failed.add(new DownloadBatch.Failed(ResultFile.of(name), e));
        }
      }
    }
    return new DownloadBatch(saved, failed);
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
      @Nullable String finishReason, @Nullable String role, @Nullable String reasoningContent) {
    /** This answer with the next piece of its stream. */
    Answer then(Answer next) {
      return new Answer(
          next.finishReason == null || next.finishReason.equals("null")
              ? finishReason
              : next.finishReason,
          next.role == null ? role : next.role,
          next.reasoningContent == null
              ? reasoningContent
              : (reasoningContent == null ? "" : reasoningContent) + next.reasoningContent);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * What review found in one part of a request.
   *
   * @param role in whose words: {@code assistant}, {@code user} or {@code history}
   * @param level how bad, from 0, the worst, to 3
   * @param additional fields this version does not know
   */
  public record ContentFilter(
      @Nullable String role, @Nullable Integer level, @Additional Map<String, Object> additional) {
    public ContentFilter {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * What the portrait repaint says beside its images.
   *
   * @param styleIndex the style it was done in
   * @param errorCode 0 on success
   * @param errorMessage {@code Success} on success
   */
  public record Repaint(
      @Nullable Integer styleIndex, @Nullable Integer errorCode, @Nullable String errorMessage) {
    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }

  @Override
  public Map<String, Number> amounts() {
    return Metered.of(usage);
  }
}
