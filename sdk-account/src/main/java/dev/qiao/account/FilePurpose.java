package dev.qiao.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;

/** What a file is for. */
public final class FilePurpose extends OpenValue {
  /** A document that {@code qwen-long} or {@code qwen-doc-turbo} is asked about. */
  public static final FilePurpose FILE_EXTRACT = new FilePurpose("file-extract");

  /** The requests of a batch, one a line. */
  public static final FilePurpose BATCH = new FilePurpose("batch");

  /** What a batch made. */
  public static final FilePurpose BATCH_OUTPUT = new FilePurpose("batch_output");

  private FilePurpose(String value) {
    super(value);
  }

  /** Any word, one of tomorrow included. */
  @JsonCreator
  public static FilePurpose of(String value) {
    return new FilePurpose(value);
  }
}
