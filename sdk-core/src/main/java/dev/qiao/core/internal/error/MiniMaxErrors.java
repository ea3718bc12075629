package dev.qiao.core.internal.error;

import dev.qiao.core.internal.error.ErrorTable.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * MiniMax: numbers in {@code base_resp} inside a 200, and a newer family with real statuses.
 * Source: <a href="https://platform.minimaxi.com/docs/api-reference/errorcode">error codes</a>.
 */
final class MiniMaxErrors {
  private MiniMaxErrors() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>(numbers());
    // With a real status the number is at the end of the message.
    rows.addAll(
        new ErrorRows()
            .rowIfMessageContains(0, "(1004)", ErrorKind.AUTHENTICATION, Hints.KEY, "*")
            .rowIfMessageContains(0, "(2049)", ErrorKind.AUTHENTICATION, Hints.KEY, "*")
            .rowIfMessageContains(0, "(1008)", ErrorKind.BILLING, Hints.ARREARS, "*")
            .rowIfMessageContains(0, "(2056)", ErrorKind.BILLING, Hints.ALLOWANCE, "*")
            .list());
    return rows;
  }

  /** The numbers, whatever the status is. */
  static List<Row> numbers() {
    return new ErrorRows()
        .row(0, ErrorKind.SERVER, Hints.LATER, "1000", "1001", "1013", "1024", "1033")
        .row(0, ErrorKind.RATE_LIMIT, Hints.SLOW_DOWN, "1002")
        .row(0, ErrorKind.RATE_LIMIT_TOKENS, Hints.FEWER_TOKENS, "1039")
        .row(0, ErrorKind.RATE_LIMIT_CONCURRENCY, Hints.FEWER_AT_ONCE, "1041")
        .row(0, ErrorKind.RATE_LIMIT_BURST, Hints.RAISE_STEP_BY_STEP, "2045")
        .row(0, ErrorKind.AUTHENTICATION, Hints.KEY, "1004", "2049")
        .row(0, ErrorKind.BILLING, Hints.ARREARS, "1008")
        .row(0, ErrorKind.BILLING, Hints.ALLOWANCE, "2056")
        .row(0, ErrorKind.BILLING, Hints.PLAN, "2061")
        .row(0, ErrorKind.CONTENT_REJECTED, Hints.REVIEW, "1026", "1027")
        .row(0, ErrorKind.BAD_REQUEST, Hints.PARAMETER, "2013")
        .row(
            0,
            ErrorKind.BAD_REQUEST,
            "more than a tenth of the text is invisible or illegal characters; clean it.",
            "1042")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "the recording and its text differ; correct one of them.",
            "1043",
            "1044")
        .row(0, ErrorKind.BAD_REQUEST, "check the voice id and the samples' file id.", "20132")
        .row(
            0,
            ErrorKind.INPUT_MEDIA,
            "cut the recording to the length that voice cloning takes.",
            "2037",
            "2048")
        .row(0, ErrorKind.PERMISSION, Hints.ACCOUNT, "2038")
        .row(0, ErrorKind.BAD_REQUEST, "this voice id exists; choose another.", "2039")
        .row(0, ErrorKind.PERMISSION, Hints.NO_VOICE, "2042")
        .list();
  }

  /** Types of errors that come with a status, where that says success. */
  static List<Row> generic() {
    return new ErrorRows()
        .row(0, ErrorKind.AUTHENTICATION, Hints.KEY, "authentication_error")
        .row(0, ErrorKind.RATE_LIMIT, Hints.SLOW_DOWN, "rate_limit_error")
        .row(0, ErrorKind.BAD_REQUEST, Hints.PARAMETER, "invalid_request_error")
        .list();
  }
}
