package dev.qiao.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountTokensTest {
  private final List<String> asked = new ArrayList<>();
  private int status = 200;
  private String answer = "{\"output\":{\"token_ids\":[1,2,3]},\"usage\":{\"input_tokens\":3}}";
  private HttpServer server;
  private QiaoClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, answer.getBytes(UTF_8).length);
          exchange.getResponseBody().write(answer.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .endpoint(
                Endpoint.single(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1")))
            .apiKey("sk-test")
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void count_sendsTheRecordAndReadsTheAnswer() {
    assertThat(CountTokens.count(client, "Hi")).isEqualTo(3);
    assertThat(asked)
        .containsExactly(
            "POST /api/v1/tokenizer {\"model\":\"qwen-plus\",\"input\":{\"messages\":"
                + "[{\"content\":\"Hi\",\"role\":\"user\"}]}}");
  }

  @Test
  void count_refused_isTheTypedExceptionOfEveryCall() {
    status = 400;
    answer = "{\"code\":\"InvalidParameter\",\"message\":\"no such model\",\"request_id\":\"r-1\"}";
    assertThatThrownBy(() -> CountTokens.count(client, "Hi"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("DashScope answered 400 InvalidParameter: no such model");
  }
}
