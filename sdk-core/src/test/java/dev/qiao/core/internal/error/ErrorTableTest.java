package dev.qiao.core.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.BillingException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.InputMediaException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.PermissionException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.error.RateLimitException.Kind;
import dev.qiao.core.error.ServerException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which exception a status and code become. */
class ErrorTableTest {
  private static final ErrorReader DASHSCOPE =
      new ErrorReader(Vendor.DASHSCOPE, "host.example", "cn-beijing", false);

  /** The documented codes, as the vendor's page lists them: status, codes, what they become. */
  static Stream<Arguments> documented() {
    return Stream.of(
            codes(401, AuthenticationException.class, "InvalidApiKey invalid_api_key"),
            codes(401, AuthenticationException.class, "AuthenticationError NOT_AUTHORIZED"),
            codes(403, PermissionException.class, "AccessDenied access_denied Model.AccessDenied"),
            codes(403, PermissionException.class, "App.AccessDenied Workspace.AccessDenied"),
            codes(403, PermissionException.class, "PermissionDeniedError"),
            codes(200, PermissionException.class, "BailianGateway.Workspace.NotAuthorised"),
            codes(403, BillingException.class, "AccessDenied.Unpurchased"),
            codes(403, BillingException.class, "AllocationQuota.FreeTierOnly"),
            codes(400, BillingException.class, "Arrearage"),
            codes(429, BillingException.class, "CommodityNotPurchased PrepaidBillOverdue"),
            codes(429, BillingException.class, "PostpaidBillOverdue"),
            codes(404, NotFoundException.class, "ModelNotFound model_not_found"),
            codes(404, NotFoundException.class, "model_not_supported WorkSpaceNotFound NotFound"),
            codes(400, ContentRejectedException.class, "DataInspectionFailed"),
            codes(400, ContentRejectedException.class, "data_inspection_failed FaqRuleBlocked"),
            codes(400, ContentRejectedException.class, "IPInfringementSuspect CustomRoleBlocked"),
            codes(400, InputMediaException.class, "InvalidParameter.DataInspection InvalidURL"),
            codes(400, InputMediaException.class, "InvalidURL.ConnectionRefused"),
            codes(400, InputMediaException.class, "InvalidURL.Timeout"),
            codes(400, InputMediaException.class, "InvalidFile.DownloadFailed InvalidFile.NoHuman"),
            codes(400, InputMediaException.class, "InvalidFile.Template.Content InvalidPerson"),
            codes(400, InputMediaException.class, "InvalidImage.NoHumanFace InvalidGarment"),
            codes(400, InputMediaException.class, "InvalidImageResolution InvalidImageFormat"),
            codes(400, InputMediaException.class, "BadRequest.InputDownloadFailed"),
            codes(400, InputMediaException.class, "BadRequest.UnsupportedFileFormat"),
            codes(400, InputMediaException.class, "BadRequest.TooLarge Audio.DecoderError"),
            codes(400, InputMediaException.class, "Audio.PreprocessError Audio.AudioRateError"),
            codes(400, InputMediaException.class, "Audio.DurationLimitError Audio.AudioShortError"),
            codes(400, InputMediaException.class, "InvalidFile.AudioLengthError InvalidFile.FPS"),
            codes(400, InputMediaException.class, "InvalidFile.BodyProportion InvalidFile.Value"),
            codes(400, InputMediaException.class, "InvalidFile.FacePose InvalidFile.FrontBody"),
            codes(400, InputMediaException.class, "InvalidFile.FullFace InvalidFile.FullBody"),
            codes(400, InputMediaException.class, "InvalidFile.FaceNotMatch InvalidFile.Content"),
            codes(400, InputMediaException.class, "InvalidFile.BodyPose InvalidFile.Resolution"),
            codes(400, InputMediaException.class, "InvalidFile.Duration InvalidFile.ImageSize"),
            codes(400, InputMediaException.class, "InvalidFile.AspectRatio InvalidFile.Size"),
            codes(400, InputMediaException.class, "InvalidFile.Openerror InvalidFile.Format"),
            codes(400, InputMediaException.class, "InvalidFile.MultiHuman InvalidImage.ImageSize"),
            codes(400, InputMediaException.class, "InvalidImage.FileFormat"),
            codes(400, InputMediaException.class, "NO_INPUT_AUDIO_ERROR NO_VALID_AUDIO_ERROR"),
            codes(400, InputMediaException.class, "SUCCESS_WITH_NO_VALID_FRAGMENT"),
            codes(400, InputMediaException.class, "ASR_RESPONSE_HAVE_NO_WORDS FILE_TOO_LARGE"),
            codes(400, InputMediaException.class, "FILE_DOWNLOAD_FAILED FILE_CHECK_FAILED"),
            codes(400, InputMediaException.class, "FILE_NORMALIZE_FAILED FILE_PARSE_FAILED"),
            codes(400, InputMediaException.class, "MKV_PARSE_FAILED DECODE_ERROR"),
            codes(400, InputMediaException.class, "REQUEST_INVALID_FILE_URL_VALUE"),
            codes(400, InputMediaException.class, "CONTENT_LENGTH_CHECK_FAILED"),
            codes(400, InputMediaException.class, "FILE_404_NOT_FOUND FILE_403_FORBIDDEN"),
            codes(400, InputMediaException.class, "FILE_SERVER_ERROR AUDIO_DURATION_TOO_LONG"),
            codes(400, NotFoundException.class, "FILE_TRANS_TASK_EXPIRED NotFoundError"),
            codes(400, NotFoundException.class, "BadRequest.ResourceNotExist"),
            codes(400, NotFoundException.class, "BadRequest.VoiceNotFound"),
            codes(404, NotFoundException.class, "InvalidParameter"),
            codes(400, BadRequestException.class, "BadRequest.EmptyParameters"),
            codes(400, BadRequestException.class, "BadRequest.IllegalInput InvalidSchemaFormat"),
            codes(400, BadRequestException.class, "mismatched_model duplicate_custom_id"),
            codes(200, BadRequestException.class, "CLIENT_ERROR InvalidParameter invalid_value"),
            codes(200, BadRequestException.class, "InvalidParameter.New BadRequestError"),
            codes(200, NotFoundException.class, "NotFound"),
            codes(200, RateLimitException.class, "Throttling limit_requests insufficient_quota"),
            codes(200, ServerException.class, "InternalError ModelUnavailable"),
            codes(400, ServerException.class, "APIConnectionError"),
            codes(430, InputMediaException.class, "Audio.DecoderError Audio.FileSizeExceed"),
            codes(430, InputMediaException.class, "Audio.AudioRateError Audio.AudioSilentError"),
            codes(400, BadRequestException.class, "InvalidParameter invalid_parameter_error"),
            codes(400, BadRequestException.class, "invalid_request_error invalid_value"),
            codes(400, BadRequestException.class, "InvalidParameter.NotSupportEnableThinking"),
            codes(400, BadRequestException.class, "BadRequest.EmptyInput BadRequest.EmptyModel"),
            codes(400, BadRequestException.class, "BadRequestException BadRequestError"),
            codes(400, BadRequestException.class, "InvalidSchema InvalidInputLength"),
            codes(400, BadRequestException.class, "FlowNotPublished ClientDisconnect"),
            codes(400, BadRequestException.class, "UnsupportedOperation"),
            codes(400, BadRequestException.class, "InternalError.Algo.InvalidParameter"),
            codes(400, BadRequestException.class, "Throttling.AllocationQuota"),
            codes(409, BadRequestException.class, "Conflict"),
            codes(413, BadRequestException.class, "RequestTooLargeError"),
            codes(429, RateLimitException.class, "Throttling Throttling.RateQuota LimitRequests"),
            codes(429, RateLimitException.class, "limit_requests RateLimitError"),
            codes(429, RateLimitException.class, "Throttling.BurstRate limit_burst_rate"),
            codes(429, RateLimitException.class, "Throttling.AllocationQuota insufficient_quota"),
            codes(500, ServerException.class, "InternalError internal_error InternalError.Upload"),
            codes(500, ServerException.class, "InternalError.FileUpload InternalError.Algo"),
            codes(500, ServerException.class, "InternalError.Timeout SystemError"),
            codes(500, ServerException.class, "ModelServiceFailed RequestTimeOut ResponseTimeout"),
            codes(500, ServerException.class, "InvokePluginFailed AppProcessFailed RewriteFailed"),
            codes(500, ServerException.class, "RetrievalFailed RetrivalFailed ModelServingError"),
            codes(500, ServerException.class, "InternalServerError"),
            codes(503, ServerException.class, "ModelUnavailable ModelServingError"),
            codes(503, ServerException.class, "ServiceUnavailableError"),
            codes(504, ServerException.class, "GatewayTimeoutError"),
            codes(400, ServerException.class, "ServiceUnavailableError"))
        .flatMap(List::stream);
  }

