package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.image.ImageModels;
import dev.qiao.image.minimax.MiniMaxImageRequest;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.video.minimax.HailuoRequest;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A model that the catalogue does not know is refused nothing: whatever breaks a limit of the
 * models that it knows is sent, with a warning.
 */
class UnknownModelsTest {
  private static final Model OWN = Model.of("our-own-model");

  private final MockWebServer server = new MockWebServer();
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.shutdown();
  }

  /** What the table of limits refuses to the models of the pages. */
  @ParameterizedTest
  @MethodSource("dev.qiao.conformance.MediaLimitsTableTest#rows")
  void whatIsRefusedToAKnownModel_isSentForAnother(String row) throws Exception {
    String[] cells = row.split("\\s*\\|\\s*", -1);
    if (!cells[5].equals("refused")) {
      return;
    }
    for (String outside : cells[4].split("\\s*;\\s*", -1)) {
      Request request = MediaLimitsTableTest.request(cells[0], OWN.name(), cells[2], outside);
      if (request instanceof CallRequest<?> || request instanceof TaskRequest<?>) {
        assertThat(sent(request)).as("%s", outside).isInstanceOf(BadRequestException.class);
      }
    }
  }

  @Test
  void aPicture_aVideoAndAChat_areSentWithAWarning() {
    assertThat(
            sent(
                MiniMaxImageRequest.builder(OWN, "x".repeat(1501))
                    .width(513)
                    .height(4000)
                    .n(12)
                    .build()))
        .isInstanceOf(BadRequestException.class);
    assertThat(warnings)
        .contains(
            "n is 12 but should be at least 1 and at most 9: this version does not know the model"
                + " (set a value in that range)")
        .hasSize(4);
    assertThat(sent(HailuoRequest.builder(OWN, "x".repeat(2001)).build()))
        .isInstanceOf(BadRequestException.class);
    assertThat(sent(KimiChatRequest.builder(OWN, Message.user("Hello")).temperature(2.0).build()))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void aKnownModel_isRefusedWhatItsPageRefuses() {
    assertThat(sent(MiniMaxImageRequest.builder(ImageModels.IMAGE_01, "x").n(12).build()))
        .isInstanceOf(RequestValidationException.class);
    // A snapshot that came later has the limits of its family.
    assertThat(
            sent(
                KimiChatRequest.builder(Model.of("kimi-k2-0999"), Message.user("Hello"))
                    .temperature(2.0)
                    .build()))
        .isInstanceOf(RequestValidationException.class);
    assertThat(
            sent(
                KimiChatRequest.builder(TextModels.KIMI_K3, Message.user("Hello"))
                    .temperature(2.0)
                    .build()))
        .isInstanceOf(RequestValidationException.class);
  }

  private Throwable sent(Request request) {
    Vendor vendor = request.vendor();
    warnings.clear();
    server.enqueue(new MockResponse().setResponseCode(400).setBody("{}"));
    ExchangeListener listener =
        new ExchangeListener() {
          @Override
          public void warned(String operation, String warning) {
            warnings.add(warning);
          }
        };
    try (QiaoClient client =
        QiaoClient.builder()
            .vendor(vendor)
            .apiKey("sk-x")
            .endpoint(Endpoint.single(server.url("/v1").uri()))
            .listener(listener)
            .build()) {
      return catchThrowable(
          () -> {
            if (request instanceof CallRequest<?> call) {
              var unused = client.call(call);
            } else {
              var unused = client.submit((TaskRequest<?>) request);
            }
          });
    }
  }
}
