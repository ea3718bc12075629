package dev.qiao.video;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.task.TaskInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finished video, whichever model made it.
 *
 * @param video the file; its link expires (24 hours at DashScope, one at MiniMax): save it
 * @param cover a picture of the video, where the service makes one (CogVideoX)
 * @param origPrompt the prompt as it was given
 * @param actualPrompt the prompt as the service rewrote it; null where it did not or does not tell
 * @param usage what is billed; null where the service does not tell
 * @param videoWidth the width in pixels, where the service tells (MiniMax)
 * @param videoHeight the height in pixels, where the service tells (MiniMax)
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
    @Nullable VideoUsage usage,
    @Nullable Integer videoWidth,
    @Nullable Integer videoHeight,
    @Nullable StoredVideo file,
    TaskInfo task,
    Map<String, Object> additional) {}
