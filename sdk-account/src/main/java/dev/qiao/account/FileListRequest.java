package dev.qiao.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Times;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of the account's files to list; {@link AccountFiles#list} sends it. All criteria are
 * optional and hold together. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/openai-file-interface">files</a>.
 *
 * @param after files that the list has after this one: the id of the last file of the page before
 * @param limit files on a page, 1 to 2000; 2000 by default
 * @param purpose files for one purpose
 * @param createAfter files that came from then on, to the second. The service takes a time without
 *     a zone; no page says which it means, and UTC+8 is assumed. Written {@code yyyyMMddHHmmss}.
 * @param createBefore files that came until then, to the second, in UTC+8 as well; written {@code
 *     yyyyMMddHHmmss}
 * @param additional criteria beside these
 */
public record FileListRequest(
    @Nullable String after,
    @Nullable Integer limit,
    @Nullable FilePurpose purpose,
    @Nullable String createAfter,
    @Nullable String createBefore,
    @Additional Map<String, Object> additional)
    implements CallRequest<AccountFilePage> {
  /** Refuses an additional field named like a component. */
  public FileListRequest {
    additional = Additional.Copy.of(additional, FileListRequest.class);
  }

  /** Starts without a criterion. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<FileListRequest, ?> operation() {
    return AccountOperations.LIST;
  }

  @Override
  @JsonIgnore
  public @Nullable Model model() {
    return null;
  }

  @Override
  public void validate(Violations violations) {
    violations.check("limit", limit, Limit.range(1, 2000));
  }

  /** Collects criteria. */
  public static final class Builder {
    // derived from the components: begin
    // without setter: limit, createAfter, createBefore
    // required: after, purpose

    private @Nullable String after;
    private @Nullable Integer limit;
    private @Nullable FilePurpose purpose;
    private @Nullable String createAfter;
    private @Nullable String createBefore;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder() {}

    private Builder(FileListRequest from) {
      after = from.after;
      limit = from.limit;
      purpose = from.purpose;
      createAfter = from.createAfter;
      createBefore = from.createBefore;
      additional.putAll(from.additional);
    }

    /** Files that the list has after this one: the id of the last file of the page before. */
    public Builder after(String value) {
      after = value;
      return this;
    }

    /** Files for one purpose. */
    public Builder purpose(FilePurpose value) {
      purpose = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public FileListRequest build() {
      return new FileListRequest(after, limit, purpose, createAfter, createBefore, additional);
    }

    // derived: end

    /** Files on a page, 1 to 2000; 2000 by default. */
    public Builder limit(int value) {
      limit = value;
      return this;
    }

    /**
     * Files that came from then on, to the second. The service takes a time without a zone; no page
     * says which it means, and UTC+8 is assumed.
     */
    public Builder createAfter(Instant value) {
      createAfter =
          Times.query(Objects.requireNonNull(value, "the value of createAfter(..) is null"));
      return this;
    }

    /** Files that came until then, to the second, in UTC+8 as well. */
    public Builder createBefore(Instant value) {
      createBefore =
          Times.query(Objects.requireNonNull(value, "the value of createBefore(..) is null"));
      return this;
    }
  }
}
