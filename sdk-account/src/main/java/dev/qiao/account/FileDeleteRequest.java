package dev.qiao.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a file; {@link AccountFiles#delete} sends it. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/openai-file-interface">files</a>.
 *
 * @param fileId the file's id
 * @param additional query parameters; none is documented
 */
public record FileDeleteRequest(String fileId, @Additional Map<String, Object> additional)
    implements CallRequest<FileDeletion> {
  /** Refuses a missing id. */
  public FileDeleteRequest {
    fileId = AccountFile.requireId(fileId, FileDeleteRequest.class);
    additional = Additional.Copy.of(additional, FileDeleteRequest.class);
  }

  /** Starts a request. */
  public static Builder builder(String fileId) {
    return new Builder(fileId, Map.of());
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(fileId, additional);
  }

  @Override
  public Operation<FileDeleteRequest, ?> operation() {
    return AccountOperations.DELETE;
  }

  @Override
  @JsonIgnore
  public @Nullable Model model() {
    return null;
  }

  /** Collects what is set. */
  public static final class Builder {
    private String fileId;
    private final Map<String, Object> additional;

    private Builder(String fileId, Map<String, Object> additional) {
      this.fileId = fileId;
      this.additional = new LinkedHashMap<>(additional);
    }

    /** Another file. */
    public Builder fileId(String value) {
      fileId = value;
      return this;
    }

    /** A query parameter that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public FileDeleteRequest build() {
      return new FileDeleteRequest(fileId, additional);
    }
  }
}
