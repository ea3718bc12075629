package dev.qiao.core.internal.error;

import dev.qiao.core.internal.error.ErrorTable.Row;
import java.util.List;

/**
 * DeepSeek. The status decides: type and code vary, so that even a 402 says {@code
 * invalid_request_error}. Source: <a
 * href="https://api-docs.deepseek.com/quick_start/error_codes">error codes</a>.
 */
final class DeepSeekErrors {
  private DeepSeekErrors() {}

  static List<Row> rows() {
    return new ErrorRows()
        // No code distinguishes a refusal by the content review from a wrong parameter.
        .rowIfMessageContains(
            400, "Content Exists Risk", ErrorKind.CONTENT_REJECTED, Hints.REVIEW, "*")
        .rowIfMessageContains(
            400, "Model Not Exist", ErrorKind.BAD_REQUEST, "check the model's name.", "*")
        .rowIfMessageContains(
            400,
            "does not support this tool_choice",
            ErrorKind.BAD_REQUEST,
            "while thinking only the tool choices auto and none work; switch thinking off for"
                + " others.",
            "*")
        .rowIfMessageContains(
            400,
            "reasoning_content",
            ErrorKind.BAD_REQUEST,
            "send the reasoning of the assistant's last tool turn back with it, as Conversation"
                + " does.",
            "*")
        .row(
            402,
            ErrorKind.BILLING,
            "top up the account's balance on the vendor's platform; retrying does not help.",
            "*")
        .row(503, ErrorKind.SERVER, "the service is overloaded; try again later.", "*")
        .list();
  }

  /** Types of errors inside a stream, whose status says success. */
  static List<Row> generic() {
    return new ErrorRows()
        .row(0, ErrorKind.AUTHENTICATION, Hints.KEY, "authentication_error")
        .row(0, ErrorKind.RATE_LIMIT, Hints.SLOW_DOWN, "rate_limit_error")
        .row(0, ErrorKind.SERVER, Hints.LATER, "server_error")
        .row(0, ErrorKind.BAD_REQUEST, Hints.PARAMETER, "invalid_request_error")
        .list();
  }
}
