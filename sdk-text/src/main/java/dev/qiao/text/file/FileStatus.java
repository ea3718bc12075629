package dev.qiao.text.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * What the service has made of a file.
 *
 * @param value the word on the wire
 */
public record FileStatus(@JsonValue String value) {
  /** Ready to be used. */
  public static final FileStatus PROCESSED = new FileStatus("processed");

  /** Being read; for some seconds. */
  public static final FileStatus PROCESSING = new FileStatus("processing");

  /** Not to be used. */
  public static final FileStatus ERROR = new FileStatus("error");

  /** Checks that there is a word. */
  public FileStatus {
    Objects.requireNonNull(value, "value");
  }

  /** Any word, one of tomorrow included. */
  @JsonCreator
  public static FileStatus of(String value) {
    return new FileStatus(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
