package dev.qiao.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds a file to those that the account keeps; {@link AccountFiles#upload} sends it. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/openai-file-interface">files</a>.
 *
 * <p>A document has at most 150 MB and is a TXT, DOCX, PDF, XLSX, EPUB, MOBI, MD, CSV or JSON, or a
 * BMP, PNG, JPG or GIF; the lines of a batch have at most 500 MB and are a JSONL. An account keeps
 * at most 10,000 files and 100 GB, without an end and free of charge.
 *
 * @param file the file, which must be local: a path, bytes or a stream
 * @param purpose what it is for
 * @param additional fields of the form beside these
 */
public record FileUploadRequest(
    MediaSource file, FilePurpose purpose, @Additional Map<String, Object> additional)
    implements CallRequest<AccountFile> {
  private static final long MEGABYTE = 1024 * 1024;
  private static final Set<String> DOCUMENTS =
      Set.of(
          "txt", "docx", "pdf", "xlsx", "epub", "mobi", "md", "csv", "json", "bmp", "png", "jpg",
          "jpeg", "gif");

  /** Refuses a file that is not local. */
  public FileUploadRequest {
    Objects.requireNonNull(file, "file is null");
    Objects.requireNonNull(purpose, "purpose");
    Violations violations = new Violations();
    if (!file.isLocal()) {
      violations.add("file", "a local file", file, "save it first and give MediaSource.of(path)");
    } else if (file.name().isBlank()) {
      violations.add("file", "a file with a name", "one without", "give one with its extension");
    }
    violations.throwIfAny(FileUploadRequest.class);
    additional = Additional.Copy.of(additional, FileUploadRequest.class);
  }

  /** Starts a request. */
  public static Builder builder(MediaSource file, FilePurpose purpose) {
    return new Builder(file, purpose, Map.of());
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(file, purpose, additional);
  }

  @Override
  public Operation<FileUploadRequest, ?> operation() {
    return AccountOperations.UPLOAD;
  }

  @Override
  @JsonIgnore
  public @Nullable Model model() {
    return null;
  }

  @Override
  public void validate(Violations violations) {
    if (purpose.equals(FilePurpose.FILE_EXTRACT)) {
      size(violations, 150);
      extension(violations, DOCUMENTS, "a document or a picture", "save it in one of the formats");
    } else if (purpose.equals(FilePurpose.BATCH)) {
      size(violations, 500);
      extension(violations, Set.of("jsonl"), "a .jsonl", "write one JSON object a line");
    }
  }

  private void size(Violations violations, int megabytes) {
    long size;
    try {
      size = file.size();
    } catch (IOException e) {
      // Sending it will tell.
      return;
    }
    if (size > megabytes * MEGABYTE) {
      violations.add("file", "at most " + megabytes + " MB", size + " bytes", "split it");
    }
  }

  private void extension(Violations violations, Set<String> known, String limit, String fix) {
    String name = file.name();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!known.contains(extension)) {
      violations.add("file", limit, name, fix);
    }
  }

  /** Collects what is set. */
  public static final class Builder {
    private MediaSource file;
    private FilePurpose purpose;
    private final Map<String, Object> additional;

    private Builder(MediaSource file, FilePurpose purpose, Map<String, Object> additional) {
      this.file = file;
      this.purpose = purpose;
      this.additional = new LinkedHashMap<>(additional);
    }

    /** Another file. */
    public Builder file(MediaSource value) {
      file = value;
      return this;
    }

    /** Another purpose. */
    public Builder purpose(FilePurpose value) {
      purpose = value;
      return this;
    }

    /** A field of the form that this version has no setter for. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public FileUploadRequest build() {
      return new FileUploadRequest(file, purpose, additional);
    }
  }
}
