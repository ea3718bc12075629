package dev.qiao.core.internal.error;

import dev.qiao.core.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which exception a vendor's status and code become, as rows. The first row that fits wins: exact
 * codes first, then families of codes ({@code InvalidFile.*}), then the bare status.
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
   *     meanings that only the message tells apart
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
  }

  private final List<Row> rows;

  private ErrorTable(List<Row> rows) {
    this.rows = rows;
  }

  /** The table of a vendor. */
  public static ErrorTable of(Vendor vendor) {
    return switch (vendor) {
      case DASHSCOPE -> DASHSCOPE;
      case DEEPSEEK, MOONSHOT, ZHIPU, MINIMAX, GATEWAY -> BY_STATUS;
    };
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

  private static Row row(int status, String code, ErrorKind kind, boolean retryable, String hint) {
    return new Row(status, code, "", kind, retryable, hint);
  }

  private static Row saying(
      int status, String code, String says, ErrorKind kind, boolean retryable, String hint) {
    return new Row(status, code, says, kind, retryable, hint);
  }

  private static final String KEY =
      "check the key: it was sent to {host} (region {region}{assumed}); keys belong to one region"
          + " and billing plan, so use that region's key or set QiaoClient.builder().region(..).";
  private static final String ARREARS =
      "settle the account in the vendor's console; waiting or retrying does not help.";
  private static final String SLOW_DOWN =
      "send fewer requests per minute, or ask the vendor for a higher limit; the SDK has retried.";
  private static final String LATER = "the service has a problem; try again later.";
  private static final String MEDIA =
      "give another picture, sound or video; the vendor's words say what is wrong with this one.";
  private static final String REVIEW =
      "change the prompt or the media: the vendor's content review refused it.";
  private static final String PARAMETER =
      "compare the named parameter with the operation's page; a new model may take other values.";
  private static final String GRANT =
      "grant the model or workspace to this key in the vendor's console, or use another key.";
  private static final String NO_MODEL =
      "check the model's name and whether it is served in region {region}.";

  private static final List<Row> STATUS_ROWS =
      List.of(
          row(400, "*", ErrorKind.BAD_REQUEST, false, PARAMETER),
          row(401, "*", ErrorKind.AUTHENTICATION, false, KEY),
          row(402, "*", ErrorKind.BILLING, false, ARREARS),
          row(403, "*", ErrorKind.PERMISSION, false, GRANT),
          row(
              404,
              "*",
              ErrorKind.NOT_FOUND,
              false,
              "check the path, model or id; {host} has none."),
          row(408, "*", ErrorKind.SERVER, true, LATER),
          row(413, "*", ErrorKind.BAD_REQUEST, false, "the request is too large; send less."),
          row(429, "*", ErrorKind.RATE_LIMIT, true, SLOW_DOWN),
          row(500, "*", ErrorKind.SERVER, true, LATER),
          row(502, "*", ErrorKind.SERVER, true, LATER),
          row(503, "*", ErrorKind.SERVER, true, LATER),
          row(504, "*", ErrorKind.SERVER, true, LATER));

  private static final Row ANYTHING_ELSE =
      row(
          0,
          "*",
          ErrorKind.BY_STATUS_CLASS,
          false,
          "the SDK has no row for this status; look at the exception's body().");

  private static final ErrorTable BY_STATUS = table(List.of());

  /**
   * DashScope, native and OpenAI-style names. Source: <a
   * href="https://help.aliyun.com/zh/model-studio/error-code">error codes</a>.
   */
  private static final ErrorTable DASHSCOPE =
      table(
          List.of(
              // Keys and grants
              row(0, "InvalidApiKey", ErrorKind.AUTHENTICATION, false, KEY),
              row(0, "invalid_api_key", ErrorKind.AUTHENTICATION, false, KEY),
              row(0, "NOT AUTHORIZED", ErrorKind.AUTHENTICATION, false, KEY),
              row(0, "AuthenticationError", ErrorKind.AUTHENTICATION, false, KEY),
              row(0, "AccessDenied.Unpurchased", ErrorKind.BILLING, false, ARREARS),
              saying(
                  403,
                  "AccessDenied",
                  "not support synchronous calls",
                  ErrorKind.PERMISSION,
                  false,
                  "this model works as a task: use submit(..), which sends the async header."),
              saying(
                  403,
                  "AccessDenied",
                  "not support asynchronous calls",
                  ErrorKind.PERMISSION,
                  false,
                  "this model answers at once: use a call or a stream instead of submit(..)."),
              row(0, "AccessDenied", ErrorKind.PERMISSION, false, GRANT),
              row(0, "access_denied", ErrorKind.PERMISSION, false, GRANT),
              row(0, "Model.AccessDenied", ErrorKind.PERMISSION, false, GRANT),
              row(0, "App.AccessDenied", ErrorKind.PERMISSION, false, GRANT),
              row(0, "Workspace.AccessDenied", ErrorKind.PERMISSION, false, GRANT),
              row(0, "PermissionDeniedError", ErrorKind.PERMISSION, false, GRANT),
              row(0, "BailianGateway.Workspace.NotAuthorised", ErrorKind.PERMISSION, false, GRANT),
              // Money
              row(0, "Arrearage", ErrorKind.BILLING, false, ARREARS),
              row(
                  0,
                  "AllocationQuota.FreeTierOnly",
                  ErrorKind.BILLING,
                  false,
                  "the free tier is used up; switch off \"free tier only\" in the console to pay per"
                      + " use."),
              row(0, "CommodityNotPurchased", ErrorKind.BILLING, false, ARREARS),
              row(0, "PrepaidBillOverdue", ErrorKind.BILLING, false, ARREARS),
              row(0, "PostpaidBillOverdue", ErrorKind.BILLING, false, ARREARS),
              // Modes
              saying(
                  400,
                  "InvalidParameter",
                  "only support stream",
                  ErrorKind.BAD_REQUEST,
                  false,
                  "this model only streams: use stream(..) and collect() for the whole answer."),
              saying(
                  400,
                  "InvalidParameter",
                  "url error",
                  ErrorKind.BAD_REQUEST,
                  false,
                  "this model is served on another path: use the request type of its family."),
              // Names
              row(0, "ModelNotFound", ErrorKind.NOT_FOUND, false, NO_MODEL),
              row(0, "model_not_found", ErrorKind.NOT_FOUND, false, NO_MODEL),
              row(0, "model_not_supported", ErrorKind.NOT_FOUND, false, NO_MODEL),
              row(
                  0,
                  "WorkSpaceNotFound",
                  ErrorKind.NOT_FOUND,
                  false,
                  "check the workspace id and that it is of region {region}."),
              // Content review
              row(0, "DataInspectionFailed", ErrorKind.CONTENT_REJECTED, false, REVIEW),
              row(0, "data_inspection_failed", ErrorKind.CONTENT_REJECTED, false, REVIEW),
              row(0, "InvalidParameter.DataInspection", ErrorKind.INPUT_MEDIA, false, MEDIA),
              row(0, "IPInfringementSuspect", ErrorKind.CONTENT_REJECTED, false, REVIEW),
              row(0, "FaqRuleBlocked", ErrorKind.CONTENT_REJECTED, false, REVIEW),
              row(0, "CustomRoleBlocked", ErrorKind.CONTENT_REJECTED, false, REVIEW),
              // Media
              row(0, "InvalidFile.*", ErrorKind.INPUT_MEDIA, false, MEDIA),
              row(0, "InvalidImage.*", ErrorKind.INPUT_MEDIA, false, MEDIA),
              row(0, "InvalidURL.*", ErrorKind.INPUT_MEDIA, false, MEDIA),
              row(0, "Audio.*", ErrorKind.INPUT_MEDIA, false, MEDIA),
              row(
                  0,
                  "InvalidURL",
                  ErrorKind.INPUT_MEDIA,
                  false,
                  "the service must be able to fetch the URL: public, http or https, no spaces; or"
                      + " give a local file and the SDK uploads it."),
              row(0, "InvalidPerson", ErrorKind.INPUT_MEDIA, false, MEDIA),
              row(0, "InvalidGarment", ErrorKind.INPUT_MEDIA, false, MEDIA),
              row(0, "InvalidImageResolution", ErrorKind.INPUT_MEDIA, false, MEDIA),
              row(0, "InvalidImageFormat", ErrorKind.INPUT_MEDIA, false, MEDIA),
              row(0, "BadRequest.InputDownloadFailed", ErrorKind.INPUT_MEDIA, false, MEDIA),
              row(0, "BadRequest.UnsupportedFileFormat", ErrorKind.INPUT_MEDIA, false, MEDIA),
              row(0, "BadRequest.TooLarge", ErrorKind.INPUT_MEDIA, false, MEDIA),
              // Limits that clear by themselves
              row(429, "Throttling.RateQuota", ErrorKind.RATE_LIMIT, true, SLOW_DOWN),
              row(429, "LimitRequests", ErrorKind.RATE_LIMIT, true, SLOW_DOWN),
              row(429, "limit_requests", ErrorKind.RATE_LIMIT, true, SLOW_DOWN),
              row(
                  429,
                  "Throttling.BurstRate",
                  ErrorKind.RATE_LIMIT_BURST,
                  true,
                  "raise the rate step by step instead of at once; the SDK has retried."),
              row(
                  429,
                  "limit_burst_rate",
                  ErrorKind.RATE_LIMIT_BURST,
                  true,
                  "raise the rate step by step instead of at once; the SDK has retried."),
              row(
                  429,
                  "Throttling.AllocationQuota",
                  ErrorKind.RATE_LIMIT_TOKENS,
                  true,
                  "use fewer tokens per minute, or ask for a higher quota; this is no bill."),
              row(
                  429,
                  "insufficient_quota",
                  ErrorKind.RATE_LIMIT_TOKENS,
                  true,
                  "use fewer tokens per minute, or ask for a higher quota; this is no bill."),
              row(
                  400,
                  "Throttling.AllocationQuota",
                  ErrorKind.BAD_REQUEST,
                  false,
                  "the account has as many voices or vocabularies as it may; delete some."),
              row(429, "Throttling", ErrorKind.RATE_LIMIT, true, SLOW_DOWN),
              row(0, "RateLimitError", ErrorKind.RATE_LIMIT, true, SLOW_DOWN),
              // The service
              row(
                  400,
                  "InternalError.Algo.InvalidParameter",
                  ErrorKind.BAD_REQUEST,
                  false,
                  PARAMETER),
              row(
                  0,
                  "InternalError.Timeout",
                  ErrorKind.SERVER,
                  true,
                  "the task had no result within the vendor's own limit; submit it again."),
              row(0, "InternalError", ErrorKind.SERVER, true, LATER),
              row(0, "internal_error", ErrorKind.SERVER, true, LATER),
              row(0, "InternalError.*", ErrorKind.SERVER, true, LATER),
              row(0, "SystemError", ErrorKind.SERVER, true, LATER),
              row(0, "ModelServiceFailed", ErrorKind.SERVER, true, LATER),
              row(
                  0,
                  "RequestTimeOut",
                  ErrorKind.SERVER,
                  true,
                  "the model took longer than 300 s; stream the answer or ask for less."),
              row(0, "ResponseTimeout", ErrorKind.SERVER, true, LATER),
              row(0, "ModelServingError", ErrorKind.SERVER, true, LATER),
              row(0, "ModelUnavailable", ErrorKind.SERVER, true, LATER),
              row(0, "ServiceUnavailableError", ErrorKind.SERVER, true, LATER),
              row(0, "InternalServerError", ErrorKind.SERVER, true, LATER),
              row(0, "GatewayTimeoutError", ErrorKind.SERVER, true, LATER),
              row(
                  409,
                  "Conflict",
                  ErrorKind.BAD_REQUEST,
                  false,
                  "something of that name exists; choose another name."),
              row(
                  0,
                  "UnsupportedOperation",
                  ErrorKind.BAD_REQUEST,
                  false,
                  "the thing is not in a state that allows this; only a PENDING task can be"
                      + " canceled.")));

  private static ErrorTable table(List<Row> own) {
    List<Row> rows = new ArrayList<>(own);
    rows.addAll(STATUS_ROWS);
    rows.add(ANYTHING_ELSE);
    return new ErrorTable(List.copyOf(rows));
  }
}
