package dev.qiao.docs;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.ApiFailure;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.internal.error.ErrorReader;
import dev.qiao.core.internal.error.ErrorTable;
import dev.qiao.core.internal.error.ErrorTable.Row;
import dev.qiao.core.internal.retry.Retries;
import dev.qiao.core.internal.time.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/errors.md}, from the error tables and from what the retries do with each row. */
final class ErrorsPage {
  /** Statuses to try for a row of any status: of the request's fault, and of the service's. */
  private static final List<Integer> ANY_STATUS = List.of(400, 500, 503);

  /** Statuses that no row names, for the row of what is left. */
  private static final List<Integer> NO_STATUS_OF_A_ROW = List.of(418, 599);

  /** The status of an error inside a 200, for codes behind the bare statuses. */
  private static final List<Integer> SUCCESS = List.of(200);

  private ErrorsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(16 * 1024);
    page.append(
        """
        # All error codes

        """);
    page.append(GeneratedPagesTest.NOTICE);
    page.append(
        """

        The exception for each status and code, and what to do. How to catch them: [errors](guide/errors.md).

        The first matching row applies, so codes come before the bare status; those after it say no more than a status and
        count where that is a success. A code is compared without regard to case.
        `X.*` is every code that begins with `X.`; "-" is any status or code. A row with words also needs those words in
        the vendor's message. The same table reads errors inside a 200, inside a stream and of a failed task.

        "Repeated" is what the SDK does automatically under `RetryPolicy.DEFAULT`, by the kind of request: a read (a poll,
        a `GET`) costs nothing; anything else may be billed and is repeated only when it certainly did not run.
        `{host}` and `{region}` in a hint are those of the client.
        """);
    tables()
        .forEach(
            (rows, vendors) -> {
              page.append("\n## ")
                  .append(
                      vendors.stream().map(Vendor::displayName).collect(Collectors.joining(", ")))
                  .append("\n\n| status | code | words | exception | repeated | hint |\n")
                  .append("|---|---|---|---|---|---|\n");
              List<Row> hosted = hosted(vendors.get(0), rows);
              lines(vendors.get(0), rows.stream().filter(row -> !hosted.contains(row)).toList())
                  .forEach(page::append);
              if (!hosted.isEmpty()) {
                page.append(
                    "\nMiniMax's models answer with a status of 200 and MiniMax's own codes here,"
                        + " too: see MiniMax.\n");
              }
            });
    return page.toString();
  }

  /** Vendors with the same rows share a table. */
  private static Map<List<Row>, List<Vendor>> tables() {
    return Arrays.stream(Vendor.values())
        .collect(
            Collectors.groupingBy(
                vendor -> ErrorTable.of(vendor).rows(), LinkedHashMap::new, Collectors.toList()));
  }

  /** The codes of another vendor whose models DashScope hosts; that vendor's table has them. */
  private static List<Row> hosted(Vendor vendor, List<Row> rows) {
    Set<String> codes =
        ErrorTable.of(Vendor.MINIMAX).rows().stream()
            .map(Row::code)
            .filter(code -> code.matches("\\d+"))
            .collect(Collectors.toSet());
    return vendor != Vendor.DASHSCOPE
        ? List.of()
        : rows.stream().filter(row -> row.status() == 200 && codes.contains(row.code())).toList();
  }

  /** One line for neighbours that differ in their code alone. */
  private static List<String> lines(Vendor vendor, List<Row> rows) {
    List<String> lines = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      codes.add(row.code().equals("*") ? "-" : "`" + row.code() + "`");
      String rest = rest(vendor, row);
      boolean last =
          i + 1 == rows.size()
              || row.status() != rows.get(i + 1).status()
              || !rest.equals(rest(vendor, rows.get(i + 1)));
      if (last) {
        lines.add(
            "| "
                + (row.status() == 0 ? "-" : String.valueOf(row.status()))
                + " | "
                + String.join(", ", codes)
                + " | "
                + rest
                + " |\n");
        codes.clear();
      }
    }
    return lines;
  }

  private static String rest(Vendor vendor, Row row) {
    return String.join(
        " | ",
        row.says().isEmpty() ? "" : "\"" + row.says() + "\"",
        exceptions(vendor, row),
        repeated(vendor, row),
        row.hint().replace("{assumed}", "").replace("|", "\\|"));
  }

  /** The statuses to try a row with: those at which no earlier row stands before it. */
  private static List<Integer> statuses(Vendor vendor, Row row) {
    if (row.status() != 0) {
      return List.of(row.status());
    }
    List<Integer> tried = row.code().equals("*") ? NO_STATUS_OF_A_ROW : ANY_STATUS;
    List<Integer> free =
        tried.stream()
            .filter(status -> ErrorTable.of(vendor).find(status, code(row), row.says()).equals(row))
            .toList();
    return free.isEmpty() ? SUCCESS : free;
  }

  private static String code(Row row) {
    return row.code().equals("*") ? "Unlisted" : row.code().replace(".*", ".Unlisted");
  }

  /** The exception of a row, made the way an answer makes it. */
  private static ApiException exception(Vendor vendor, int status, Row row) {
    String code = code(row);
    Row found = ErrorTable.of(vendor).find(status, code, row.says());
    if (!found.equals(row)) {
      throw new AssertionError(
          "an earlier row hides " + row + " from status " + status + ": " + found);
    }
    ApiFailure failure =
        new ErrorReader(vendor, "host", "region", false).failure(status, code, row.says(), null);
    return ErrorReader.exception(failure);
  }

  private static String exceptions(Vendor vendor, Row row) {
    Set<String> found = new LinkedHashSet<>();
    for (int status : statuses(vendor, row)) {
      ApiException e = exception(vendor, status, row);
      String name = "`" + e.getClass().getSimpleName() + "`";
      found.add(e instanceof RateLimitException limit ? name + " " + limit.kind() : name);
    }
    List<String> names = List.copyOf(found);
    return names.size() == 1
        ? names.get(0)
        : names.get(0) + ", from 500 on " + String.join(", ", names.subList(1, names.size()));
  }

  private static String repeated(Vendor vendor, Row row) {
    Set<Integer> reads = new LinkedHashSet<>();
    Set<Integer> others = new LinkedHashSet<>();
    for (int status : statuses(vendor, row)) {
      ApiException e = exception(vendor, status, row);
      if (isRepeated(e, true)) {
        reads.add(status);
      }
      if (isRepeated(e, false)) {
        others.add(status);
      }
    }
    if (reads.isEmpty()) {
      return "no";
    }
    Set<Integer> all = new LinkedHashSet<>(statuses(vendor, row));
    String first = reads.equals(all) ? "reads" : "reads, from 500 on";
    if (others.isEmpty()) {
      return first;
    }
    return others.equals(all) && row.status() != 503
        ? "yes"
        : first + "; others after a 503 with a code";
  }

  private static boolean isRepeated(ApiException failure, boolean read) {
    return new Retries(RetryPolicy.DEFAULT, read, Time.SYSTEM).nextDelay(failure) != null;
  }
}
