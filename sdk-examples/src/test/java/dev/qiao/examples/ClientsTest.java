package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.RecordedCall;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientsTest {
  private static final ChatRequest REQUEST =
      QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Why?")).build();

  private final FakeModelServer server = FakeModelServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private RecordedCall last() {
    List<RecordedCall> all = server.requests();
    return all.get(all.size() - 1);
  }

  @Test
  void inSingapore_hasItsHostAndSettings() {
    try (QiaoClient client = Clients.inSingapore("sk-x")) {
      assertThat(client.options().endpoint().nativeUrl())
          .hasToString("https://dashscope-intl.aliyuncs.com/api/v1");
      assertThat(client.options().timeouts().total()).isEqualTo(Duration.ofMinutes(2));
      assertThat(client.options().retry().retries()).isEqualTo(1);
    }
  }

  @Test
  void ofAWorkspaceHost_callsIt() {
    try (QiaoClient client = Clients.ofAWorkspaceHost("llm-abc", "sk-x")) {
      assertThat(client.options().endpoint().compatibleUrl())
          .hasToString("https://llm-abc.eu-central-1.maas.aliyuncs.com/compatible-mode/v1");
    }
  }

  @Test
  void behindAProxyOfOurs_callsIt() {
    try (QiaoClient client = Clients.behindAProxyOfOurs("sk-x")) {
      assertThat(client.options().endpoint().nativeUrl()).hasHost("models.example.com");
      assertThat(client.options().region()).isEqualTo(Region.CN_BEIJING);
    }
  }

  @Test
  void regionOfItsKey_isAskedForWithoutCost() {
    try (QiaoClient client = server.clientBuilder().build()) {
      assertThat(Clients.regionOfItsKey(client)).contains(client.options().region());
      assertThat(last().path()).isEqualTo("/api/v1/tasks");
    }
  }

  @Test
  void withRotatingKeys_asksForEveryRequest() {
    Iterator<String> keys = List.of(server.apiKey(), "sk-second").iterator();
    try (QiaoClient client = Clients.withRotatingKeys(server.clientBuilder(), keys::next).build()) {
      TextService text = new TextService(client);
      text.chat(REQUEST);
      assertThat(last().header("authorization")).isEqualTo("Bearer " + server.apiKey());

      assertThatThrownBy(() -> text.chat(REQUEST)).hasMessageContaining("check the key");
      assertThat(last().header("authorization")).isEqualTo("Bearer sk-second");
    }
  }

  @Test
  void forTenant_sendsItsKeyAndWorkspace() {
    try (QiaoClient client = server.clientBuilder().apiKey("sk-of-nobody").build()) {
      Clients.forTenant(client, server.apiKey(), "ws-1", REQUEST);

      assertThat(last().header("x-dashscope-workspace")).isEqualTo("ws-1");
      assertThat(last().header("authorization")).isEqualTo("Bearer " + server.apiKey());
    }
  }

  @Test
  void shared_keepsOursOpenAndUsesItsInterceptors() {
    AtomicInteger seen = new AtomicInteger();
    OkHttpClient ours =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  seen.incrementAndGet();
                  return chain.proceed(chain.request());
                })
            .build();

    try (QiaoClient client = Clients.shared(server.clientBuilder(), ours).build()) {
      new TextService(client).chat(REQUEST);
    }

    assertThat(seen).hasValue(1);
    assertThat(ours.connectionPool().connectionCount()).isEqualTo(1);
    assertThat(ours.dispatcher().executorService().isShutdown()).isFalse();
    ours.dispatcher().executorService().shutdown();
    ours.connectionPool().evictAll();
  }

  @Test
  void traced_addsAHeader() {
    try (QiaoClient client =
        Clients.traced(server.clientBuilder(), "127.0.0.1", () -> "t-1").build()) {
      new TextService(client).chat(REQUEST);
    }
    assertThat(last().header("x-trace")).isEqualTo("t-1");

    try (QiaoClient client =
        Clients.traced(server.clientBuilder(), "elsewhere", () -> "t-1").build()) {
      new TextService(client).chat(REQUEST);
    }
    assertThat(last().header("x-trace")).isEmpty();
  }

  @Test
  void meter_hearsWhatHappens() {
    Clients.Meter meter = new Clients.Meter();
    server.nextRequestFails(429, "Throttling", "slow");
    try (QiaoClient client = server.clientBuilder().listener(meter).build()) {
      TextService text = new TextService(client);
      text.chat(REQUEST);
      server.nextRequestFails(400, "InvalidParameter", "no");
      assertThatThrownBy(() -> text.chat(REQUEST)).hasMessageContaining("400");
    }

    assertThat(meter.retries.sum()).isEqualTo(1);
    assertThat(meter.answers.sum()).isEqualTo(1);
    assertThat(meter.failures.sum()).isEqualTo(1);
  }

  @Test
  void raw_hasKeyErrorsAndRetries() {
    server.nextRequestFails(429, "Throttling", "slow").answer("Hello.");
    try (QiaoClient client = server.client()) {
      String answer =
          Clients.raw(
              client,
              "{\"model\":\"qwen-plus\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");

      assertThat(answer).contains("\"Hello.\"");
      assertThat(last().path()).isEqualTo("/compatible-mode/v1/chat/completions");
    }
  }

  @Test
  void twoClientsKeepTheirKeysApart() {
    try (FakeModelServer singapore = FakeModelServer.start(Region.AP_SOUTHEAST_1);
        QiaoClient here = server.client();
        QiaoClient there = singapore.client()) {
      new TextService(here).chat(REQUEST);
      new TextService(there).chat(REQUEST);

      assertThat(last().header("authorization")).isEqualTo("Bearer sk-fake-cn-beijing");
      assertThat(singapore.requests().get(0).header("authorization"))
          .isEqualTo("Bearer sk-fake-ap-southeast-1");
    }
  }

  @Test
  void aClosedClientSaysSo_andAnotherVendorsRequestIsNotSent() {
    QiaoClient closed = server.client();
    closed.close();
    assertThatThrownBy(() -> new TextService(closed).chat(REQUEST))
        .isInstanceOf(ClientClosedException.class);

    try (QiaoClient deepSeek = QiaoClient.deepSeek("sk-x")) {
      assertThatThrownBy(() -> new TextService(deepSeek).chat(REQUEST))
          .isInstanceOf(RequestValidationException.class)
          .hasMessageContaining("goes to DashScope, but this client calls DeepSeek");
    }
    assertThatThrownBy(() -> QiaoClient.builder().vendor(Vendor.GATEWAY).apiKey("k").build())
        .hasMessageContaining("QiaoClient.gateway(baseUrl, key)");
  }
}
