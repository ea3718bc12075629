package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.qiao.core.Vendor;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The conformance test can fail: each way to be wrong has its own reason. */
class VectorConformanceSelfTest extends ChangedVectors {
  private static final String CREATE = "wan.text-to-video.create/http-audio-file-wan25";
  private static final String DETECT = "emo.detect/pass";
  private static final String STREAM = "qwen.chat-completions.stream/usage-chunk-last";
  private static final String ERROR = "dashscope.error/throttling-allocation-quota";

  @Test
  void aVectorAsItIsPasses() throws IOException {
    for (String id : List.of(CREATE, DETECT, STREAM, ERROR, "emo.create/result-succeeded")) {
      assertThat(reason(id, vector -> {})).as(id).isNull();
    }
  }

  @Test
  void anUnknownRequestFieldIsNamed() throws IOException {
    assertThat(reason(CREATE, v -> object(v, "/request/body/parameters").put("fps", 24)))
        .isEqualTo("request: no component for parameters.additional.fps");
  }

  @Test
  void aWrongTypeInARequestIsNamed() throws IOException {
    assertThat(reason(CREATE, v -> object(v, "/request/body/parameters").put("duration", "long")))
        .startsWith("the body is not read as a WanTextToVideoRequest: Cannot deserialize value");
  }

  @Test
  void aRequestFieldThatIsWrittenOtherwiseIsNamed() throws IOException {
    assertThat(reason(CREATE, v -> object(v, "/request/body/parameters").put("duration", "10")))
        .isEqualTo("written again: parameters.duration is 10 and not \"10\"");
  }

  @Test
  void aRequestThatTheSdkRefusesIsNamed() throws IOException {
    assertThat(reason(CREATE, v -> object(v, "/request/body/parameters").put("duration", 11)))
        .startsWith(
            "nothing was sent: RequestValidationException: wan.text-to-video.create breaks");
  }

  @Test
  void aWrongPathIsNamed() throws IOException {
    assertThat(reason(CREATE, v -> object(v, "/request").put("path", "/api/v1/elsewhere")))
        .isEqualTo(
            "sent to /api/v1/services/aigc/video-generation/video-synthesis"
                + " and not /api/v1/elsewhere");
  }

  @Test
  void aQuestionMarkInAPathMatchesAnythingAndALastSlashNothing() throws IOException {
    assertThat(reason(CREATE, v -> object(v, "/request").put("path", "?"))).isNull();
    assertThat(reason(CREATE, v -> object(v, "/request").put("path", "/api/v1/services/?/")))
        .isNull();
  }

  @Test
  void aWrongMethodIsNamed() throws IOException {
    assertThat(
            reason(
                "emo.create/result-succeeded", v -> object(v, "/request").put("method", "DELETE")))
        .isEqualTo(
            "DELETE /api/v1/tasks/5d0c7b1a-9e42-4f63-8a17-c3b2d1e0f9a8"
                + " without a JSON body is not checked yet");
  }

  @Test
  void aHeaderThatIsNotSentIsNamed() throws IOException {
    assertThat(reason(CREATE, v -> object(v, "/request/headers").put("X-DashScope-New", "on")))
        .isEqualTo("header X-DashScope-New: on was not sent");
    assertThat(
            reason(
                CREATE, v -> object(v, "/request/headers").put("X-DashScope-DataInspection", "on")))
        .isEqualTo("header X-DashScope-DataInspection: on was not sent");
    assertThat(
            reason(CREATE, v -> object(v, "/request/headers").put("X-DashScope-Async", "disable")))
        .isEqualTo("header X-DashScope-Async was sent as enable and not disable");
  }

  @Test
  void aHeaderOfTheCallersChoiceIsSentInTheTypedWay() throws IOException {
    assertThat(reason(CREATE, v -> object(v, "/request/headers").put("X-DashScope-WorkSpace", "w")))
        .isNull();
  }

  @Test
  void anUnknownResponseFieldIsNamed() throws IOException {
    assertThat(reason(DETECT, v -> object(v, "/response/body/usage").put("face_count", 1)))
        .isEqualTo("response: no component for [0].additional.usage");
    assertThat(
            reason(STREAM, v -> object(v, "/response/sse/1/data/choices/0/delta").put("mood", "x")))
        .startsWith("response: no component for [1].");
    assertThat(
            reason(
                "emo.create/result-succeeded",
                v ->
                    object(v, "/response/body/output").put("cover_url", "https://x.example/a.png")))
        .isEqualTo("response: no component for [0].result.additional.output");
    assertThat(reason(CREATE, v -> object(v, "/response/body/output").put("queue", 7)))
        .isEqualTo("response: no component for [1].additional.output");
  }

  @Test
  void aMemberOfAUnionThatIsNotKnownIsNamed() throws IOException {
    assertThat(
            reason(
                "emo.create/result-succeeded",
                v -> object(v, "/response/body/output").put("task_status", "DREAMING")))
        .contains("[0] (an Unknown)");
  }

  @Test
  void anUnknownOperationFails() throws IOException {
    assertThat(reason(CREATE, v -> v.put("operation", "wan.dream.create")))
        .isEqualTo("no operation of this id in any module's table");
  }

