package dev.qiao.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.TestOperations.Ask;
import dev.qiao.core.error.ApiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service's words survive, without the key and on one printable line. */
class ErrorWordsTest extends SocketTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"no such model\"}",
        "{\"detail\":\"no such model\"}",
        "{\"success\":false,\"message\":\"no such model\"}",
        "{\"status_code\":500,\"message\":\"no such model\"}",
        "{\"message\":\"no such model\",\"request_id\":\"r\"}"
      })
  void errorInsideASuccess_isThrownWithItsWords(String body) {
    server.enqueue(json(body));
    assertThat(refused().vendorMessage()).isEqualTo("no such model");
  }

  @Test
  void errorInsideALargeSuccess_isThrown() {
    server.enqueue(
        json(
            "{\"code\":\"InvalidParameter\",\"output\":{},\"message\":\""
                + "long ".repeat(20_000)
                + "\"}"));
    assertThat(refused().code()).isEqualTo("InvalidParameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"a\",\"error\":null}",
        "{\"text\":\"a\",\"error\":{}}",
        "{\"text\":\"a\",\"code\":\"\",\"message\":\"\"}",
        "{\"text\":\"a\",\"code\":200,\"message\":\"Success\"}"
      })
  void successWithAnEmptyErrorField_isASuccess(String body) {
    server.enqueue(json(body));
    assertThat(client().call(Ask.of("a"))).isNotNull();
  }

  @Test
  void keyInJsonEscapesAndHeaders_isTakenOut() {
    StringBuilder escaped = new StringBuilder();
    KEY.chars().forEach(c -> escaped.append(String.format("\\u%04X", c)));
    server.enqueue(
        json(401, "{\"code\":\"InvalidApiKey\",\"message\":\"key " + escaped + "\"}")
            .setHeader("X-Echo", KEY));
    ApiException failure = refused();
    assertThat(failure.vendorMessage()).isEqualTo("key ***");
    assertThat(failure.headers().toString()).doesNotContain(KEY);
  }

  @Test
  void controlCharacters_areNotInTheMessage() throws Exception {
    server.enqueue(
        json(400, "{\"code\":\"X\",\"message\":\"a\\u001b[31m\\u0007\\u202eb\\u2028c\"}"));
    ApiException failure = refused();
    assertThat(failure.getMessage()).contains("a [31m b c");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    ApiException read =
        (ApiException)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(read.status()).isEqualTo(400);
    assertThat(read.code()).isEqualTo("X");
  }

  private ApiException refused() {
    return catchThrowableOfType(ApiException.class, () -> client().call(Ask.of("a")));
  }
}
