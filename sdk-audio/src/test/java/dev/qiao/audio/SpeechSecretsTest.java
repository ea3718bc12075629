package dev.qiao.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service repeats the key over a socket: no exception and no listener shows it. */
@Timeout(60)
class SpeechSecretsTest {
  private static final String KEY = "sk-0123456789abcdef0123456789abcdef";

  private final List<String> shown = new CopyOnWriteArrayList<>();

  private final ExchangeListener listener =
      new ExchangeListener() {
        @Override
        public void answered(
            Exchange exchange, int status, String requestId, java.time.Duration took) {
          shown.add(exchange + " " + requestId);
        }

        @Override
        public void failed(Exchange exchange, Throwable reason, java.time.Duration took) {
          show(reason);
        }

        @Override
        public void streamEnded(
            Exchange exchange, long events, java.time.Duration took, Throwable reason) {
          show(reason);
        }
      };

  private void show(Throwable failure) {
    if (failure == null) {
      return;
    }
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    shown.add(trace.toString());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    } catch (IOException e) {
      throw new AssertionError("it cannot be serialized: " + failure, e);
    }
    shown.add(bytes.toString(StandardCharsets.ISO_8859_1));
  }

  private static MockResponse socket(BiConsumer<WebSocket, String> answer) {
    return new MockResponse()
        .withWebSocketUpgrade(
            new WebSocketListener() {
              @Override
              public void onMessage(WebSocket socket, String text) {
                answer.accept(socket, text.replaceFirst("(?s).*\"task_id\":\"([^\"]+)\".*", "$1"));
              }

              @Override
              public void onClosing(WebSocket socket, int code, String reason) {
                socket.close(1000, null);
              }
            });
  }

  private static String event(String name, String task, String more) {
    return "{\"header\":{\"task_id\":\""
        + task
        + "\",\"event\":\""
        + name
        + "\""
        + more
        + "},\"payload\":{}}";
  }

  @Test
  void aSocketThatRepeatsTheKey_isShownWithoutIt() throws IOException {
    String refusal = ",\"error_code\":\"E " + KEY + "\",\"error_message\":\"" + KEY + "\"";
    MockResponse[] handshakes = {
      new MockResponse()
          .setResponseCode(401)
          .setBody("{\"code\":\"E\",\"message\":\"" + KEY + "\"}"),
      new MockResponse()
          .setBody(
              "<html>"
                  + Base64.getEncoder()
                      .encodeToString(("Bearer " + KEY).getBytes(StandardCharsets.UTF_8))),
      new MockResponse().setStatus(KEY),
      socket((socket, task) -> socket.send(KEY)),
      socket((socket, task) -> socket.send("{\"header\":\"" + KEY + "\"}")),
      socket((socket, task) -> socket.send("{\"code\":\"E\",\"message\":\"" + KEY + "\"}")),
      socket((socket, task) -> socket.send(event("task-failed", task, refusal))),
      socket(
          (socket, task) -> {
            socket.send(event("task-started", task, ""));
            socket.send(event("task-failed", task, refusal));
          }),
      socket((socket, task) -> socket.close(1011, "bad key " + KEY))
    };
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      URI http = server.url("/api/v1").uri();
      try (QiaoClient client =
          QiaoClient.builder()
              .vendor(Vendor.DASHSCOPE)
              .apiKey(KEY)
              .endpoint(new Endpoint(http, http, URI.create("ws" + http.toString().substring(4))))
              .retry(RetryPolicy.NONE)
              .listener(listener)
              .build()) {
        for (MockResponse handshake : handshakes) {
          server.enqueue(handshake.setHeader("X-Request-Id", KEY));
          Throwable failure = catchThrowable(() -> speak(client));
          assertThat(failure).isInstanceOf(SdkException.class);
          show(failure);
        }
      }
    }
    String all = String.join("\n", shown).replaceAll("\\s+", "");
    assertThat(all).contains("***");
    assertThat(all.toLowerCase(Locale.ROOT)).doesNotContain(KEY).doesNotContain(KEY.substring(3));
  }

  private void speak(QiaoClient client) {
    CosyVoiceSessionRequest request =
        CosyVoiceSessionRequest.builder(AudioModels.COSYVOICE_V3_FLASH, Voice.of("longanyang"))
            .build();
    try (SpeechSession session = new AudioService(client).open(request)) {
      shown.add(String.valueOf(session.audio().requestId()));
      session.audio().collect();
    }
  }
}
