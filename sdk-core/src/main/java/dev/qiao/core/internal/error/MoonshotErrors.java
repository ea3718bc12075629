package dev.qiao.core.internal.error;

import dev.qiao.core.internal.error.ErrorTable.Row;
import java.util.List;

/**
 * Moonshot, which names errors in {@code error.type}. Source: <a
 * href="https://platform.moonshot.cn/docs/api/errors">errors</a>.
 */
final class MoonshotErrors {
  private MoonshotErrors() {}

  static List<Row> rows() {
    return new ErrorRows()
        .row(
            0,
            ErrorKind.AUTHENTICATION,
            Hints.KEY,
            "invalid_authentication_error",
            "incorrect_api_key_error")
        .row(0, ErrorKind.PERMISSION, Hints.GRANT, "permission_denied_error")
        .row(
            0,
            ErrorKind.BILLING,
            "top up the account in the vendor's console; this is not a rate limit, retrying does"
                + " not help.",
            "exceeded_current_quota_error")
        .row(0, ErrorKind.CONTENT_REJECTED, Hints.REVIEW, "content_filter")
        .row(
            0,
            ErrorKind.NOT_FOUND,
            "check the model's name, and that this key may use it in region {region}.",
            "resource_not_found_error")
        .rowIfMessageContains(
            400, "token limit", ErrorKind.BAD_REQUEST, Hints.TOO_LONG, "invalid_request_error")
        .rowIfMessageContains(
            400, "token length", ErrorKind.BAD_REQUEST, Hints.TOO_LONG, "invalid_request_error")
        .rowIfMessageContains(
            0,
            "max concurrency",
            ErrorKind.RATE_LIMIT_CONCURRENCY,
            Hints.FEWER_AT_ONCE,
            "rate_limit_reached_error")
        .rowIfMessageContains(
            0, "TPM", ErrorKind.RATE_LIMIT_TOKENS, Hints.FEWER_TOKENS, "rate_limit_reached_error")
        .rowIfMessageContains(
            0,
            "TPD",
            ErrorKind.RATE_LIMIT_TOKENS,
            "the tokens of this day are used up; ask for a higher limit or wait until tomorrow.",
            "rate_limit_reached_error")
        .row(0, ErrorKind.RATE_LIMIT, Hints.SLOW_DOWN, "rate_limit_reached_error")
        .row(0, ErrorKind.RATE_LIMIT_CONCURRENCY, Hints.OVERLOADED, "engine_overloaded_error")
        .row(
            0,
            ErrorKind.SERVER,
            Hints.LATER,
            "server_error",
            "unexpected_output",
            "server_unavailable")
        .row(
            0,
            ErrorKind.BAD_REQUEST,
            "the connection was closed before the answer; keep it open, and see Timeouts.",
            "client_closed_request")
        .list();
  }

  /** Codes that say no more than their status does. */
  static List<Row> generic() {
    return new ErrorRows()
        .row(0, ErrorKind.BAD_REQUEST, Hints.PARAMETER, "invalid_request_error")
        .list();
  }
}
