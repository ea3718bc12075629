package dev.qiao.video.portrait;

import dev.qiao.core.error.SdkException;

/**
 * A picture did not pass its detection, so nothing was submitted and no video is owed. The look at
 * the picture is billed all the same.
 */
public final class PortraitRejectedException extends SdkException {
  private static final long serialVersionUID = 1L;

  private final transient PortraitRejection rejection;

  /** With what the detection said. */
  public PortraitRejectedException(PortraitRejection rejection) {
    super(
        "the picture was rejected: "
            + rejection.reason()
            + " (nothing was submitted; the detection itself is billed)",
        null);
    this.rejection = rejection;
  }

  /** What the detection said: code, words, how many pictures are billed. */
  public PortraitRejection rejection() {
    return rejection;
  }
}
