package dev.qiao.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.TestOperations.Ask;
import dev.qiao.core.TestOperations.Piece;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.stream.EventStream;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to stream requests in another framing than events. */
class OtherFramingTest extends SocketTest {
  private static final String ERROR =
      "{\n  \"code\": \"InvalidApiKey\",\r\n  \"message\": \"no\", \"request_id\": \"r-1\"\n}";

  private List<Piece> collect() {
    try (EventStream<Piece> stream = client().stream(Ask.of("a"))) {
      return stream.stream().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/event-stream",
        "text/plain",
        "application/problem+json",
        "application/octet-stream",
        "application/json",
        ""
      })
  void bareErrorWithAnyContentType_isTheServicesError(String type) {
    MockResponse answer = new MockResponse().setBody("\n " + ERROR);
    server.enqueue(type.isEmpty() ? answer : answer.setHeader("Content-Type", type));
    ApiException failure = catchThrowableOfType(ApiException.class, this::collect);
    assertThat(failure).isInstanceOf(AuthenticationException.class);
    assertThat(failure.code()).isEqualTo("InvalidApiKey");
    assertThat(failure.requestId()).isEqualTo("r-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100_000})
  void wholeAnswerAsJson_isOneEvent(int chunk) {
    server.enqueue(
        sse("{\n\"text\":\"whole\",\n\"finish\":\"stop\"}")
            .setChunkedBody("{\n\"text\":\"whole\",\n\"finish\":\"stop\"}", chunk));
    assertThat(collect()).extracting(Piece::text).containsExactly("whole");
  }

  @Test
  void lastEventWithoutABlankLine_isRead_ifItIsWhole() {
    server.enqueue(sse("data:{\"text\":\"a\",\"finish\":\"stop\"}"));
    assertThat(collect()).extracting(Piece::text).containsExactly("a");
    server.enqueue(sse("data:{\"text\":\"a\",\"finish\":\"st"));
    assertThatThrownBy(this::collect).isInstanceOf(StreamTruncatedException.class);
  }

  @Test
  void textThatIsNoEvent_isNamed() {
    server.enqueue(sse("upstream request timeout"));
    MalformedResponseException failure =
        catchThrowableOfType(MalformedResponseException.class, this::collect);
    assertThat(failure)
        .hasMessageEndingWith(
            ": the answer is no stream of events; it begins with \"upstream request timeout\"");
    assertThat(failure.body()).isEqualTo("upstream request timeout");
  }
}
