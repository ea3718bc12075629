package dev.qiao.core.error;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The request breaks documented limits. Nothing was sent and nothing is billed. */
public final class RequestValidationException extends SdkException {
  private static final long serialVersionUID = 1L;

  private final List<Violation> violations;

  /** With all violations at once. */
  public RequestValidationException(String subject, List<Violation> violations) {
    super(
        subject
            + (violations.size() == 1
                ? " breaks a documented limit: "
                : " breaks " + violations.size() + " documented limits: ")
            + violations.stream().map(Violation::text).collect(Collectors.joining("; ")),
        null);
    this.violations = List.copyOf(violations);
  }

  /** With a reason that is not a limit of one field, such as a request for another vendor. */
  public RequestValidationException(String message) {
    this(message, (Throwable) null);
  }

  /** With a reason and its cause. */
  public RequestValidationException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.violations = List.of();
  }

  /** Every violation found, in the order of the request's fields. */
  public List<Violation> violations() {
    return violations;
  }

  /**
   * One broken limit.
   *
   * @param field the field's path on the wire, such as {@code parameters.duration}
   * @param limit what the documents allow
   * @param value what was given, shortened
   * @param fix what to do
   */
  public record Violation(String field, String limit, String value, String fix)
      implements Serializable {
    String text() {
      return field + " is " + value + " but must be " + limit + " (" + fix + ")";
    }
  }
}
