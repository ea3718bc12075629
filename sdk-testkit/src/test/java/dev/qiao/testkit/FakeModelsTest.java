package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ClientClosedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The extension: one server a test, shared with its set-up, closed with its client afterwards. */
@FakeModels
class FakeModelsTest {
  private static final List<FakeModelServer> SERVERS = new ArrayList<>();
  private static final List<QiaoClient> CLIENTS = new ArrayList<>();

  @BeforeEach
  void prepare(FakeModelServer server) {
    server.answer("From the set-up.");
  }

  @RepeatedTest(2)
  void eachTestHasItsOwn(FakeModelServer server, QiaoClient client) {
    assertThat(SERVERS).doesNotContain(server);
    SERVERS.add(server);
    CLIENTS.add(client);
    assertThat(server.requests()).isEmpty();
    assertThat(client.options().vendor()).isEqualTo(Vendor.DASHSCOPE);
    assertThat(client.options().endpoint()).isEqualTo(server.endpoint());
    assertThat(
            client
                .raw()
                .post(
                    "/services/aigc/text-generation/generation",
                    Plain.quoted("{'model':'qwen-plus','input':{'prompt':'Hello'}}"))
                .value())
        .contains("From the set-up.");
  }

  @Test
  void aClientAloneIsEnough(QiaoClient client) {
    assertThat(client.raw().get("/tasks/nobody").value()).contains("UNKNOWN");
  }

  @Test
  @FakeModels(vendor = Vendor.ZHIPU)
  void aTestMayAskForAnotherVendor(FakeModelServer server) {
    assertThat(server.vendor()).isEqualTo(Vendor.ZHIPU);
  }

  @Nested
  class WithinAnother {
    @Test
    void theAnnotationCounts(FakeModelServer server) {
      assertThat(server.toString())
          .matches("FakeModelServer\\[cn-beijing, http://127\\.0\\.0\\.1:\\d+/]");
    }
  }

  @AfterAll
  static void allAreClosed() {
    assertThat(CLIENTS)
        .hasSize(2)
        .allSatisfy(
            client ->
                assertThatThrownBy(() -> client.raw().get("/tasks/nobody"))
                    .isInstanceOf(ClientClosedException.class));
    assertThat(SERVERS)
        .allSatisfy(
            server ->
                assertThatThrownBy(() -> new Plain(server).get("/api/v1/tasks/nobody"))
                    .hasRootCauseInstanceOf(java.nio.channels.ClosedChannelException.class));
  }
}
