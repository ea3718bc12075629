package dev.qiao.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.TestOperations.Ask;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.RetryPolicy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service or a proxy repeats the key: no exception and no log line shows it. */
class SecretEchoTest extends SocketTest {
  static Stream<String> sent() {
    byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
    return Stream.of(KEY, "Bearer " + KEY, Base64.getEncoder().encodeToString(key));
  }

  @ParameterizedTest
  @MethodSource("sent")
  void everyAnswerThatRepeatsTheKey_isShownWithoutIt(String echo) {
    Logs logs = Logs.fromNow();
    QiaoClient client = client(builder -> builder.retry(RetryPolicy.NONE));
    StringBuilder shown = new StringBuilder();
    for (MockResponse answer :
        new MockResponse[] {
          json("<html>" + echo),
          json("{\"text\":" + echo + "}"),
          json(echo),
          json(401, "{\"code\":\"a " + echo + "\",\"message\":\"" + echo + "\"}")
              .setHeader("X-Request-Id", echo),
          new MockResponse().setStatus("HTTP/1.1 " + echo),
          new MockResponse().setStatus(echo),
          json("{}").setHeader("Content-Length", "-1" + echo),
        }) {
      server.enqueue(answer);
      show(shown, catchThrowable(() -> client.call(Ask.of("a"))));
    }
    for (String events :
        new String[] {
          "data:" + echo + "\n\n",
          "data:{\"text\":" + echo + "}\n\n",
          "data:{\"text\":[\"" + echo + "\"]}\n\n",
          "event:error\ndata:" + echo + "\n\n"
        }) {
      server.enqueue(sse(events));
      show(shown, catchThrowable(() -> client.stream(Ask.of("a")).collect()));
    }
    assertThat(shown.toString()).contains("***").doesNotContain(echo).doesNotContain(KEY);
    assertThat(logs.text()).doesNotContain(echo).doesNotContain(KEY);
  }

  @Test
  void storageThatRepeatsTheSignedLink_isShownWithoutTheSignature(@TempDir Path folder) {
    String query = "?Expires=1&OSSAccessKeyId=SECRET1&Signature=SECRET2%3D&x-oss-signature=SECRET3";
    ResultFile file = ResultFile.of(server.url("/v.mp4") + query);
    QiaoClient client = client(builder -> builder.retry(RetryPolicy.NONE));
    StringBuilder shown = new StringBuilder();
    for (int status : new int[] {400, 403, 404, 500}) {
      server.enqueue(
          new MockResponse().setResponseCode(status).setBody("<Resource>" + file.url() + query));
      show(shown, catchThrowable(() -> client.files().download(file, folder.resolve("v"))));
    }
    assertThat(shown.toString()).doesNotContain("SECRET");
  }

  @Test
  void providerWithoutAKey_isNamed() {
    assertThat(catchThrowable(() -> client(b -> b.apiKeys(() -> null)).call(Ask.of("a"))))
        .hasMessageContaining("the ApiKeyProvider returned null; nothing was sent");
    Throwable thrown =
        catchThrowable(
            () ->
                client(
                        b ->
                            b.apiKeys(
                                () -> {
                                  throw new IllegalStateException(KEY);
                                }))
                    .call(Ask.of("a")));
    assertThat(thrown)
        .hasMessageContaining("the ApiKeyProvider threw IllegalStateException; nothing was sent")
        .hasNoCause();
  }

  @Test
  void keyWithALineBreakOrBlank_isRefusedWithoutIt() {
    for (String key : new String[] {"sk-abcdef\n", " sk-abcdef", "sk-abc def", "sk-abcdef\r\n"}) {
      assertThat(catchThrowable(() -> ApiKey.of(key)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("trimmed")
          .hasMessageNotContaining("abc");
    }
  }

  private static void show(StringBuilder shown, Throwable failure) {
    assertThat(failure).isNotNull();
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    shown.append(trace);
    if (failure instanceof ApiException refused) {
      shown
          .append(refused.code())
          .append(refused.vendorMessage())
          .append(refused.requestId())
          .append(refused.headers())
          .append(refused.body());
    }
    if (failure instanceof MalformedResponseException malformed) {
      shown.append(malformed.body());
    }
  }
}
