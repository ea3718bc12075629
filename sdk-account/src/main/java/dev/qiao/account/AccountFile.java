package dev.qiao.account;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.RequestIdReader;
import dev.qiao.core.internal.json.Times;
import dev.qiao.core.operation.Violations;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that the account keeps until it is deleted.
 *
 * @param id names it in later requests, {@code file-fe-..} or {@code file-batch-..}
 * @param object {@code file}
 * @param bytes its size
 * @param createdAt when it came, in seconds since 1970
 * @param filename its name
 * @param purpose what it is for
 * @param status whether it can be used yet
 * @param statusDetails what is wrong with it
 * @param requestId the id of the request, for a support ticket
 * @param additional fields this version does not know
 */
public record AccountFile(
    String id,
    @Nullable String object,
    @Nullable Long bytes,
    @Nullable Long createdAt,
    @Nullable String filename,
    @Nullable FilePurpose purpose,
    @Nullable FileStatus status,
    @Nullable String statusDetails,
    @JsonDeserialize(using = RequestIdReader.class) @Nullable String requestId,
    @Additional Map<String, Object> additional) {
  /** Refuses a missing id. */
  public AccountFile {
    id = requireId(id, AccountFile.class);
    additional = Additional.Copy.of(additional);
  }

  /** When it came; null if the service does not return it. */
  public @Nullable Instant created() {
    return Times.ofSeconds(createdAt);
  }

  /** Whether it can be used. */
  public boolean isProcessed() {
    return FileStatus.PROCESSED.equals(status);
  }

  /**
   * What a system message says to show it to a model, {@code fileid://file-fe-..}: {@code
   * Message.system(file.reference())}. Several files go into one message, separated by commas.
   */
  public String reference() {
    return "fileid://" + id;
  }

  @SuppressWarnings("NullAway") // Jackson gives null for what is absent
  static String requireId(String id, Class<?> type) {
    new Violations().require("file_id", id, "give the id of an upload").throwIfAny(type);
    return id;
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
