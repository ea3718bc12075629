package dev.qiao.core.task;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import java.io.Serializable;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to find a task again, in this process or another. It prints as one line of
 * text without spaces or secrets and parses back; keep it in your database next to the order it
 * belongs to.
 *
 * @param vendor whose service runs the task
 * @param region where it runs; a task is not visible from another region
 * @param workspace the workspace it was submitted in, if any
 * @param operation the id of the operation that submitted it, such as {@code
 *     wan.text-to-video.create}
 * @param taskId the service's id of the task
 * @param submittedAt when it was submitted
 */
public record TaskRef(
    Vendor vendor,
    Region region,
    @Nullable String workspace,
    String operation,
    String taskId,
    Instant submittedAt)
    implements Serializable {
  private static final String PREFIX = "qiao-task:1:";

  /** Checks that a path can contain the ids. */
  public TaskRef {
    Objects.requireNonNull(vendor, "the vendor of the task is null");
    Objects.requireNonNull(region, "the region of the task is null");
    Objects.requireNonNull(operation, "the operation of the task is null");
    Objects.requireNonNull(submittedAt, "submittedAt of the task is null");
    // What it prints as and parses back to.
    workspace = workspace == null || workspace.isBlank() ? null : workspace;
    try {
      submittedAt = Instant.ofEpochMilli(submittedAt.toEpochMilli());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "submittedAt of the task must be milliseconds since 1970 that fit a long, not "
              + submittedAt,
          e);
    }
    Objects.requireNonNull(taskId, "the task id is null");
    if (!taskId.matches("(?!\\.+$)[A-Za-z0-9._~:-]{1,200}")) {
      throw new IllegalArgumentException(
          "a task id is 1 to 200 letters, digits and ._~:- characters, not only dots; this one is"
              + " not");
    }
  }

  /**
   * A reference to a task whose id is all you have: from the vendor's console, another SDK, a
   * callback. When it was submitted is not known: {@link #submittedAt} is the present time, and the
   * workspace is the account's default.
   *
   * @param operation the id of the operation that submitted it, see docs/operations.md; {@code
   *     client.tasks().find(requestType, id)} knows it from the type of the request
   * @throws IllegalArgumentException if the text cannot be a task id
   */
  public static TaskRef of(Vendor vendor, Region region, String operation, String taskId) {
    return new TaskRef(vendor, region, null, operation, taskId, Instant.now());
  }

  /**
   * Reads what {@link #toString} printed.
   *
   * @throws IllegalArgumentException if the text is no task reference
   */
  public static TaskRef parse(String text) {
    Objects.requireNonNull(text, "the text of the task reference is null");
    String[] parts =
        text.startsWith(PREFIX) ? text.substring(PREFIX.length()).split(":", -1) : new String[0];
    if (parts.length != 6) {
      throw new IllegalArgumentException(
          "not a task reference: it must look like"
              + " qiao-task:1:dashscope:cn-beijing::wan.text-to-video.create:1700000000000:ID");
    }
    try {
      return new TaskRef(
          vendor(parts[0]),
          new Region(parts[1]),
          parts[2].isEmpty() ? null : decode(parts[2]),
          decode(parts[3]),
          decode(parts[5]),
          Instant.ofEpochMilli(Long.parseLong(parts[4])));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a task reference: its time is not a number", e);
    }
  }

  private static Vendor vendor(String id) {
    return Arrays.stream(Vendor.values())
        .filter(vendor -> vendor.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the task reference names the vendor \"" + id + "\", which is not known here"));
  }

  /** The reference as one line, for {@link #parse}. */
  @Override
  public String toString() {
    return PREFIX
        + vendor.id()
        + ':'
        + region.id()
        + ':'
        + (workspace == null ? "" : encode(workspace))
        + ':'
        + encode(operation)
        + ':'
        + submittedAt.toEpochMilli()
        + ':'
        + encode(taskId);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
