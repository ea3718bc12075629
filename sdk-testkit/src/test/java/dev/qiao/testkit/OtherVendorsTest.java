package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.AccessReport;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.RateLimitException;
import dev.qiao.core.http.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The tasks of MiniMax and Zhipu, and a gateway, as their samples have them. */
@Timeout(30)
class OtherVendorsTest {
  private static final String HAILUO = "{'model':'MiniMax-Hailuo-2.3','prompt':'A cat.'}";

  @Test
  void aFilmOfMiniMaxGoesThroughItsStates() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      server.pollsPerState(2, 1);
      JsonNode created = post(client, "/video_generation", HAILUO);
      assertThat(created.path("base_resp"))
          .isEqualTo(Plain.json(Plain.quoted("{'status_code':0,'status_msg':'success'}")));
      String id = created.path("task_id").asText();
      assertThat(id).matches("\\d{15}");
      List<String> states = new ArrayList<>();
      JsonNode query = get(client, "/query/video_generation?task_id=" + id);
      while (!query.path("status").asText().equals("Success")) {
        assertThat(query.has("file_id")).isFalse();
        states.add(query.path("status").asText());
        query = get(client, "/query/video_generation?task_id=" + id);
      }
      assertThat(states).containsExactly("Preparing", "Queueing", "Processing");
      assertThat(query.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder(
              "task_id", "status", "file_id", "video_width", "video_height", "base_resp");
      assertThat(query.path("file_id").isTextual()).isTrue();
      JsonNode file =
          get(client, "/files/retrieve?file_id=" + query.path("file_id").asText()).path("file");
      assertThat(file.path("file_id").isIntegralNumber()).isTrue();
      assertThat(file.path("file_id").asText()).isEqualTo(query.path("file_id").asText());
      assertThat(file.path("bytes").asInt()).isEqualTo(SampleMedia.clipMp4().length);
      assertThat(file.path("purpose").asText()).isEqualTo("video_generation");
      Plain plain = new Plain(server);
      String url = file.path("download_url").asText();
      assertThat(plain.send(plain.request(url)).response().body()).isEqualTo(SampleMedia.clipMp4());
      server.passTime(Duration.ofMinutes(61));
      assertThat(plain.send(plain.request(url)).status()).isEqualTo(403);
      String again =
          get(client, "/files/retrieve?file_id=" + query.path("file_id").asText())
              .at("/file/download_url")
              .asText();
      assertThat(plain.send(plain.request(again)).status()).isEqualTo(200);
      assertThat(server.tasks())
          .extracting(RecordedTask::model)
          .hasToString("[MiniMax-Hailuo-2.3]");
    }
  }

  @Test
  void miniMaxTellsItsErrorsInASuccess() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX)) {
      server.pollsPerState(0, 0).nextTaskFails("1027", "output new_sensitive");
      Plain plain = new Plain(server);
      String id = plain.post("/v1/video_generation", HAILUO).json().path("task_id").asText();
      assertThat(plain.get("/v1/query/video_generation?task_id=" + id).json())
          .isEqualTo(
              Plain.json(
                  Plain.quoted(
                      "{'task_id':'"
                          + id
                          + "','status':'Fail','base_resp':{'status_code':1027,"
                          + "'status_msg':'output new_sensitive'}}")));
      Plain.Reply nothing = plain.post("/v1/video_generation", "{'model':'MiniMax-Hailuo-2.3'}");
      assertThat(nothing.status()).isEqualTo(200);
      assertThat(nothing.json().path("task_id").asText("x")).isEmpty();
      assertThat(code(nothing)).isEqualTo(2013);
      for (String bad : List.of("query/video_generation?task_id=1", "files/retrieve?file_id=1")) {
        assertThat(code(plain.get("/v1/" + bad))).isEqualTo(2013);
      }
      assertThat(
              code(
                  plain.post(
                      "/v1/video_generation", HAILUO.replace("}", ",'callback_url':'nowhere'}"))))
          .isEqualTo(2013);
      server.nextRequestFails(200, "1002", "rate limit");
      try (QiaoClient client = server.clientBuilder().retry(RetryPolicy.NONE).build()) {
        assertThatThrownBy(() -> client.raw().post("/video_generation", Plain.quoted(HAILUO)))
            .isInstanceOf(RateLimitException.class);
      }
      assertThat(server.tasks()).hasSize(1);
    }
  }

  @Test
  void aMissingKeyAndAWrongOneAreTwoCodesOfMiniMax() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX)) {
      Plain plain = new Plain(server);
      Plain.Reply missing = plain.send(plain.request("/v1/query/video_generation?task_id=1"));
      assertThat(missing.status()).isEqualTo(200);
      assertThat(code(missing)).isEqualTo(1004);
      assertThat(
              code(
                  plain.send(
                      plain.request("/v1/models").header("Authorization", "Bearer sk-other"))))
          .isEqualTo(2049);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/videos/generations | {'model':'cogvideox-3','prompt':'A cat.'} | video_result",
        "/async/images/generations | {'model':'glm-image','prompt':'A cat.'} | image_result",
        "/async/chat/completions | {'model':'glm-5.1','messages':[{'role':'user',"
            + "'content':'Hello'}]} | choices"
      })
  void everyTaskOfZhipuHasOneResultPath(String path, String body, String result) {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.client()) {
      server.answer("Hello back.").pollsPerState(1, 1);
      JsonNode created = post(client, path, body);
      assertThat(created.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("model", "id", "request_id", "task_status");
      assertThat(created.path("task_status").asText()).isEqualTo("PROCESSING");
      String poll = "/async-result/" + created.path("id").asText();
      for (int i = 0; i < 2; i++) {
        JsonNode running = get(client, poll);
        assertThat(running.fieldNames())
            .toIterable()
            .containsExactlyInAnyOrder("model", "request_id", "task_status");
        assertThat(running.path("task_status").asText()).isEqualTo("PROCESSING");
      }
      JsonNode done = get(client, poll);
      assertThat(done.path("task_status").asText()).isEqualTo("SUCCESS");
      assertThat(done.path("request_id")).isEqualTo(created.path("request_id"));
      assertThat(done.path(result)).hasSize(1);
      Plain plain = new Plain(server);
      switch (result) {
        case "video_result" -> {
          assertThat(plain.send(plain.request(done.at("/video_result/0/url").asText())).text())
              .isNotEmpty();
          Plain.Reply cover =
              plain.send(plain.request(done.at("/video_result/0/cover_image_url").asText()));
          assertThat(cover.header("Content-Type")).isEqualTo("image/png");
        }
        case "image_result" ->
            assertThat(plain.send(plain.request(done.at("/image_result/0/url").asText())).status())
                .isEqualTo(200);
        default -> {
          assertThat(done.at("/choices/0/message/content").asText()).isEqualTo("Hello back.");
          assertThat(done.at("/usage/total_tokens").asInt()).isPositive();
        }
      }
    }
  }

  @Test
  void zhipuRefusesWithStringsOfDigits() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
        QiaoClient client = server.clientBuilder().retry(RetryPolicy.NONE).build()) {
      server.pollsPerState(0, 0).nextTaskFails("1301", "sensitive");
      JsonNode created =
          post(
              client,
              "/videos/generations",
              "{'model':'cogvideox-3','prompt':'x','request_id':'mine'}");
      assertThat(get(client, "/async-result/" + created.path("id").asText()))
          .isEqualTo(
              Plain.json(
                  Plain.quoted(
                      "{'model':'cogvideox-3','task_status':'FAIL','request_id':'mine'}")));
      assertThatThrownBy(() -> post(client, "/videos/generations", "{'model':'cogvideox-3'}"))
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining("1210");
      assertThatThrownBy(() -> get(client, "/async-result/nobody"))
          .isInstanceOf(BadRequestException.class);
      server.nextRequestFails(429, "1302", "Slowly.");
      assertThatThrownBy(() -> get(client, "/async-result/nobody"))
          .isInstanceOf(RateLimitException.class);
      Plain plain = new Plain(server);
      Plain.Reply missing = plain.send(plain.request("/api/paas/v4/async-result/x"));
      assertThat(missing.status()).isEqualTo(401);
      assertThat(missing.json().at("/error/code").asText()).isEqualTo("1001");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wan2.7-t2v, output request_id task_id",
    "MiniMax-Hailuo-2.3, task_id",
    "cogvideox-3, id task_id"
  })
  void aFilmBehindTheGatewayIsNamedAsItsVendorDoes(String model, String fields) {
    try (FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY);
        QiaoClient client = server.client()) {
      server.pollsPerState(1, 0);
      JsonNode created = post(client, "/videos/generations", ask(model, ""));
      assertThat(created.fieldNames()).toIterable().containsExactlyInAnyOrder(fields.split(" "));
      String id = created.path("task_id").asText();
      assertThat(get(client, "/videos/generations/" + id).at("/output/task_status").asText())
          .isEqualTo("PENDING");
      JsonNode done = get(client, "/videos/generations/" + id);
      assertThat(done.path("output").fieldNames())
          .toIterable()
          .containsExactly("task_id", "task_status", "video_url");
      Plain plain = new Plain(server);
      assertThat(plain.send(plain.request(done.at("/output/video_url").asText())).response().body())
          .isEqualTo(SampleMedia.clipMp4());
      assertThat(get(client, "/images/generations/" + id).at("/output/task_status").asText())
          .isEqualTo("UNKNOWN");
    }
  }

  @Test
  void aPictureBehindTheGatewayIsATaskOnlyOnRequest() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY);
        QiaoClient client = server.client()) {
      server.pollsPerState(0, 0);
      JsonNode created = post(client, "/images/generations", ask("glm-image", ",'async':true"));
      JsonNode done = get(client, "/images/generations/" + created.path("task_id").asText());
      assertThat(done.at("/output/results/0/orig_prompt").asText()).isEqualTo("A cat.");
      JsonNode glm = post(client, "/images/generations", ask("glm-image", ""));
      assertThat(glm.at("/data/0/revised_prompt").asText()).isEqualTo("A cat.");
      JsonNode miniMax = post(client, "/images/generations", ask("image-01", ",'n':2"));
      assertThat(miniMax.at("/data/image_url")).hasSize(2);
      JsonNode qwen = post(client, "/images/generations", ask("qwen-image-2.0", ""));
      String url = qwen.at("/output/choices/0/message/content/0/image").asText();
      Plain plain = new Plain(server);
      assertThat(plain.send(plain.request(url)).header("Content-Type")).isEqualTo("image/png");
      server.nextTaskFails("DataInspectionFailed", "No.");
      JsonNode failing = post(client, "/images/generations", ask("glm-image", ",'async':true"));
      assertThat(
              get(client, "/images/generations/" + failing.path("task_id").asText())
                  .at("/output/code")
                  .asText())
          .isEqualTo("DataInspectionFailed");
    }
  }

  @Test
  void aGatewayTalksInTextAndSound() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.GATEWAY);
        QiaoClient client = server.client()) {
      server.answer("Hello back.");
      assertThat(
              post(client, "/chat/completions", ask("kimi-k2.6", ""))
                  .at("/choices/0/message/content")
                  .asText())
          .isEqualTo("Hello back.");
      JsonNode qwen = post(client, "/audio/speech", ask("qwen3-tts-flash", ""));
      assertThat(qwen.path("status_code").asInt()).isEqualTo(200);
      Plain plain = new Plain(server);
      assertThat(
              plain
                  .send(plain.request(qwen.at("/output/audio/url").asText()))
                  .header("Content-Type"))
          .isEqualTo("audio/wav");
      assertThat(post(client, "/audio/speech", ask("speech-2.8-hd", "")).at("/data/audio").asText())
          .matches("[0-9a-f]{100,}");
      Plain.Reply wrong =
          plain.send(
              plain.request("/v1/videos/generations/x").header("Authorization", "Bearer sk-x"));
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(wrong.json().at("/error/code").asText()).isEqualTo("invalid_api_key");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Vendor.class,
      names = {"MINIMAX", "ZHIPU", "GATEWAY", "DEEPSEEK", "MOONSHOT"})
  void aWrongKeyAndAnUnknownPathAreTheVendorsErrors(Vendor vendor) {
    try (FakeModelServer server = FakeModelServer.start(vendor);
        QiaoClient client = server.client();
        QiaoClient stranger = server.clientBuilder().apiKey("sk-wrong").build()) {
      assertThat(server.vendor()).isEqualTo(vendor);
      assertThat(client.options().vendor()).isEqualTo(vendor);
      assertThat(server.apiKey()).isEqualTo("sk-fake-" + vendor.id());
      assertThat(server.toString()).startsWith("FakeModelServer[" + vendor.id() + ", http://");
      String path =
          switch (vendor) {
            case MINIMAX -> "/query/video_generation?task_id=1";
            case ZHIPU -> "/async-result/1";
            case DEEPSEEK, MOONSHOT -> "/models";
            default -> "/videos/generations/1";
          };
      assertThatThrownBy(() -> stranger.raw().get(path))
          .isInstanceOf(AuthenticationException.class);
      assertThatThrownBy(() -> client.raw().get("/nothing"))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("FakeModelServer serves no GET ");
      if (vendor != Vendor.GATEWAY) {
        assertThat(client.checkAccess().result()).isEqualTo(AccessReport.Result.ACCEPTED);
        assertThat(stranger.checkAccess().result()).isEqualTo(AccessReport.Result.REFUSED);
      }
    }
  }

  private static int code(Plain.Reply reply) {
    return reply.json().at("/base_resp/status_code").asInt();
  }

  private static String ask(String model, String more) {
    return "{'model':'" + model + "','messages':[{'role':'user','content':'A cat.'}]" + more + "}";
  }

  private static JsonNode post(QiaoClient client, String path, String body) {
    return Plain.json(client.raw().post(path, Plain.quoted(body)).value());
  }

  private static JsonNode get(QiaoClient client, String path) {
    return Plain.json(client.raw().get(path).value());
  }
}
