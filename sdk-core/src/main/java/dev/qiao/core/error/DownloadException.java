package dev.qiao.core.error;

import org.jspecify.annotations.Nullable;

/**
 * A result file could not be saved. The received part is kept in {@code name.part} for a later try.
 */
public class DownloadException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** With the file's host and path, never its signature. */
  public DownloadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
