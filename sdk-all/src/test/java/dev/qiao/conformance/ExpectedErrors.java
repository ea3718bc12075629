package dev.qiao.conformance;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.RateLimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which exception a vendor's status and code must become, written from the documents alone and not
 * from the SDK's own tables: each vendor's page of error codes, the status for what no row names.
 * Codes decide, messages never do.
 */
final class ExpectedErrors {

  private record Row(Vendor vendor, int status, String code, String exception) {
    boolean fits(Vendor actualVendor, int actualStatus, String actualCode) {
      return vendor == actualVendor
          && (status == 0 || status == actualStatus)
          && (code.endsWith(".") ? actualCode.startsWith(code) : code.equalsIgnoreCase(actualCode));
    }
  }

  private final List<Row> rows = new ArrayList<>();

  /** What the documents say. */
  static ExpectedErrors documented() {
    ExpectedErrors errors = new ExpectedErrors();
    errors.dashScope();
    errors.moonshot();
    errors.zhipu();
    errors.miniMax();
    return errors;
  }

  /** Types; the kind of a rate limit stands in its message alone, so any kind will do. */
  private void moonshot() {
    Vendor v = Vendor.MOONSHOT;
    all(v, 0, "ContentRejectedException", "content_filter");
    all(v, 0, "AuthenticationException", "invalid_authentication_error");
    all(v, 0, "AuthenticationException", "incorrect_api_key_error");
    all(v, 0, "PermissionException", "permission_denied_error");
    all(v, 0, "NotFoundException", "resource_not_found_error");
    all(v, 0, "BillingException", "exceeded_current_quota_error");
    all(v, 0, "RateLimitException CONCURRENCY", "engine_overloaded_error");
    all(v, 0, "RateLimitException", "rate_limit_reached_error");
    all(v, 0, "ServerException", "server_error", "unexpected_output", "server_unavailable");
    all(v, 0, "BadRequestException", "client_closed_request");
    all(v, 200, "BadRequestException", "invalid_request_error");
  }

  /** Strings of digits, which also come inside streams, whose status says success. */
  private void zhipu() {
    Vendor v = Vendor.ZHIPU;
    all(v, 0, "AuthenticationException", "1000", "1001", "1002", "1003", "1004", "1005");
    all(v, 0, "ServerException", "500", "1200", "1230", "1234");
    all(v, 0, "BadRequestException", "1210", "1212", "1213", "1214", "1215", "1261");
    all(v, 0, "NotFoundException", "1211", "1221", "1222");
    all(v, 0, "PermissionException", "1220");
    all(v, 0, "ContentRejectedException", "1300", "1301");
    all(v, 0, "RateLimitException", "1302", "1303");
    all(v, 0, "RateLimitException CONCURRENCY", "1305", "1312");
    all(v, 0, "BillingException", "1113", "1304", "1308", "1309", "1310", "1311", "1314");
    all(v, 0, "BillingException", "1316", "1317", "1318", "1319", "1320", "1321");
    all(v, 0, "PermissionException", "1313", "1315");
  }

  /** Numbers in {@code base_resp} inside a 200. A newer family has statuses, which then decide. */
  private void miniMax() {
    Vendor v = Vendor.MINIMAX;
    all(v, 0, "ServerException", "1000", "1001", "1013", "1024", "1033");
    all(v, 0, "RateLimitException REQUEST_RATE", "1002");
    all(v, 0, "RateLimitException TOKEN_ALLOCATION", "1039");
    all(v, 0, "RateLimitException CONCURRENCY", "1041");
    all(v, 0, "RateLimitException BURST", "2045");
    all(v, 0, "AuthenticationException", "1004", "2049");
    all(v, 0, "BillingException", "1008", "2056");
    all(v, 0, "ContentRejectedException", "1026", "1027");
    all(v, 0, "BadRequestException", "1042", "2013", "2039", "20132");
    all(v, 0, "InputMediaException", "1043", "1044", "2037", "2048");
    all(v, 0, "PermissionException", "2042");
  }

