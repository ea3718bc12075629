package dev.qiao.core.error;

/** A picture, sound or video could not be fetched or is not suitable; the code says why. */
public final class InputMediaException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** With what the vendor said. */
  public InputMediaException(ApiFailure failure) {
    super(failure);
  }
}
