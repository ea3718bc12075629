package dev.qiao.video.portrait;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a picture brought, before a video is paid for. Each family has its own {@code
 * Passed}, which its request takes, and its own {@link PortraitRejection}.
 */
public interface PortraitDetection {
  /** How many pictures are billed; a rejected one is billed too. */
  @Nullable Integer imageCount();

  /** The id of the request. */
  @Nullable String requestId();

  /** Fields this version does not know, in the shape they had. */
  Map<String, Object> additional();
}
