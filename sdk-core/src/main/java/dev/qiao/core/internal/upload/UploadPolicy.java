package dev.qiao.core.internal.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.internal.json.JsonFields;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The storage's permission to upload one file. Numbers come as numbers or as text; one page says
 * so, a recording the other.
 *
 * @param policy what is permitted, signed
 * @param signature of the policy
 * @param uploadDir the folder of the object
 * @param uploadHost where the form goes
 * @param expireInSeconds how long the policy is valid
 * @param maxFileSizeMb the largest file
 * @param capacityLimitMb how much the account may store
 * @param ossAccessKeyId who signed
 * @param xOssObjectAcl who may read the object
 * @param xOssForbidOverwrite whether an object that is there stays, as text
 * @param requestId the id of the request
 * @param additional fields this version does not know
 */
public record UploadPolicy(
    String policy,
    String signature,
    String uploadDir,
    String uploadHost,
    @Nullable Long expireInSeconds,
    @Nullable Long maxFileSizeMb,
    @Nullable Long capacityLimitMb,
    String ossAccessKeyId,
    String xOssObjectAcl,
    String xOssForbidOverwrite,
    @Nullable String requestId,
    Map<String, Object> additional) {
  private static final long MEGABYTE = 1024L * 1024L;

  /** The policy in an answer; what the answer does not have is empty. */
  public static UploadPolicy of(@Nullable JsonNode tree) {
    JsonFields answer = JsonFields.of(tree);
    // The vendor's own SDK for Python looks into both.
    JsonFields data = answer.object(answer.has("data") ? "data" : "output");
    return new UploadPolicy(
        text(data, "policy"),
        text(data, "signature"),
        text(data, "upload_dir"),
        text(data, "upload_host"),
        number(data, "expire_in_seconds"),
        number(data, "max_file_size_mb"),
        number(data, "capacity_limit_mb"),
        text(data, "oss_access_key_id"),
        text(data, "x_oss_object_acl"),
        text(data, "x_oss_forbid_overwrite"),
        answer.text("request_id"),
        answer.rest());
  }

  private static String text(JsonFields data, String name) {
    return Objects.requireNonNullElse(data.text(name), "");
  }

  private static @Nullable Long number(JsonFields data, String name) {
    return data.longInteger(name);
  }

  /** The largest file in bytes; a size of nothing or less is no limit but a mistake. */
  long mostBytes() {
    return maxFileSizeMb == null || maxFileSizeMb <= 0
        ? Long.MAX_VALUE
        : Math.min(maxFileSizeMb, Long.MAX_VALUE / MEGABYTE) * MEGABYTE;
  }

  /** Without the signature: anyone who has it can upload. */
  @Override
  public String toString() {
    return "UploadPolicy[" + uploadDir + " at " + uploadHost + "]";
  }
}
