package dev.qiao.core.error;

/** The received bytes differ from what the storage announced. */
public final class ChecksumMismatchException extends DownloadException {
  private static final long serialVersionUID = 1L;

  /** With what was announced and what came. */
  public ChecksumMismatchException(String message) {
    super(message, null);
  }
}
