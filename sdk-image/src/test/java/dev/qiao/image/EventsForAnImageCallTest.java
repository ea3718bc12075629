package dev.qiao.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.image.glm.GlmImageRequest;
import dev.qiao.image.qwen.QwenImageRequest;
import dev.qiao.image.wan.WanImageRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that streams although one image was asked for. */
@Timeout(20)
class EventsForAnImageCallTest {
  private static final String URL = "https://example.com/a.png?sign=1";

  private final MockWebServer server = new MockWebServer();
  private QiaoClient client;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.shutdown();
  }

  private ImageResult generate(Vendor vendor, CallRequest<ImageResult> request, String... events) {
    StringBuilder body = new StringBuilder();
    for (String event : events) {
      body.append("data: ").append(event).append("\n\n");
    }
    server.enqueue(
        new MockResponse().setHeader("Content-Type", "text/event-stream").setBody(body.toString()));
    client =
        QiaoClient.builder()
            .vendor(vendor)
            .region(vendor == Vendor.DASHSCOPE ? Region.CN_BEIJING : Region.CHINA)
            .apiKey("sk-1")
            .retry(RetryPolicy.NONE)
            .endpoint(Endpoint.single(server.url("/api/v1").uri()))
            .build();
    return new ImageService(client).generate(request);
  }

  private ImageResult qwen(String... events) {
    return generate(
        Vendor.DASHSCOPE,
        QwenImageRequest.builder(ImageModels.QWEN_IMAGE_MAX, "A cat.").build(),
        events);
  }

  private ImageResult glm(String... events) {
    return generate(
        Vendor.ZHIPU, GlmImageRequest.builder(ImageModels.GLM_IMAGE, "A cat.").build(), events);
  }

  private static String choice(String content, String finish) {
    return "{\"request_id\":\"r-1\",\"output\":{\"choices\":[{\"finish_reason\":\""
        + finish
        + "\",\"message\":{\"role\":\"assistant\",\"content\":["
        + content
        + "]}}]},\"usage\":{\"image_count\":1}}";
  }

  private static String image(String url) {
    return "{\"type\":\"image\",\"image\":\"" + url + "\"}";
  }

  private static String text(String words) {
    return "{\"type\":\"text\",\"text\":\"" + words + "\"}";
  }

  private static List<String> links(ImageResult result) {
    return result.images().stream().map(image -> image.file().link().url()).toList();
  }

  @Test
  void progressAndThenTheAnswer_isTheAnswer() {
    ImageResult result =
        qwen(
            "{\"request_id\":\"r-1\",\"output\":{}}",
            choice("", "null"),
            choice(image(server.url("/a.png").toString()), "stop"),
            "[DONE]");
    assertThat(links(result)).containsExactly(server.url("/a.png").toString());
    assertThat(result.answers()).extracting(ImageResult.Answer::finishReason).contains("stop");
    assertThat(result.usage()).isNotNull();
  }

  @Test
  void linkOfTheAnswer_canBeSaved(@TempDir Path folder) throws Exception {
    ImageResult result =
        qwen(choice("", "null"), choice(image(server.url("/a.png").toString()), "stop"));
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};
    server.enqueue(new MockResponse().setBody(new okio.Buffer().write(png)));
    Path saved = result.image().link().saveTo(folder.resolve("a.png"));
    assertThat(saved).hasBinaryContent(png);
  }

  @Test
  void pieces_areJoined_inOrder() {
    ImageResult result =
        generate(
            Vendor.DASHSCOPE,
            WanImageRequest.builder(ImageModels.WAN2_7_IMAGE, "A tutorial.").build(),
            choice(text("Fold "), "null"),
            choice(text("it."), "null"),
            choice(image(URL), "null"),
            choice(text("Turn it."), "null"),
            choice(image(URL + "2"), "stop"));
    assertThat(result.parts()).hasSize(4);
    assertThat(((ImagePart.Text) result.parts().get(0)).text()).isEqualTo("Fold it.");
    assertThat(links(result)).containsExactly(URL, URL + "2");
  }

  @Test
  void eventsThatRepeatTheWhole_countOnce() {
    ImageResult result =
        qwen(
            choice(text("A c"), "null"),
            choice(text("A cat") + "," + image(URL), "null"),
            choice(text("A cat") + "," + image(URL) + "," + image(URL + "2"), "stop"));
    assertThat(links(result)).containsExactly(URL, URL + "2");
    assertThat(result.parts()).hasSize(3);
    assertThat(links(qwen(choice(image(URL), "stop"), choice(image(URL), "stop"))))
        .containsExactly(URL);
  }

  @Test
  void listsOfOtherVendors_areJoinedOrTheLastOne() {
    String one = "{\"created\":1,\"data\":[{\"url\":\"" + URL + "\"}]}";
    ImageResult last = glm("{\"created\":1}", one);
    assertThat(links(last)).containsExactly(URL);
    assertThat(last.created()).isEqualTo(1);
    assertThat(links(glm(one, one, "[DONE]"))).containsExactly(URL);
    assertThat(links(glm(one, one.replace("a.png", "b.png"), "[DONE]")))
        .containsExactly(URL, URL.replace("a.png", "b.png"));
    assertThat(glm("{\"data\":[]}", "{\"data\":[{\"b64_json\":\"AAAA\"}]}").images()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"out of blocks\",\"code\":500}}",
        "{\"error\":\"out of blocks\"}",
        "{\"code\":\"InternalError\",\"message\":\"out of blocks\"}"
      })
  void anErrorAmongTheEvents_isTheServicesError(String error) {
    for (String[] events :
        new String[][] {
          {error, "[DONE]"},
          {choice("", "null"), error},
          {choice(text("A"), "null"), error, "[DONE]"},
          {choice(image(URL), "null"), error}
        }) {
      ApiException failure = catchThrowableOfType(ApiException.class, () -> qwen(events));
      assertThat(failure).as(String.join("|", events)).isNotNull();
      assertThat(failure.vendorMessage()).isEqualTo("out of blocks");
    }
  }

  @Test
  void eventsWithoutAnImage_areNoAnswer_andTheBodyIsKept() {
    for (String[] events :
        new String[][] {
          {choice(text("High"), "null"), choice(text(" tide"), "null")},
          {choice(text("High"), "null"), "tide"},
          {"{\"created\":1}", "{\"note\":\"High\"}", "[DONE]"}
        }) {
      assertThatThrownBy(() -> qwen(events))
          .isInstanceOf(MalformedResponseException.class)
          .satisfies(e -> assertThat(((MalformedResponseException) e).body()).contains("High"));
    }
  }
}
