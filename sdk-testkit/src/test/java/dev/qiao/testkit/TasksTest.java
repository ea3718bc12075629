package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Creating, polling and canceling tasks; what Wan and EMO bring. */
@FakeModels
class TasksTest {
  private static final String[] ASYNC = {"X-DashScope-Async", "enable"};
  private static final String VIDEO =
      "{'model':'wan2.6-t2v','input':{'prompt':'A cat runs.'},"
          + "'parameters':{'size':'1280*720','duration':10}}";
  private static final String PORTRAIT =
      "{'model':'emo-v1','input':{'image_url':'https://example.com/p.png',"
          + "'audio_url':'https://example.com/v.mp3','face_bbox':[302,286,610,593],"
          + "'ext_bbox':[71,9,840,778]},'parameters':{'style_level':'normal'}}";

  @Test
  void aTaskIsPendingThenRunningThenDone(FakeModelServer server) {
    Plain plain = new Plain(server);
    Plain.Reply created = plain.post(Plain.VIDEO, VIDEO, ASYNC);
    assertThat(created.status()).isEqualTo(200);
    assertThat(created.json().at("/output/task_status").asText()).isEqualTo("PENDING");
    List<String> states = new ArrayList<>();
    JsonNode poll = poll(plain, created);
    while (states.size() < 10 && !poll.at("/output/task_status").asText().equals("SUCCEEDED")) {
      states.add(poll.at("/output/task_status").asText());
      poll = poll(plain, created);
    }
    assertThat(states).containsExactly("PENDING", "RUNNING", "RUNNING");
    assertThat(poll.at("/output/task_id")).isEqualTo(created.json().at("/output/task_id"));
    assertThat(poll.at("/output/submit_time").asText())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}");
    assertThat(poll.at("/output/end_time").asText()).isNotEmpty();
    assertThat(poll.at("/output/orig_prompt").asText()).isEqualTo("A cat runs.");
    assertThat(poll.at("/output/video_url").asText())
        .matches("http://127\\.0\\.0\\.1:\\d+/results/.+\\.mp4\\?Expires=\\d+&.*Signature=.+");
    assertThat(poll.path("usage"))
        .isEqualTo(
            Plain.json(
                Plain.quoted(
                    "{'duration':10,'size':'1280*720','input_video_duration':0,"
                        + "'output_video_duration':10,'video_count':1,'SR':720}")));
    JsonNode again = poll(plain, created);
    assertThat(again.path("output")).isEqualTo(poll.path("output"));
  }

  @Test
  void olderModelsTellTheirUsageInTheOlderWay(FakeModelServer server) {
    server.pollsPerState(0, 0);
    Plain plain = new Plain(server);
    JsonNode poll =
        poll(
            plain,
            plain.post(
                Plain.VIDEO,
                "{'model':'wan2.2-t2v-plus','input':{'prompt':'A cat.'},"
                    + "'parameters':{'size':'832*480'}}",
                ASYNC));
    assertThat(poll.at("/output/actual_prompt").asText()).startsWith("A cat.");
    assertThat(poll.path("usage"))
        .isEqualTo(
            Plain.json(
                Plain.quoted("{'video_duration':5,'video_ratio':'832*480','video_count':1}")));
  }

  @Test
  void wanPlaysOnThePathOfPortraitsToo(FakeModelServer server) {
    server.pollsPerState(0, 0);
    Plain plain = new Plain(server);
    JsonNode poll =
        poll(
            plain,
            plain.post(
                Plain.PORTRAIT,
                "{'model':'wan2.2-animate-mix','input':{'image_url':'https://example.com/p.png',"
                    + "'video_url':'https://example.com/v.mp4'},'parameters':{'mode':'wan-pro'}}",
                ASYNC));
    assertThat(poll.at("/output/results/video_url").asText()).contains(".mp4?");
    assertThat(poll.path("usage"))
        .isEqualTo(Plain.json(Plain.quoted("{'video_duration':3.0,'video_ratio':'pro'}")));
  }

  @Test
  void anOlderModelsBodyFailsTheTaskOfANewerModel(FakeModelServer server) {
    server.pollsPerState(0, 0);
    Plain plain = new Plain(server);
    JsonNode poll =
        poll(
            plain,
            plain.post(
                Plain.VIDEO,
                "{'model':'wan2.7-i2v','input':{'img_url':'https://example.com/p.png'}}",
                ASYNC));
    assertThat(poll.at("/output/message").asText()).isEqualTo("Field required: input.media");
  }

  @Test
  void aSizeTheModelDoesNotMakeFailsTheTask(FakeModelServer server) {
    server.pollsPerState(0, 0);
    Plain plain = new Plain(server);
    Plain.Reply created = plain.post(Plain.VIDEO, VIDEO.replace("1280*720", "480P"), ASYNC);
    assertThat(poll(plain, created).path("output"))
        .isEqualTo(
            Plain.json(
                Plain.quoted(
                    "{'task_id':'"
                        + id(created)
                        + "','task_status':'FAILED','code':'InvalidParameter',"
                        + "'message':'The size is not match 480P'}")));
  }

  @Test
  void aScriptedTaskFailsAndTheNextDoesNot(FakeModelServer server) {
    server.pollsPerState(0, 0).nextTaskFails("DataInspectionFailed", "No.");
    Plain plain = new Plain(server);
    JsonNode failed = poll(plain, plain.post(Plain.VIDEO, VIDEO, ASYNC));
    assertThat(failed.at("/output/task_status").asText()).isEqualTo("FAILED");
    assertThat(failed.at("/output/code").asText()).isEqualTo("DataInspectionFailed");
    assertThat(failed.at("/output/message").asText()).isEqualTo("No.");
    assertThat(failed.has("usage")).isFalse();
    JsonNode next = poll(plain, plain.post(Plain.VIDEO, VIDEO, ASYNC));
    assertThat(next.at("/output/task_status").asText()).isEqualTo("SUCCEEDED");
  }

  @Test
  void onlyAPendingTaskCanBeCanceled(FakeModelServer server) {
    Plain plain = new Plain(server);
    Plain.Reply created = plain.post(Plain.VIDEO, VIDEO, ASYNC);
    Plain.Reply canceled = cancel(plain, server, id(created));
    assertThat(canceled.status()).isEqualTo(200);
    assertThat(canceled.json().fieldNames()).toIterable().containsExactly("request_id");
    assertThat(poll(plain, created).at("/output/task_status").asText()).isEqualTo("CANCELED");

    Plain.Reply running = plain.post(Plain.VIDEO, VIDEO, ASYNC);
    poll(plain, running);
    poll(plain, running);
    Plain.Reply refused = cancel(plain, server, id(running));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").asText()).isEqualTo("UnsupportedOperation");
    assertThat(refused.json().path("message").asText())
        .isEqualTo("Failed to cancel the task, please confirm if the task is in PENDING status.");
  }

  @Test
  void anUnknownOrForgottenTaskIsAState(FakeModelServer server) {
    server.pollsPerState(0, 0);
    Plain plain = new Plain(server);
    Plain.Reply unknown = plain.get("/api/v1/tasks/nobody");
    assertThat(unknown.status()).isEqualTo(200);
    assertThat(unknown.json().path("output"))
        .isEqualTo(Plain.json(Plain.quoted("{'task_id':'nobody','task_status':'UNKNOWN'}")));
    Plain.Reply created = plain.post(Plain.VIDEO, VIDEO, ASYNC);
    server.passTime(Duration.ofHours(25));
    assertThat(poll(plain, created).at("/output/task_status").asText()).isEqualTo("UNKNOWN");
  }

  @Test
  void aPortraitPassesAndGetsBoxesOfTheRatioAsked(FakeModelServer server) {
    Plain plain = new Plain(server);
    for (String ratio : List.of("1:1", "3:4")) {
      JsonNode passed = plain.post(Plain.DETECT, detect(ratio)).json();
      assertThat(passed.at("/output/check_pass").asBoolean()).isTrue();
      assertThat(passed.at("/usage/image_count").asInt()).isEqualTo(1);
      JsonNode box = passed.at("/output/ext_bbox");
      double width = box.path(2).asInt() - box.path(0).asInt();
      double height = box.path(3).asInt() - box.path(1).asInt();
      assertThat(width / height).isBetween(ratio.equals("1:1") ? 0.99 : 0.74, 1.01);
      assertThat(passed.at("/output/face_bbox")).hasSize(4);
    }
  }

  @Test
  void aPortraitIsRejectedOnceInsideAGoodAnswer(FakeModelServer server) {
    server.rejectNextPortrait("InvalidFile.FacePose", "The pose of the detected face is invalid.");
    Plain plain = new Plain(server);
    Plain.Reply rejected = plain.post(Plain.DETECT, detect("1:1"));
    assertThat(rejected.status()).isEqualTo(200);
    assertThat(rejected.json().path("output"))
        .isEqualTo(
            Plain.json(
                Plain.quoted(
                    "{'check_pass':false,'code':'InvalidFile.FacePose',"
                        + "'message':'The pose of the detected face is invalid.'}")));
    assertThat(plain.post(Plain.DETECT, detect("1:1")).json().at("/output/check_pass").asBoolean())
        .isTrue();
  }

  @Test
  void aPortraitTalks(FakeModelServer server) {
    server.pollsPerState(0, 0);
    Plain plain = new Plain(server);
    JsonNode done = poll(plain, plain.post(Plain.PORTRAIT, PORTRAIT, ASYNC));
    assertThat(done.at("/output/results/video_url").asText()).contains("/results/");
    assertThat(done.at("/output/video_url").isMissingNode()).isTrue();
    assertThat(done.path("usage"))
        .isEqualTo(Plain.json(Plain.quoted("{'video_duration':3.0,'video_ratio':'1:1'}")));
  }

  @Test
  void aPortraitWithoutGoodBoxesIsRefused(FakeModelServer server) {
    Plain plain = new Plain(server);
    String missing =
        "Required parameter(s) missing or invalid, please check the request parameters.";
    assertRefused(plain, PORTRAIT.replace("'ext_bbox'", "'other'"), missing);
    assertRefused(plain, PORTRAIT.replace("[302,286,610,593]", "[1,2,3]"), missing);
    assertRefused(plain, PORTRAIT.replace("[71,9,840,778]", "[0,0,100,500]"), "Invalid ext_bbox.");
    assertRefused(plain, PORTRAIT.replace("normal", "wild"), "The style_level is invalid.");
    Plain.Reply detect = plain.post(Plain.DETECT, detect("16:9"));
    assertThat(detect.status()).isEqualTo(400);
    assertThat(detect.json().path("message").asText()).isEqualTo(missing);
  }

  private static void assertRefused(Plain plain, String body, String message) {
    Plain.Reply reply = plain.post(Plain.PORTRAIT, body, ASYNC);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("code").asText()).isEqualTo("InvalidParameter");
    assertThat(reply.json().path("message").asText()).isEqualTo(message);
  }

  private static String detect(String ratio) {
    return "{'model':'emo-detect-v1','input':{'image_url':'https://example.com/p.png'},"
        + "'parameters':{'ratio':'"
        + ratio
        + "'}}";
  }

  private static String id(Plain.Reply created) {
    return created.json().at("/output/task_id").asText();
  }

  private static JsonNode poll(Plain plain, Plain.Reply created) {
    return plain.get("/api/v1/tasks/" + id(created)).json();
  }

  private static Plain.Reply cancel(Plain plain, FakeModelServer server, String id) {
    return plain.send(
        plain
            .request("/api/v1/tasks/" + id + "/cancel")
            .header("Authorization", "Bearer " + server.apiKey())
            .POST(BodyPublishers.noBody()));
  }
}
