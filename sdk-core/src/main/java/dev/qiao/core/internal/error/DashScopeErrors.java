package dev.qiao.core.internal.error;

import dev.qiao.core.internal.error.ErrorTable.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * DashScope: native and OpenAI-style names, speech over WebSocket, batches, and the MiniMax models
 * it hosts. Source: <a href="https://help.aliyun.com/zh/model-studio/error-code">error codes</a>
 * and the pages of speech recognition and speech synthesis.
 */
final class DashScopeErrors {
  private DashScopeErrors() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>(callsAndAccounts());
    rows.addAll(DashScopeMediaErrors.rows());
    rows.addAll(limitsAndService());
    // MiniMax speech models answer with their own base_resp inside a 200.
    MiniMaxErrors.numbers().forEach(row -> rows.add(row.at(200)));
    return rows;
  }

  private static List<Row> callsAndAccounts() {
    return new ErrorRows()
        // Keys and grants
        .row(
            0,
            ErrorKind.AUTHENTICATION,
            Hints.KEY,
            "InvalidApiKey",
            "invalid_api_key",
            "NOT AUTHORIZED",
            "invalid access token or token expired",
            "AuthenticationError")
        .rowIfMessageContains(
            403,
            "not support synchronous calls",
            ErrorKind.PERMISSION,
            "this model works as a task: use submit(..), which sends the async header.",
            "AccessDenied")
        .rowIfMessageContains(
            403,
            "not support asynchronous calls",
            ErrorKind.PERMISSION,
            "this model answers at once: use a call or a stream instead of submit(..).",
            "AccessDenied")
        .rowIfMessageContains(
            403,
            "Policy expired",
            ErrorKind.PERMISSION,
            "the upload took longer than the storage's permission for it; upload again.",
            "AccessDenied")
        .row(
            0,
            ErrorKind.PERMISSION,
            Hints.GRANT,
            "AccessDenied",
            "access_denied",
            "Model.AccessDenied",
            "App.AccessDenied",
            "Workspace.AccessDenied",
            "PermissionDeniedError",
            "BailianGateway.Workspace.NotAuthorised")
        // Money
        .row(
            0,
            ErrorKind.BILLING,
            "activate the model or the service in the vendor's console first.",
            "AccessDenied.Unpurchased")
        .row(
            0,
            ErrorKind.BILLING,
            Hints.ARREARS,
            "Arrearage",
            "CommodityNotPurchased",
            "PrepaidBillOverdue",
            "PostpaidBillOverdue")
        .row(
            0,
            ErrorKind.BILLING,
            "the free tier is used up; switch off \"free tier only\" in the console to pay per"
                + " use.",
            "AllocationQuota.FreeTierOnly")
        // Modes and parameters that have a hint of their own
        .rowIfMessageContains(
            400,
            "only support stream",
            ErrorKind.BAD_REQUEST,
            "this model only streams: use stream(..) and collect() for the whole answer.",
            "InvalidParameter",
            "invalid_parameter_error")
        .rowIfMessageContains(
            400,
            "url error",
            ErrorKind.BAD_REQUEST,
            "this model is served on another path: use the request type of its family.",
            "InvalidParameter",
            "invalid_parameter_error")
        .rowIfMessageContains(
            400, "Model not exist", ErrorKind.BAD_REQUEST, Hints.NO_MODEL, "InvalidParameter")
        .rowIfMessageContains(
            400,
            "non-streaming",
            ErrorKind.BAD_REQUEST,
            "this model thinks only while it streams: use stream(..), or switch thinking off.",
            "InvalidParameter",
            "invalid_parameter_error")
        .row(
            0,
            ErrorKind.BAD_REQUEST,
            "this model cannot think: leave enable_thinking out.",
            "InvalidParameter.NotSupportEnableThinking")
        .row(
            0,
            ErrorKind.BAD_REQUEST,
            "this model does not accept the JSON schema; the vendor's message names the place.",
            "InvalidSchema",
            "InvalidSchemaFormat")
        .row(0, ErrorKind.BAD_REQUEST, Hints.TOO_LARGE, "RequestTooLargeError")
        .row(
            0,
            ErrorKind.BAD_REQUEST,
            "publish the application's flow in the console first.",
            "FlowNotPublished")
        .row(
            0,
            ErrorKind.BAD_REQUEST,
            "the connection was closed before the answer; keep it open, and see Timeouts.",
            "ClientDisconnect")
        .row(
            0,
            ErrorKind.BAD_REQUEST,
            "protocol error by the client; a \"request timeout\" means that nothing was sent for"
                + " too long.",
            "CLIENT_ERROR")
        .row(
            0,
            ErrorKind.BAD_REQUEST,
            "all lines of one batch file must name one model.",
            "mismatched_model")
        .row(
            0,
            ErrorKind.BAD_REQUEST,
            "each line of a batch file needs its own custom_id.",
            "duplicate_custom_id")
        .row(
            409, ErrorKind.BAD_REQUEST, "the name exists already; choose another name.", "Conflict")
        .row(
            0,
            ErrorKind.BAD_REQUEST,
            "the state does not allow this; only a PENDING task can be canceled.",
            "UnsupportedOperation")
        // Names
        .row(
            0,
            ErrorKind.NOT_FOUND,
            Hints.NO_MODEL,
            "ModelNotFound",
            "model_not_found",
            "model_not_supported")
        .row(
            0,
            ErrorKind.NOT_FOUND,
            "check the workspace id and that it is of region {region}.",
            "WorkSpaceNotFound")
        .row(0, ErrorKind.NOT_FOUND, Hints.NO_PATH, "NotFoundError", "BadRequest.ResourceNotExist")
        .row(0, ErrorKind.NOT_FOUND, Hints.NO_VOICE, "BadRequest.VoiceNotFound")
        .row(
            0,
            ErrorKind.NOT_FOUND,
            "the service no longer has this task; submit it again.",
            "FILE_TRANS_TASK_EXPIRED")
        // Content review
        .row(
            0,
            ErrorKind.CONTENT_REJECTED,
            Hints.REVIEW,
            "DataInspectionFailed",
            "data_inspection_failed",
            "IPInfringementSuspect",
            "FaqRuleBlocked",
            "CustomRoleBlocked")
        .list();
  }

  private static List<Row> limitsAndService() {
    return new ErrorRows()
        // Limits that clear by themselves
        .row(
            400,
            ErrorKind.BAD_REQUEST,
            "the account has the maximum number of voices or vocabularies; delete some.",
            "Throttling.AllocationQuota")
        .row(
            0,
            ErrorKind.RATE_LIMIT,
            Hints.SLOW_DOWN,
            "Throttling",
            "Throttling.RateQuota",
            "LimitRequests",
            "limit_requests",
            "RateLimitError")
        .row(
            0,
            ErrorKind.RATE_LIMIT_BURST,
            Hints.RAISE_STEP_BY_STEP,
            "Throttling.BurstRate",
            "limit_burst_rate")
        .row(
            0,
            ErrorKind.RATE_LIMIT_TOKENS,
            Hints.FEWER_TOKENS,
            "Throttling.AllocationQuota",
            "insufficient_quota")
        // The service
        .row(0, ErrorKind.BAD_REQUEST, Hints.PARAMETER, "InternalError.Algo.InvalidParameter")
        .row(
            0,
            ErrorKind.SERVER,
            "the task had no result within the vendor's own limit; submit it again.",
            "InternalError.Timeout")
        .row(
            0,
            ErrorKind.SERVER,
            "the model took longer than 300 s; stream the answer or ask for less.",
            "RequestTimeOut")
        .row(
            0,
            ErrorKind.SERVER,
            "the service could not store the result; submit it again.",
            "InternalError.Upload",
            "InternalError.FileUpload")
        .row(
            0,
            ErrorKind.SERVER,
            "a plugin, application or retrieval behind the model failed; see its log in the"
                + " console.",
            "InvokePluginFailed",
            "AppProcessFailed",
            "RewriteFailed",
            "RetrievalFailed",
            "RetrivalFailed")
        .row(0, ErrorKind.SERVER, Hints.LATER, "ModelServingError", "ModelUnavailable")
        .row(
            0,
            ErrorKind.SERVER,
            Hints.LATER,
            "InternalError",
            "internal_error",
            "InternalError.*",
            "SystemError",
            "ModelServiceFailed",
            "ResponseTimeout",
            "ServiceUnavailableError",
            "APIConnectionError",
            "InternalServerError",
            "GatewayTimeoutError")
        .list();
  }

  /** Codes that say no more than their status does. */
  static List<Row> generic() {
    return new ErrorRows()
        .row(
            0,
            ErrorKind.BAD_REQUEST,
            Hints.PARAMETER,
            "InvalidParameter",
            "InvalidParameter.*",
            "invalid_parameter_error",
            "invalid_request_error",
            "invalid_value",
            "InvalidInputLength",
            "BadRequest",
            "BadRequest.*",
            "BadRequestException",
            "BadRequestError")
        .row(0, ErrorKind.NOT_FOUND, Hints.NO_PATH, "NotFound")
        .list();
  }
}
