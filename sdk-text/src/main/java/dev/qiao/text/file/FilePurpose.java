package dev.qiao.text.file;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * What a file is for.
 *
 * @param value the word on the wire
 */
public record FilePurpose(@JsonValue String value) {
  /** A document that {@code qwen-long} or {@code qwen-doc-turbo} is asked about. */
  public static final FilePurpose FILE_EXTRACT = new FilePurpose("file-extract");

  /** The requests of a batch, one a line. */
  public static final FilePurpose BATCH = new FilePurpose("batch");

  /** What a batch made. */
  public static final FilePurpose BATCH_OUTPUT = new FilePurpose("batch_output");

  /** Checks that there is a word. */
  public FilePurpose {
    Objects.requireNonNull(value, "value");
  }

  /** Any word, one of tomorrow included. */
  @JsonCreator
  public static FilePurpose of(String value) {
    return new FilePurpose(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
