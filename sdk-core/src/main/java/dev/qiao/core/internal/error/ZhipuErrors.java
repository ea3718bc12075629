package dev.qiao.core.internal.error;

import dev.qiao.core.internal.error.ErrorTable.Row;
import java.util.List;

/**
 * Zhipu, whose codes are strings of digits. Source: <a
 * href="https://docs.bigmodel.cn/cn/faq/api-code">error codes</a> and <a
 * href="https://docs.z.ai/api-reference/api-code">the international page</a>.
 */
final class ZhipuErrors {
  private ZhipuErrors() {}

  /** The codes, whatever the status is. */
  static List<Row> rows() {
    return documented().stream().map(row -> row.code().equals("*") ? row : row.at(0)).toList();
  }

  /** The codes with the status that each comes with. */
  static List<Row> documented() {
    return new ErrorRows()
        .row(
            401,
            ErrorKind.AUTHENTICATION,
            Hints.KEY,
            "1000",
            "1001",
            "1002",
            "1003",
            "1004",
            "1005",
            "1111")
        .row(429, ErrorKind.PERMISSION, Hints.ACCOUNT, "1100", "1110", "1112", "1121")
        .row(500, ErrorKind.SERVER, Hints.LATER, "1120")
        .row(
            429,
            ErrorKind.BILLING,
            "top up the account or buy a resource package; this is not a rate limit, retrying does"
                + " not help.",
            "1113")
        .row(500, ErrorKind.SERVER, Hints.LATER, "500", "1200", "1230", "1234")
        .row(400, ErrorKind.BAD_REQUEST, Hints.PARAMETER, "1210", "1213", "1214", "1215")
        .row(400, ErrorKind.NOT_FOUND, Hints.NO_MODEL, "1211")
        .row(
            400,
            ErrorKind.BAD_REQUEST,
            "this model does not work this way: use a task instead of a call, or the reverse.",
            "1212")
        .row(403, ErrorKind.PERMISSION, Hints.GRANT, "1220")
        .row(400, ErrorKind.NOT_FOUND, Hints.NO_PATH, "1221", "1222")
        .row(
            400,
            ErrorKind.BAD_REQUEST,
            "a request with this request_id is in progress; give each its own.",
            "1231")
        .row(400, ErrorKind.BAD_REQUEST, Hints.TOO_LONG, "1261")
        .row(400, ErrorKind.CONTENT_REJECTED, Hints.REVIEW, "1300", "1301")
        .rowIfMessageContains(
            429, "concurrency", ErrorKind.RATE_LIMIT_CONCURRENCY, Hints.FEWER_AT_ONCE, "1302")
        .row(429, ErrorKind.RATE_LIMIT, Hints.SLOW_DOWN, "1302", "1303")
        .row(429, ErrorKind.RATE_LIMIT_CONCURRENCY, Hints.OVERLOADED, "1305", "1312")
        // Limits of a plan: they do not clear while a call waits.
        .row(
            429,
            ErrorKind.BILLING,
            Hints.ALLOWANCE,
            "1304",
            "1308",
            "1310",
            "1316",
            "1317",
            "1318",
            "1319",
            "1320",
            "1321")
        .row(429, ErrorKind.BILLING, "the plan has expired; renew it.", "1309", "1314")
        .row(429, ErrorKind.BILLING, Hints.PLAN, "1311")
        .row(
            429,
            ErrorKind.PERMISSION,
            "the account is restricted because of its usage; resolve that in the vendor's console.",
            "1313")
        .row(
            429,
            ErrorKind.PERMISSION,
            "this key is for another kind of use; make one for the API.",
            "1315")
        .row(434, ErrorKind.PERMISSION, Hints.GRANT, "*")
        .row(435, ErrorKind.BAD_REQUEST, Hints.TOO_LARGE, "*")
        .list();
  }
}
