package dev.qiao.observer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What names an exchange on the wire. */
class ExchangesTest implements ExchangeListener {
  private final FakeModelServer server = FakeModelServer.start();
  private final List<Exchange> started = new CopyOnWriteArrayList<>();

  @Override
  public void started(Exchange exchange) {
    started.add(exchange);
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Test
  void exchangesOfTwoClients_areNotEqual() {
    for (int i = 0; i < 2; i++) {
      try (QiaoClient client = server.clientBuilder().listener(this).build()) {
        new TextService(client)
            .chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("x")).build());
      }
    }

    assertThat(started).hasSize(2).doesNotHaveDuplicates();
    assertThat(started)
        .allSatisfy(
            exchange -> {
              assertThat(exchange.number()).isEqualTo(1);
              assertThat(exchange.vendor()).isEqualTo(Vendor.DASHSCOPE);
              assertThat(exchange.port()).isEqualTo(server.endpoint().nativeUrl().getPort());
              assertThat(exchange.template()).isEqualTo(exchange.path());
            });
  }

  @Test
  void templateOfAPoll_hasNoId() {
    try (QiaoClient client = server.clientBuilder().listener(this).build()) {
      var task =
          new VideoService(client)
              .submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kite.").build());
      task.await();

      Exchange poll = started.get(1);
      assertThat(poll.path()).endsWith("/tasks/" + task.ref().taskId());
      assertThat(poll.template()).endsWith("/tasks/{task_id}");
    }
  }
}