  private void dashScope() {
    Vendor v = Vendor.DASHSCOPE;
    all(v, 0, "AuthenticationException", "InvalidApiKey", "invalid_api_key", "NOT AUTHORIZED");
    all(v, 0, "AuthenticationException", "AuthenticationError");
    all(v, 0, "BillingException", "Arrearage", "AllocationQuota.FreeTierOnly");
    all(v, 0, "BillingException", "AccessDenied.Unpurchased", "CommodityNotPurchased");
    all(v, 0, "BillingException", "PrepaidBillOverdue", "PostpaidBillOverdue");
    all(v, 0, "PermissionException", "AccessDenied", "access_denied", "Model.AccessDenied");
    all(v, 0, "PermissionException", "App.AccessDenied", "Workspace.AccessDenied");
    all(v, 0, "PermissionException", "BailianGateway.Workspace.NotAuthorised");
    all(v, 0, "PermissionException", "PermissionDeniedError");
    all(v, 0, "NotFoundException", "ModelNotFound", "model_not_found", "model_not_supported");
    all(v, 0, "NotFoundException", "WorkSpaceNotFound", "NotFound", "NotFoundError");
    all(v, 0, "ContentRejectedException", "DataInspectionFailed", "data_inspection_failed");
    all(v, 0, "ContentRejectedException", "IPInfringementSuspect", "FaqRuleBlocked");
    all(v, 0, "ContentRejectedException", "CustomRoleBlocked");
    all(v, 0, "InputMediaException", "InvalidURL", "InvalidURL.", "InvalidFile.", "InvalidImage.");
    all(v, 0, "InputMediaException", "InvalidPerson", "InvalidGarment", "InvalidImageResolution");
    all(v, 0, "InputMediaException", "InvalidImageFormat", "InvalidParameter.DataInspection");
    all(v, 0, "InputMediaException", "BadRequest.InputDownloadFailed", "BadRequest.TooLarge");
    all(v, 0, "InputMediaException", "BadRequest.UnsupportedFileFormat", "Audio.");
    all(v, 0, "InputMediaException", "InvalidParameter.UnsupportedFileFormat");
    all(v, 0, "InputMediaException", "InvalidParameter.FileDownload", "FILE_403_FORBIDDEN");
    all(v, 0, "NotFoundException", "BadRequest.ResourceNotExist", "BadRequest.VoiceNotFound");
    all(v, 400, "BadRequestException", "Throttling.AllocationQuota");
    all(v, 429, "RateLimitException TOKEN_ALLOCATION", "Throttling.AllocationQuota");
    all(v, 429, "RateLimitException TOKEN_ALLOCATION", "insufficient_quota");
    all(v, 429, "RateLimitException BURST", "Throttling.BurstRate", "limit_burst_rate");
    all(v, 429, "RateLimitException REQUEST_RATE", "Throttling.RateQuota", "LimitRequests");
    all(v, 429, "RateLimitException REQUEST_RATE", "limit_requests", "Throttling");
    all(v, 0, "RateLimitException REQUEST_RATE", "RateLimitError");
    all(v, 400, "BadRequestException", "InternalError.Algo.InvalidParameter");
    all(v, 0, "ServerException", "InternalError", "internal_error", "InternalError.");
    all(v, 0, "ServerException", "SystemError", "ModelServiceFailed", "RequestTimeOut");
    all(v, 0, "ServerException", "ResponseTimeout", "ModelServingError", "ModelUnavailable");
    all(v, 0, "ServerException", "InternalServerError", "ServiceUnavailableError");
    all(v, 0, "ServerException", "GatewayTimeoutError");
    all(v, 0, "BadRequestException", "Conflict", "UnsupportedOperation");
    // Frames of a WebSocket have no status of their own.
    all(v, 200, "BadRequestException", "InvalidParameter", "CLIENT_ERROR");
  }

  private void all(Vendor vendor, int status, String exception, String... codes) {
    for (String code : codes) {
      rows.add(new Row(vendor, status, code, exception));
    }
  }

  /** The same with another expectation before all others. */
  ExpectedErrors with(Vendor vendor, int status, String code, String exception) {
    ExpectedErrors other = new ExpectedErrors();
    other.rows.add(new Row(vendor, status, code, exception));
    other.rows.addAll(rows);
    return other;
  }

  /**
   * The exception for an error, by the name of its class, with the kind of a rate limit where the
   * documents tell it.
   */
  String of(Vendor vendor, int status, String code) throws Mismatch {
    String named = vendor == Vendor.GATEWAY ? passedOn(status, code) : named(vendor, status, code);
    return named == null ? ofStatus(vendor, status, code) : named;
  }

  /**
   * A gateway's page names no error. Answers keep the shape of the vendor behind it, and so should
   * errors: MiniMax's numbers come inside a 200, Zhipu's with a status, names are DashScope's or
   * Moonshot's. DeepSeek's mean nothing.
   */
  private @Nullable String passedOn(int status, String code) {
    if (code.matches("\\d+")) {
      return named(status == 200 ? Vendor.MINIMAX : Vendor.ZHIPU, status, code);
    }
    String ofDashScope = named(Vendor.DASHSCOPE, status, code);
    return ofDashScope == null ? named(Vendor.MOONSHOT, status, code) : ofDashScope;
  }

  private @Nullable String named(Vendor vendor, int status, String code) {
    for (Row row : rows) {
      if (row.fits(vendor, status, code)) {
        return row.exception;
      }
    }
    return null;
  }

  /** DeepSeek's page says to go by the status, and most other pages print one with each code. */
  private static String ofStatus(Vendor vendor, int status, String code) throws Mismatch {
    if (status == 200 && code.isEmpty()) {
      return "BadRequestException"; // words and nothing else
    }
    return switch (status) {
      case 400, 409, 413, 422 -> "BadRequestException";
      case 401 -> "AuthenticationException";
      case 402 -> "BillingException";
      case 403 -> "PermissionException";
      case 404 -> "NotFoundException";
      case 429 ->
          vendor == Vendor.DASHSCOPE ? "RateLimitException REQUEST_RATE" : "RateLimitException";
      default -> {
        if (status >= 500) {
          yield "ServerException";
        }
        throw new Mismatch(
            String.format(
                Locale.ROOT,
                "ExpectedErrors has no row for %s, status %d, code %s; add one from the documents",
                vendor,
                status,
                code));
      }
    };
  }

  /** Whether an exception is the expected one; an expectation may leave the kind open. */
  static boolean fits(String expected, String actual) {
    return actual.equals(expected) || actual.startsWith(expected + " ");
  }

  /** An exception in the words of {@link #of}. */
  static String name(ApiException e) {
    String name = e.getClass().getSimpleName();
    return e instanceof RateLimitException limit ? name + " " + limit.kind() : name;
  }
}
