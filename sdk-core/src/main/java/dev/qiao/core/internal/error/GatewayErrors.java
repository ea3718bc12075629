package dev.qiao.core.internal.error;

import dev.qiao.core.internal.error.ErrorTable.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A gateway, which passes on what the vendor behind it says. Its own page names no error, so these
 * rows are assumed: OpenAI's names, and each vendor's own where no other vendor means something
 * else by them. Numbers are MiniMax's inside a 200 and Zhipu's with a status.
 */
final class GatewayErrors {
  private GatewayErrors() {}

  static List<Row> rows() {
    List<Row> rows =
        new ArrayList<>(
            new ErrorRows()
                .rowIfMessageContains(
                    429, "billing", ErrorKind.BILLING, Hints.ARREARS, "insufficient_quota")
                .row(
                    0,
                    ErrorKind.RATE_LIMIT_TOKENS,
                    "use fewer tokens per minute; if it persists, check whether the account has"
                        + " credit.",
                    "insufficient_quota")
                .row(
                    0,
                    ErrorKind.RATE_LIMIT,
                    Hints.SLOW_DOWN,
                    "rate_limit_exceeded",
                    "rate_limit_error")
                .row(0, ErrorKind.BAD_REQUEST, Hints.TOO_LONG, "context_length_exceeded")
                .row(0, ErrorKind.AUTHENTICATION, Hints.KEY, "authentication_error")
                .list());
    rows.addAll(DashScopeErrors.rows());
    rows.addAll(MoonshotErrors.rows());
    rows.addAll(ZhipuErrors.documented());
    rows.removeIf(row -> row.code().equals("*"));
    return rows;
  }

  static List<Row> generic() {
    return DashScopeErrors.generic();
  }
}
