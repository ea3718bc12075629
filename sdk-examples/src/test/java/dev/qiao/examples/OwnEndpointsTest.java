package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.SearchInfo;
import dev.qiao.text.TextService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnEndpointsTest {
  @ParameterizedTest
  @CsvSource({
    "DEEPSEEK, 'DeepSeek, OFFLINE:', ''",
    "MOONSHOT, 'Moonshot, OFFLINE:', '   left:   '",
    "ZHIPU, 'Zhipu, OFFLINE:', ''",
    "MINIMAX, 'MiniMax, OFFLINE:', ''"
  })
  void offline_everyFamily_thinksAndSays(Vendor vendor, String title, String more) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    OwnEndpoints.offline(vendor, new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsSubsequence(
            title,
            "   thinks: Two sides, one way.\n",
            "   says:   A bridge joins two banks.\n",
            more);
  }

  @Test
  void searchWithGlm_asksForTheSearchAndItsSources() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      server.answer("It rains.");

      ChatResponse answer = OwnEndpoints.searchWithGlm(new TextService(client), "News of Hobart?");

      assertThat(answer.text()).isEqualTo("It rains.");
      assertThat(answer.searchInfo().searchResults())
          .extracting(SearchInfo.Page::refer)
          .containsExactly("ref_1", "ref_2");
      assertThat(server.requests().get(0).body())
          .contains("\"search_engine\":\"search_pro\"", "\"search_result\":true");
    }
  }
}