  private static List<Arguments> codes(
      int status, Class<? extends ApiException> type, String codes) {
    return Arrays.stream(codes.split(" ")).map(code -> Arguments.of(status, code, type)).toList();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("documented")
  void read_documentedCode_becomesItsType(
      int status, String code, Class<? extends ApiException> type) {
    String name = code.equals("NOT_AUTHORIZED") ? "NOT AUTHORIZED" : code;
    ApiException failure = read(status, name, "words");
    assertThat(failure).isExactlyInstanceOf(type);
    assertThat(failure.code()).isEqualTo(name);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.hint()).isNotBlank().doesNotContain("{").endsWith(".");
    assertThat(failure.isRetryable())
        .isEqualTo(failure instanceof RateLimitException || failure instanceof ServerException);
  }

  /** What the vendor says of pictures, of videos or of both under one code. */
  @ParameterizedTest
  @CsvSource({
    "InvalidFile.FaceNotMatch,another picture,a video of that person",
    "InvalidFile.Resolution,picture or video,limits",
    "InvalidFile.Size,compress the picture,re-encode the clip",
    "InvalidFile.Duration,clip,length",
    "InvalidFile.FPS,clip,rate"
  })
  void hint_ofMedia_namesWhatIsMeant(String code, String one, String other) {
    assertThat(read(400, code, "words").hint()).contains(one, other);
  }

