package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Vendor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the services refuse, the server refuses: models elsewhere, local paths, empty messages. */
class RefusalsTest {
  private static final String IMAGES = "/api/v1/services/aigc/text2image/image-synthesis";
  private static final String EDITS = "/api/v1/services/aigc/image2image/image-synthesis";
  private static final String MULTIMODAL = "/api/v1/services/aigc/multimodal-generation/generation";

  @ParameterizedTest
  @CsvSource({
    "qwen-image-plus, 'url error, please check url!'",
    "wan2.2-t2i-flash, 'url error, please check url!'",
    "qwen-plus, 'url error, please check url!'",
    "qwen3-tts-flash, 'url error, please check url!'",
    "wanx2.1-kf2v-plus, 'url error, please check url!'",
    "wan2.2-animate-mix, 'url error, please check url!'",
    "my-film-model, Model not exist."
  })
  void theVideoPathServesVideoModelsOnly(String model, String message) {
    refuses(
        Vendor.DASHSCOPE, Plain.VIDEO, "{'model':'" + model + "','input':{'prompt':'x'}}", message);
  }

  @ParameterizedTest
  @CsvSource({
    "wan2.6-t2v, 'url error, please check url!'",
    "qwen-plus, 'url error, please check url!'",
    "cosyvoice-v2, 'url error, please check url!'",
    "my-picture-model, Model not exist."
  })
  void theImagePathsServeImageModelsOnly(String model, String message) {
    for (String path : List.of(IMAGES, EDITS)) {
      refuses(Vendor.DASHSCOPE, path, "{'model':'" + model + "','input':{'prompt':'x'}}", message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wan2.6-t2v", "emo-v1", "cosyvoice-v2", "sambert-zhiqi-v1"})
  void theChatPathsServeChatsOnly(String model) {
    String own =
        "{'model':'" + model + "','input':{'messages':[{'role':'user','content':'Hello'}]}}";
    refuses(Vendor.DASHSCOPE, Plain.GENERATION, own, "url error, please check url!");
    refuses(Vendor.DASHSCOPE, MULTIMODAL, own, "url error, please check url!");
    refuses(
        Vendor.DASHSCOPE,
        Plain.COMPLETIONS,
        "{'model':'" + model + "','messages':[{'role':'user','content':'Hello'}]}",
        "The model `" + model + "` does not exist");
  }

  @Test
  void otherVendorsRefuseAModelThatMakesSomethingElse() {
    String chat = "'messages':[{'role':'user','content':'Hello'}]}";
    refuses(
        Vendor.MINIMAX,
        "/v1/video_generation",
        "{'model':'MiniMax-M2.5','prompt':'x'}",
        "invalid params, unknown model 'MiniMax-M2.5'");
    refuses(
        Vendor.MINIMAX,
        "/v1/chat/completions",
        "{'model':'MiniMax-Hailuo-02'," + chat,
        "invalid params, unknown model 'MiniMax-Hailuo-02'");
    refuses(
        Vendor.ZHIPU,
        "/api/paas/v4/videos/generations",
        "{'model':'glm-5','prompt':'x'}",
        "The model does not exist.");
    refuses(
        Vendor.ZHIPU,
        "/api/paas/v4/chat/completions",
        "{'model':'cogvideox-3'," + chat,
        "The model does not exist.");
    refuses(
        Vendor.GATEWAY,
        "/v1/videos/generations",
        "{'model':'qwen-image'," + chat,
        "The model does not exist.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/me/cat.png",
        "./cat.png",
        "../cat.png",
        "photos/me.png",
        "cat.JPG",
        "C:/Users/me/cat.png",
        "~/cat.png",
        "file:///home/me/cat.png",
        "/home/me/cat"
      })
  void aLocalPathIsNoAddress(String path) {
    String words = "The provided URL does not appear to be valid.";
    refuses(
        Vendor.DASHSCOPE,
        Plain.VIDEO,
        "{'model':'wan2.6-i2v','input':{'prompt':'x','img_url':'" + path + "'}}",
        words);
    refuses(
        Vendor.DASHSCOPE,
        MULTIMODAL,
        "{'model':'qwen-vl-max','input':{'messages':[{'role':'user','content':[{'text':'x'},"
            + "{'image':'"
            + path
            + "'}]}]}}",
        words);
    refuses(
        Vendor.DASHSCOPE,
        MULTIMODAL,
        "{'model':'qwen-vl-max','input':{'messages':[{'role':'user','content':[{'text':'x'},"
            + "{'video':['https://example.com/1.png','"
            + path
            + "']}]}]}}",
        words);
    refuses(
        Vendor.DASHSCOPE,
        Plain.COMPLETIONS,
        "{'model':'qwen-vl-max','messages':[{'role':'user','content':[{'type':'image_url',"
            + "'image_url':{'url':'"
            + path
            + "'}}]}]}",
        words);
    refuses(
        Vendor.MINIMAX,
        "/v1/video_generation",
        "{'model':'MiniMax-Hailuo-02','first_frame_image':'" + path + "'}",
        "invalid params, " + words);
    refuses(
        Vendor.ZHIPU,
        "/api/paas/v4/videos/generations",
        "{'model':'cogvideox-3','image_url':'" + path + "'}",
        words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a.png",
        "http://example.com/a",
        "data:image/png;base64,/9j/4AAQ.png",
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwg",
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
      })
  void addressesAndEncodedBytesAreTaken(String address) {
    assertThat(Addresses.isLocal(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "[]", "null", "[{'type':'text','text':''}]"})
  void anEmptyMessageOfTheUserIsRefused(String content) {
    String messages = "'messages':[{'role':'user','content':" + content + "}]";
    String words = "Role must be user or assistant and Content length must be greater than 0";
    refuses(
        Vendor.DASHSCOPE,
        Plain.GENERATION,
        "{'model':'qwen-plus','input':{" + messages + "}}",
        words);
    refuses(Vendor.DASHSCOPE, Plain.COMPLETIONS, "{'model':'qwen-plus'," + messages + "}", words);
    refuses(
        Vendor.MOONSHOT,
        "/v1/chat/completions",
        "{'model':'kimi-k2.6'," + messages + "}",
        "message at position 0 with role 'user' must not be empty");
  }

  private static void refuses(Vendor vendor, String path, String body, String message) {
    try (FakeModelServer server = FakeModelServer.start(vendor)) {
      boolean async = path.endsWith("-synthesis");
      Plain plain = new Plain(server);
      Plain.Reply reply =
          async ? plain.post(path, body, "X-DashScope-Async", "enable") : plain.post(path, body);
      assertThat(reply.text()).as(body).contains(message);
      assertThat(reply.status()).isIn(vendor == Vendor.MINIMAX ? 200 : 400, 404);
      assertThat(server.tasks()).isEmpty();
    }
  }
}
