package dev.qiao.text.file;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.text.TextOperations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one file; {@link AccountFiles#get} sends it. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/openai-file-interface">files</a>.
 *
 * @param fileId the file's id
 * @param additional query parameters; none is documented
 */
public record FileGetRequest(String fileId, @Additional Map<String, Object> additional)
    implements CallRequest<AccountFile> {
  /** Checks that there is an id, and copies. */
  public FileGetRequest {
    fileId = AccountFile.requireId(fileId);
    additional = Additional.Copy.of(additional, FileGetRequest.class);
  }

  /** Starts a request. */
  public static Builder builder(String fileId) {
    return new Builder(fileId);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<FileGetRequest, ?> operation() {
    return TextOperations.FILES_GET;
  }

  @Override
  @JsonIgnore
  public @Nullable Model model() {
    return null;
  }

  /** Collects what is set. */
  public static final class Builder {
    // derived from the components: begin

    private String fileId;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(String fileId) {
      this.fileId = Objects.requireNonNull(fileId, "fileId");
    }

    private Builder(FileGetRequest from) {
      fileId = from.fileId;
      additional.putAll(from.additional);
    }

    /** The file's id. */
    public Builder fileId(String value) {
      fileId = Objects.requireNonNull(value, "fileId");
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public FileGetRequest build() {
      return new FileGetRequest(fileId, additional);
    }

    // derived: end

  }
}
