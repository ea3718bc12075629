package dev.qiao.video;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.operation.Metered;
import dev.qiao.core.task.TaskInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finished video, whichever model made it.
 *
 * @param video the file; its link expires (24 hours at DashScope, one at MiniMax): save it
 * @param cover a picture of the video, where the service makes one (CogVideoX)
 * @param origPrompt the prompt as it was given
 * @param actualPrompt the prompt as the service rewrote it; null if it did not, or does not return
 *     it
 * @param optimizedPrompt the prompt as the service rewrote it, at Zhipu
 * @param checkAudio the sound that was checked, if the service returns it
 * @param usage what is billed; null if the service does not return it
 * @param videoWidth the width in pixels, if the service returns it (MiniMax)
 * @param videoHeight the height in pixels, if the service returns it (MiniMax)
 * @param file the file as the service stores it (MiniMax)
 * @param task what the service says of the task
 * @param additional fields this version does not know, in the shape they had
 */
@JsonDeserialize(using = VideoResultReader.class)
public record VideoResult(
    ResultFile video,
    @Nullable ResultFile cover,
    @Nullable String origPrompt,
    @Nullable String actualPrompt,
    @Nullable String optimizedPrompt,
    @Nullable ResultFile checkAudio,
    @Nullable VideoUsage usage,
    @Nullable Integer videoWidth,
    @Nullable Integer videoHeight,
    @Nullable StoredVideo file,
    TaskInfo task,
    Map<String, Object> additional)
    implements Metered {
  /** The id of the request, for a support ticket; null if the service did not send one. */
  public @Nullable String requestId() {
    return task.requestId();
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
