package dev.qiao.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/** What the service has made of a file. */
public final class FileStatus extends OpenValue {
  /** Ready to be used. */
  public static final FileStatus PROCESSED = new FileStatus("processed");

  /** Being read; for some seconds. */
  public static final FileStatus PROCESSING = new FileStatus("processing");

  /** Not to be used. */
  public static final FileStatus ERROR = new FileStatus("error");

  private FileStatus(String value) {
    super(value);
  }

  /** Any word, one of tomorrow included. */
  @JsonCreator
  public static FileStatus of(String value) {
    return new FileStatus(value);
  }
}
