package dev.qiao.core.internal.error;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.RateLimitException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which exception a vendor's status and code become, as rows. The first row that fits wins: a
 * vendor's own codes first, then the bare status, then codes that say no more than a status does
 * and count where the status says success.
 */
public final class ErrorTable {

  /**
   * One row.
   *
   * @param status the HTTP status, 0 for any
   * @param code the vendor's code; {@code X.*} for the family that begins with {@code X.}; {@code
   *     *} for any
   * @param kind what it becomes
   * @param retryable whether the same request may succeed later
   * @param says words that the vendor's message must hold, empty for any: a few codes have several
   *     meanings that only the message distinguishes
   * @param hint what to do
   */
  public record Row(
      int status, String code, String says, ErrorKind kind, boolean retryable, String hint) {
    boolean fits(int actualStatus, String actualCode, String message) {
      if ((status != 0 && status != actualStatus) || !message.contains(says)) {
        return false;
      }
      if (code.equals("*")) {
        return true;
      }
      if (code.endsWith(".*")) {
        String family = code.substring(0, code.length() - 1);
        return actualCode.regionMatches(true, 0, family, 0, family.length());
      }
      return code.equalsIgnoreCase(actualCode);
    }

    Row at(int other) {
      return new Row(other, code, says, kind, retryable, hint);
    }

    Row withHint(String other) {
      return new Row(status, code, says, kind, retryable, other);
    }

    /** What two rows that can never both be found have in common. */
    private String condition() {
      return status + " " + code.toLowerCase(Locale.ROOT) + " " + says;
    }
  }

  private static final List<Row> STATUS_ROWS =
      new ErrorRows()
          .row(400, ErrorKind.BAD_REQUEST, Hints.PARAMETER, "*")
          .row(401, ErrorKind.AUTHENTICATION, Hints.KEY, "*")
          .row(402, ErrorKind.BILLING, Hints.ARREARS, "*")
          .row(403, ErrorKind.PERMISSION, Hints.GRANT, "*")
          .row(404, ErrorKind.NOT_FOUND, Hints.NO_PATH, "*")
          .row(408, ErrorKind.SERVER, Hints.LATER, "*")
          .row(413, ErrorKind.BAD_REQUEST, Hints.TOO_LARGE, "*")
          .row(422, ErrorKind.BAD_REQUEST, Hints.PARAMETER, "*")
          .row(429, ErrorKind.RATE_LIMIT, Hints.SLOW_DOWN, "*")
          .row(500, ErrorKind.SERVER, Hints.LATER, "*")
          .row(502, ErrorKind.SERVER, Hints.LATER, "*")
          .row(503, ErrorKind.SERVER, Hints.LATER, "*")
          .row(504, ErrorKind.SERVER, Hints.LATER, "*")
          .list();

  private static final List<Row> ANYTHING_ELSE =
      new ErrorRows().row(0, ErrorKind.BY_STATUS_CLASS, Hints.NO_ROW, "*").list();

  /**
   * Codes of a 503 that the vendor's page lists: the model could not be reached, nothing ran. Any
   * other 503, a proxy's included, may come after the request was taken.
   */
  private static final Map<Vendor, Set<String>> NOT_TAKEN =
      Map.of(Vendor.DASHSCOPE, Set.of("ModelUnavailable", "ModelServingError"));

  /** What proxies answer about a request that they have passed on. */
  private static final Set<Integer> PROXIES = Set.of(408, 502, 504);

  /** The id or state of a task, content, or tokens that were used, in an answer's JSON. */
  private static final Pattern WORK =
      Pattern.compile(
          "\"(?:(?:task|job|file)_?id|task_status|(?:reasoning_)?content|text|tool_calls|b64_json"
              + "|audio|(?:image_|video_|audio_|file_)?url|(?:total|output|completion)_tokens)\\\\?\""
              + "\\s*:\\s*(?:\\\\?\"[^\"\\\\]|[1-9]|[\\[{]\\s*[^\\]}\\s])"
              + "|\"status\"\\s*:\\s*\"(?:queued|pending|processing|running|in_progress)",
          Pattern.CASE_INSENSITIVE);

