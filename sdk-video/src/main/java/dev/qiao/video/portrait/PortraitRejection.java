package dev.qiao.video.portrait;

/** A picture that cannot be animated, and why. */
public interface PortraitRejection extends PortraitDetection {
  /**
   * Why, as a code such as {@code InvalidFile.FacePose}; empty when the service gives none, as
   * LivePortrait and AnimateAnyone never do.
   */
  String code();

  /** Why, in the service's words; empty when it gives none. */
  String message();

  /** What a picture for this model must be like. */
  String advice();

  /** Why, never empty: the service's words, or the {@link #advice()} when it has none. */
  default String reason() {
    if (message().isBlank()) {
      return code().isBlank() ? "the service gave no reason; " + advice() : code();
    }
    return code().isBlank() ? message() : code() + ": " + message();
  }
}