  @Test
  void anErrorOfAnotherTypeIsNamed() throws IOException {
    ExpectedErrors wrong =
        ExpectedErrors.documented()
            .with(Vendor.DASHSCOPE, 429, "Throttling.AllocationQuota", "BillingException");
    try (Conformance other = new Conformance(List.of(), wrong)) {
      assertThat(other.check(Vector.of(read(ERROR))))
          .isEqualTo(
              "error 429 Throttling.AllocationQuota gives RateLimitException TOKEN_ALLOCATION,"
                  + " not BillingException");
    }
  }

  @Test
  void anErrorThatNoDocumentNamesIsNoted() throws IOException {
    assertThat(
            reason(
                ERROR,
                v -> {
                  object(v, "/response").put("status", 430);
                  object(v, "/response/body").put("code", "Odd");
                }))
        .isEqualTo(
            "ExpectedErrors has no row for DASHSCOPE, status 430, code Odd;"
                + " add one from the documents");
  }

  @Test
  void anErrorInTheMiddleOfAStreamIsExpectedLikeAnyOther() throws IOException {
    ExpectedErrors wrong =
        ExpectedErrors.documented()
            .with(Vendor.DASHSCOPE, 400, "DataInspectionFailed", "ServerException");
    try (Conformance other = new Conformance(List.of(), wrong)) {
      assertThat(other.check(Vector.of(read("qwen.text-generation.stream/error-mid-stream"))))
          .isEqualTo(
              "error 400 DataInspectionFailed gives ContentRejectedException, not ServerException");
    }
  }

  @Test
  void aStreamWithoutItsEndIsNamed() throws IOException {
    assertThat(
            reason(
                STREAM,
                v -> {
                  object(v, "/response/sse/4/data/choices/0").putNull("finish_reason");
                  ((ArrayNode) v.at("/response/sse")).remove(6);
                }))
        .startsWith("response: StreamTruncatedException: ");
  }

  @Test
  void anAnswerThatCannotBeReadIsNamed() throws IOException {
    assertThat(reason(DETECT, v -> object(v, "/response/body/output").remove("ext_bbox")))
        .startsWith("response: MalformedResponseException: ");
    assertThat(reason(DETECT, v -> object(v, "/response/body/output").putArray("ext_bbox").add(1)))
        .startsWith("response: MalformedResponseException: ");
  }

  @Test
  void aPollThatSaysAnotherStateIsNamed() throws IOException {
    assertThat(
            reason(
                "emo.create/result-canceled",
                v -> object(v, "/response/body/output").put("task_status", "UNKNOWN")))
        .isNull();
    assertThat(
            reason(
                "emo.create/result-succeeded",
                v -> object(v, "/response/body/output/results").remove("video_url")))
        .isEqualTo(
            "response: MalformedResponseException: task.get: the answer is not the JSON of a"
                + " VideoResult: the task succeeded but its answer names no video");
  }

  /** A result that reads one field and drops the other, as no result of ours may. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Careless(String kept, List<Integer> numbers) {}

  @Test
  void aLeafThatNoComponentReadsIsNamed() throws Exception {
    Function<JsonNode, Outcome> parse =
        answer ->
            Outcome.of(() -> List.of(PLAIN.convertValue(answer.path("body"), Careless.class)));
    JsonNode good = PLAIN.readTree("{\"body\":{\"kept\":\"a\",\"numbers\":[1,2],\"gone\":null}}");
    JsonNode bad =
        PLAIN.readTree("{\"body\":{\"kept\":\"a\",\"numbers\":[1],\"lost\":{\"x\":[0]}}}");

    assertThat(leaves(good, parse)).isEqualTo("passes");
    assertThat(leaves(bad, parse))
        .isEqualTo("body.lost.x[0]: another value changes nothing in the result");
  }

  @Test
  void aLeafWhoseOtherValueBreaksTheSdkIsNamed() throws Exception {
    Function<JsonNode, Outcome> parse =
        answer ->
            Outcome.of(
                () -> {
                  if (answer.path("body").path("kept").asText().endsWith("x")) {
                    throw new IllegalStateException("oh");
                  }
                  return List.of(answer.toString());
                });

    assertThat(leaves(PLAIN.readTree("{\"body\":{\"kept\":\"a\"}}"), parse))
        .isEqualTo("body.kept: another value throws IllegalStateException: oh");
  }

  @Test
  void otherValuesAreLikely() throws JsonProcessingException {
    JsonNode leaves =
        PLAIN.readTree(
            "[true, 1, 0.5, \"SUCCEEDED\", \"720\", \"false\", \"\","
                + " \"2025-09-11 14:33:38.719\", \"https://example.com/a.mp4?Expires=1\"]");
    StringBuilder changed = new StringBuilder();
    leaves.forEach(leaf -> changed.append(LeafChanges.changed(leaf)).append(' '));

    assertThat(changed)
        .hasToString(
            "false 2 1.5 \"SUCCEEDEDx\" \"721\" \"true\" \"x\" \"2025-09-11 14:33:38.710\""
                + " \"https://example.com/a.mp4x?Expires=1\" ");
  }

  private static String leaves(JsonNode answer, Function<JsonNode, Outcome> parse) {
    try {
      LeafCheck.check(answer, answer.path("body"), "body", parse.apply(answer), parse);
      return "passes";
    } catch (Mismatch e) {
      return e.reason();
    }
  }
}
