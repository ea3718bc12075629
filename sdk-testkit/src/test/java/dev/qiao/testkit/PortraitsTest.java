package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each portrait model answers in its own shape, though most share their paths. */
@FakeModels
class PortraitsTest {
  private static final String[] ASYNC = {"X-DashScope-Async", "enable"};
  private static final String DANCER = "/api/v1/services/aigc/image2video/aa-detect";
  private static final String TEMPLATE =
      "/api/v1/services/aigc/image2video/aa-template-generation/";
  private static final String IMAGE = "'image_url':'https://example.com/p.png'";
  private static final String SOUND = "'audio_url':'https://example.com/a.wav'";
  private static final String VIDEO = "'video_url':'https://example.com/v.mp4'";
  private static final String BOXES = "'face_bbox':[1,2,3,4],'ext_bbox':[0,0,9,9]";

  private static String body(String model, String input) {
    return "{'model':'" + model + "','input':{" + input + "},'parameters':{'ratio':'1:1'}}";
  }

  private static JsonNode output(Plain.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.json().path("output");
  }

  private static void assertOutput(Plain.Reply reply, String json) {
    assertThat(output(reply)).isEqualTo(Plain.json(Plain.quoted(json)));
    assertThat(reply.json().at("/usage/image_count").asInt()).isEqualTo(1);
  }

  @Test
  void aPassedPictureIsToldInTheShapeOfItsModel(FakeModelServer server) {
    Plain plain = new Plain(server);
    assertOutput(
        plain.post(Plain.DETECT, body("liveportrait-detect", IMAGE)), "{'pass':true,'message':''}");
    assertOutput(
        plain.post(Plain.DETECT, body("wan2.2-s2v-detect", IMAGE)),
        "{'check_pass':true,'humanoid':true}");
    assertOutput(
        plain.post(DANCER, body("animate-anyone-detect-gen2", IMAGE)),
        "{'check_pass':true,'bodystyle':'full'}");
    JsonNode emoji = output(plain.post(Plain.DETECT, body("emoji-detect-v1", IMAGE)));
    assertThat(emoji.path("bbox_face")).hasSize(4);
    assertThat(emoji.path("ext_bbox_face")).hasSize(4);
    assertThat(emoji).hasSize(2);
  }

  @Test
  void aRejectedPictureIsToldInTheShapeOfItsModel(FakeModelServer server) {
    Plain plain = new Plain(server);
    for (int i = 0; i < 4; i++) {
      server.rejectNextPortrait("InvalidFile.NoHuman", "No human.");
    }
    assertOutput(
        plain.post(Plain.DETECT, body("liveportrait-detect", IMAGE)),
        "{'pass':false,'message':'No human.'}");
    assertOutput(
        plain.post(Plain.DETECT, body("wan2.2-s2v-detect", IMAGE)),
        "{'check_pass':false,'code':'InvalidFile.NoHuman','message':'No human.'}");
    assertOutput(
        plain.post(DANCER, body("animate-anyone-detect-gen2", IMAGE)),
        "{'check_pass':false,'reason':'No human.','bodystyle':''}");
    assertOutput(
        plain.post(Plain.DETECT, body("emoji-detect-v1", IMAGE)),
        "{'code':'InvalidFile.NoHuman','message':'No human.'}");
  }

  @Test
  void aVideoStandsWhereItsModelPutsIt(FakeModelServer server) {
    server.pollsPerState(0, 0);
    Plain plain = new Plain(server);
    Map<String, String> places =
        Map.of(
            body("liveportrait", IMAGE + "," + SOUND), "/output/results/video_url",
            body("wan2.2-s2v", IMAGE + "," + SOUND), "/output/results/video_url",
            body("emoji-v1", IMAGE + "," + BOXES + ",'driven_id':'dagong_ganji'"),
                "/output/video_url",
            body("animate-anyone-gen2", IMAGE + ",'template_id':'AACT.x'"), "/output/video_url",
            body("videoretalk", VIDEO + "," + SOUND), "/output/video_url");
    places.forEach(
        (request, place) ->
            assertThat(
                    done(plain, plain.post(Plain.PORTRAIT + "/", request, ASYNC))
                        .at(place)
                        .asText())
                .as(request)
                .contains("/results/"));

    JsonNode styled =
        done(plain, plain.post(Plain.VIDEO, body("video-style-transform", VIDEO), ASYNC));
    assertThat(styled.at("/output/output_video_url").asText()).contains("/results/");
    assertThat(styled.path("usage"))
        .isEqualTo(Plain.json(Plain.quoted("{'duration':3.0,'SR':720}")));
  }

  @Test
  void aDanceBecomesAnIdAndNoFile(FakeModelServer server) {
    server.pollsPerState(0, 0);
    Plain plain = new Plain(server);
    JsonNode done =
        done(plain, plain.post(TEMPLATE, body("animate-anyone-template-gen2", VIDEO), ASYNC));
    assertThat(done.at("/output/template_id").asText()).startsWith("AACT.");
    assertThat(done.at("/output/video_url").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "emoji-v1 | 'face_bbox':[1,2,3,4],'ext_bbox':[0,0,9,9],'driven_id':'wild' | 400 | Driven not"
            + " exist: driven_id.",
        "emoji-v1 | 'driven_id':'dagong_ganji' | 400 | Required parameter(s) missing or invalid,"
            + " please check the request parameters.",
        "animate-anyone-gen2 | 'template_id':'mine' | 400 | Invalid template content.",
        "liveportrait | 'other':1 | 400 | Required parameter(s) missing or invalid, please check the"
            + " request parameters.",
        "wan2.9-s2v | 'other':1 | 404 | Model not exist. (FakeModelServer plays no wan2.9-s2v"
            + " here.)"
      })
  void whatTheServiceWouldNotTakeIsRefused(
      String model, String input, int status, String message, FakeModelServer server) {
    Plain.Reply reply =
        new Plain(server).post(Plain.PORTRAIT, body(model, IMAGE + "," + input), ASYNC);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().path("message").asText()).isEqualTo(message);
  }

  private static JsonNode done(Plain plain, Plain.Reply created) {
    assertThat(created.status()).as(created.text()).isEqualTo(200);
    return plain.get("/api/v1/tasks/" + created.json().at("/output/task_id").asText()).json();
  }
}