  /** The vendors whose tasks and chats have only an {@code id}. */
  private static final Set<Vendor> PLAIN_IDS = Set.of(Vendor.ZHIPU, Vendor.GATEWAY);

  private static final Pattern PLAIN_ID =
      Pattern.compile("\\A[^{]*+\\{(?:[^{}]*,)?\\s*\"id\"\\s*:\\s*\"[^\"]");

  private static final ErrorTable DASHSCOPE =
      new ErrorTable(DashScopeErrors.rows(), DashScopeErrors.generic());
  private static final ErrorTable DEEPSEEK =
      new ErrorTable(DeepSeekErrors.rows(), DeepSeekErrors.generic()).ofOneHost();
  private static final ErrorTable MOONSHOT =
      new ErrorTable(MoonshotErrors.rows(), MoonshotErrors.generic());
  private static final ErrorTable ZHIPU = new ErrorTable(ZhipuErrors.rows(), List.of());
  private static final ErrorTable MINIMAX =
      new ErrorTable(MiniMaxErrors.rows(), MiniMaxErrors.generic());
  private static final ErrorTable GATEWAY =
      new ErrorTable(GatewayErrors.rows(), GatewayErrors.generic()).ofOneHost();

  private final List<Row> rows;

  private ErrorTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  private ErrorTable(List<Row> own, List<Row> generic) {
    List<Row> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (List<Row> part : List.of(own, STATUS_ROWS, generic, ANYTHING_ELSE)) {
      for (Row row : part) {
        if (seen.add(row.condition())) {
          all.add(row);
        }
      }
    }
    this.rows = List.copyOf(all);
  }

  /** The same for a vendor without regions, where naming one would mislead. */
  private ErrorTable ofOneHost() {
    return new ErrorTable(
        rows.stream()
            .map(row -> row.hint().equals(Hints.KEY) ? row.withHint(Hints.KEY_OF_ONE_HOST) : row)
            .toList());
  }

  /** The table of a vendor. */
  public static ErrorTable of(Vendor vendor) {
    return switch (vendor) {
      case DASHSCOPE -> DASHSCOPE;
      case DEEPSEEK -> DEEPSEEK;
      case MOONSHOT -> MOONSHOT;
      case ZHIPU -> ZHIPU;
      case MINIMAX -> MINIMAX;
      case GATEWAY -> GATEWAY;
    };
  }

  /**
   * Whether a refusal surely means that the request was not taken and costs nothing: the service
   * says so by a documented code or status, and nothing in its answer shows that work was begun.
   */
  public static boolean isNotTaken(ApiException refusal) {
    int status = refusal.status();
    boolean said =
        refusal instanceof RateLimitException
            ? !PROXIES.contains(status)
            : status == 503
                && NOT_TAKEN.getOrDefault(refusal.vendor(), Set.of()).contains(refusal.code());
    return said && refusal.taskRef() == null && !showsWork(refusal);
  }

  /** Whether an answer names a task, content or tokens beside its error. */
  private static boolean showsWork(ApiException refusal) {
    return WORK.matcher(refusal.body()).find()
        || (PLAIN_IDS.contains(refusal.vendor()) && PLAIN_ID.matcher(refusal.body()).find());
  }

  /** The row for a status, code and message. */
  public Row find(int status, String code, String message) {
    for (Row row : rows) {
      if (row.fits(status, code, message)) {
        return row;
      }
    }
    throw new IllegalStateException(
        String.format(Locale.ROOT, "no row for status %d and code %s", status, code));
  }

  /** All rows, for the generated page and its test. */
  public List<Row> rows() {
    return rows;
  }
}
