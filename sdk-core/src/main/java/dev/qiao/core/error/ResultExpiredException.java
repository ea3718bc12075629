package dev.qiao.core.error;

/** The link to a result has expired. The file is gone; only a new task makes it again. */
public final class ResultExpiredException extends DownloadException {
  private static final long serialVersionUID = 1L;

  /** With the file and when it expired. */
  public ResultExpiredException(String message) {
    super(message, null);
  }
}
