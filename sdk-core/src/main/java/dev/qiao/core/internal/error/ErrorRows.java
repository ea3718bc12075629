package dev.qiao.core.internal.error;

import dev.qiao.core.internal.error.ErrorTable.Row;
import java.util.ArrayList;
import java.util.List;

/** Collects the rows of a table; several codes of one meaning are on one line. */
final class ErrorRows {
  private final List<Row> rows = new ArrayList<>();

  /** Codes with one meaning at a status, 0 for any. */
  ErrorRows row(int status, ErrorKind kind, String hint, String... codes) {
    return rowIfMessageContains(status, "", kind, hint, codes);
  }

  /** The same where only the vendor's message has the meaning. */
  ErrorRows rowIfMessageContains(
      int status, String says, ErrorKind kind, String hint, String... codes) {
    for (String code : codes) {
      rows.add(new Row(status, code, says, kind, kind.isTransient(), hint));
    }
    return this;
  }

  /** The rows so far. */
  List<Row> list() {
    return List.copyOf(rows);
  }
}
