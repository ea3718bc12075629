package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The check of WebSocket frames can fail: each way to be wrong has its own reason. */
class VectorConformanceFramesSelfTest extends ChangedVectors {
  private static final String SESSION = "cosyvoice.websocket/session";
  private static final String FAILED = "cosyvoice.websocket/task-failed-voice";

  @Test
  void framesAsTheyArePass() throws IOException {
    assertThat(reason(SESSION, vector -> {})).isNull();
    assertThat(reason(FAILED, vector -> {})).isNull();
    assertThat(reason("sambert.websocket/task-failed", vector -> {})).isNull();
  }

  @Test
  void anUnknownParameterOfAClientFrameIsNamed() throws IOException {
    assertThat(
            reason(SESSION, v -> object(v, "/frames/0/text/payload/parameters").put("mood", "x")))
        .isEqualTo("frames[0]: no component for payload.parameters.additional.mood");
    assertThat(reason(SESSION, v -> object(v, "/frames/2/text/payload/input").put("mood", "x")))
        .isEqualTo("frames[2]: no component for payload.input.additional.mood");
  }

  @Test
  void aWrongTypeInAClientFrameIsNamed() throws IOException {
    assertThat(
            reason(SESSION, v -> object(v, "/frames/0/text/payload/parameters").put("volume", "x")))
        .startsWith("frames[0] is not read as a CosyVoiceSessionRequest: InvalidFormatException");
    assertThat(
            reason(
                SESSION, v -> object(v, "/frames/0/text/payload/parameters").put("volume", "50")))
        .isEqualTo("frames[0] written again: payload.parameters.volume is 50 and not \"50\"");
  }

  @Test
  void aClientFrameWithoutARecordIsNamed() throws IOException {
    assertThat(reason(SESSION, v -> object(v, "/frames/2/text/header").put("action", "hum")))
        .isEqualTo("frames[2]: no record for the action \"hum\"");
  }

  @Test
  void anUnknownFieldOfAServiceFrameIsNamed() throws IOException {
    assertThat(reason(SESSION, v -> object(v, "/frames/3/text/payload/output").put("mood", "x")))
        .isEqualTo("frames[3]: no component for [0].chunk.additional.payload");
  }

  @Test
  void aServiceFrameThatIsNotUnderstoodIsNamed() throws IOException {
    assertThat(reason(SESSION, v -> object(v, "/frames/1/text/header").remove("event")))
        .isEqualTo("frames[1]: MalformedResponseException: its header names no event");
  }

  @Test
  void anErrorThatTheDocumentsDoNotNameIsNamed() throws IOException {
    assertThat(reason(FAILED, v -> object(v, "/frames/1/text/header").put("error_code", "Odd")))
        .startsWith("ExpectedErrors has no row for DASHSCOPE, status 200, code Odd");
    assertThat(
            reason(
                FAILED,
                v -> object(v, "/frames/1/text/header").put("error_code", "DataInspectionFailed")))
        .isNull();
  }

  @Test
  void aWrongPathAndAHeaderThatIsNotSentAreNamed() throws IOException {
    assertThat(reason(SESSION, v -> object(v, "/request").put("path", "/api-ws/v1/elsewhere")))
        .isEqualTo("sent to /api-ws/v1/inference/ and not /api-ws/v1/elsewhere");
    assertThat(reason(SESSION, v -> object(v, "/request/headers").put("X-DashScope-New", "on")))
        .isEqualTo("header X-DashScope-New: on was not sent");
  }

  @Test
  void aFirstFrameThatTheSdkRefusesIsNamed() throws IOException {
    assertThat(
            reason(SESSION, v -> object(v, "/frames/0/text/payload/parameters").put("volume", 101)))
        .startsWith("no socket was opened: RequestValidationException: cosyvoice.websocket breaks");
  }

  @Test
  void aVectorWithoutAnyFrameThatOpensASocketTakesAnothers() throws IOException {
    assertThat(reason(SESSION, v -> ((ArrayNode) v.at("/frames")).remove(0))).isNull();
  }
}
