package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.error.BadRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The line that is written about each call. */
class CallLogTest extends SocketTest {
  private static List<String> lines(Logs logs) {
    return logs.text().lines().filter(line -> line.contains("dev.qiao.call")).toList();
  }

  @Test
  void call_isOneLine() {
    server.enqueue(json("{}").setHeader("x-request-id", "r-1"));
    QiaoClient client = client(builder -> {});
    Logs logs = Logs.fromNow();

    client.call(Ask.of("a secret prompt"));

    assertThat(lines(logs))
        .singleElement()
        .asString()
        .containsPattern("CALL test.ask .*SUCCEEDED after \\d+ ms, \\{}, request r-1")
        .doesNotContain("secret");
  }

  @Test
  void refusal_isOneLine() {
    server.enqueue(refusal(400, "InvalidParameter", "no"));
    QiaoClient client = client(builder -> {});
    Logs logs = Logs.fromNow();

    assertThatThrownBy(() -> client.call(Ask.of("a"))).isInstanceOf(BadRequestException.class);

    assertThat(lines(logs))
        .singleElement()
        .asString()
        .containsPattern("CALL test.ask .*BadRequestException after ");
  }
}