  /** MiniMax's numbers are DashScope's only inside a 200, from the models of MiniMax it hosts. */
  @Test
  void numbersOfMiniMax_areNoErrorsOfDashScopeItself() {
    for (ErrorTable.Row row : ErrorTable.of(Vendor.DASHSCOPE).rows()) {
      if (row.code().matches("\\d+")) {
        assertThat(row.status()).as(row.code()).isEqualTo(200);
      }
    }
    assertThat(read(400, "1004", "words").hint())
        .isEqualTo(read(400, "SomethingNew", "words").hint());
  }

  static List<Arguments> rows() {
    return Arrays.stream(Vendor.values())
        .flatMap(
            vendor ->
                ErrorTable.of(vendor).rows().stream()
                    .map(row -> Arguments.of(vendor, row, row.status() + " " + row.code())))
        .toList();
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("rows")
  void find_whatARowDescribes_findsThatRowAndItsType(
      Vendor vendor, ErrorTable.Row row, String name) {
    int status = row.status() == 0 ? 418 : row.status();
    String code =
        row.code().equals("*")
            ? "SomethingNew"
            : row.code().endsWith(".*") ? row.code().replace("*", "SomethingNew") : row.code();
    String message = "It " + row.says() + " here";
    assertThat(ErrorTable.of(vendor).find(status, code, message))
        .as("an earlier row hides this one")
        .isSameAs(row);
    ApiException failure =
        new ErrorReader(vendor, "host.example", "somewhere", true)
            .read(status, Map.of(), body(code, message));
    assertThat(failure.getClass().getSimpleName())
        .isEqualTo(
            switch (row.kind()) {
              case AUTHENTICATION -> "AuthenticationException";
              case PERMISSION -> "PermissionException";
              case BILLING -> "BillingException";
              case NOT_FOUND -> "NotFoundException";
              case BAD_REQUEST, BY_STATUS_CLASS -> "BadRequestException";
              case CONTENT_REJECTED -> "ContentRejectedException";
              case INPUT_MEDIA -> "InputMediaException";
              case RATE_LIMIT, RATE_LIMIT_BURST, RATE_LIMIT_TOKENS, RATE_LIMIT_CONCURRENCY ->
                  "RateLimitException";
              case SERVER -> "ServerException";
            });
    assertThat(failure.isRetryable()).isEqualTo(row.retryable());
    assertThat(failure.vendor()).isEqualTo(vendor);
    assertThat(failure).hasMessageMatching("\\S.* Hint: .*\\.");
  }

  @ParameterizedTest
  @EnumSource(Vendor.class)
  void find_anyStatus_hasARow(Vendor vendor) {
    for (int status = 200; status < 600; status++) {
      ErrorTable.Row row = ErrorTable.of(vendor).find(status, "", "");
      ApiException failure = row.kind().create(failure(vendor, status));
      assertThat(failure instanceof ServerException)
          .as("status %d", status)
          .isEqualTo(status == 408 || status >= 500);
    }
  }

  private static dev.qiao.core.error.ApiFailure failure(Vendor vendor, int status) {
    return new dev.qiao.core.error.ApiFailure(
        vendor, status, "", "", null, Map.of(), "", "hint", false);
  }

  @Test
  void read_rateLimits_tellWhichLimit() {
    assertThat(kind("Throttling.RateQuota")).isEqualTo(Kind.REQUEST_RATE);
    assertThat(kind("limit_requests")).isEqualTo(Kind.REQUEST_RATE);
    assertThat(kind("Throttling.BurstRate")).isEqualTo(Kind.BURST);
    assertThat(kind("limit_burst_rate")).isEqualTo(Kind.BURST);
    assertThat(kind("Throttling.AllocationQuota")).isEqualTo(Kind.TOKEN_ALLOCATION);
    assertThat(kind("insufficient_quota")).isEqualTo(Kind.TOKEN_ALLOCATION);
    assertThat(kind("")).isEqualTo(Kind.REQUEST_RATE);
    RateLimitException concurrent =
        (RateLimitException)
            ErrorKind.RATE_LIMIT_CONCURRENCY.create(failure(Vendor.DASHSCOPE, 429));
    assertThat(concurrent.kind()).isEqualTo(Kind.CONCURRENCY);
  }

  private static Kind kind(String code) {
    return ((RateLimitException) read(429, code, "slow down")).kind();
  }

  @Test
  void read_codeOfAnyCase_isFound() {
    assertThat(read(400, "ARREARAGE", "")).isInstanceOf(BillingException.class);
    assertThat(read(400, "invalidfile.NEW", "")).isInstanceOf(InputMediaException.class);
  }

  @Test
  void read_modeErrors_nameTheRightMethod() {
    assertThat(read(403, "AccessDenied", "current user api does not support synchronous calls."))
        .isInstanceOf(PermissionException.class)
        .hasMessage(
            "DashScope answered 403 AccessDenied: current user api does not support synchronous"
                + " calls. Hint: this model works as a task: use submit(..), which sends the async"
                + " header.");
    assertThat(read(403, "AccessDenied", "current user api does not support asynchronous calls."))
        .isInstanceOf(PermissionException.class)
        .hasMessage(
            "DashScope answered 403 AccessDenied: current user api does not support asynchronous"
                + " calls. Hint: this model answers at once: use a call or a stream instead of"
                + " submit(..).");
    assertThat(read(400, "InvalidParameter", "This model only support stream mode, please"))
        .hasMessageContaining("use stream(..) and collect() for the whole answer.");
    assertThat(read(400, "InvalidParameter", "url error, please check url!"))
        .hasMessageContaining("use the request type of its family.");
  }

  private static ApiException read(int status, String code, String message) {
    return DASHSCOPE.read(status, Map.of(), body(code, message));
  }

  private static byte[] body(String code, String message) {
    return dev.qiao.core.internal.json.Json.write(Map.of("code", code, "message", message))
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
