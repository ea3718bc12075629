package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Model;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One server for several tests, and its clock in its clients. */
class ResetTest {
  private static final Model MODEL = Model.of("emo-detect-v1");

  @Test
  void resetForgetsEveryScriptAndEveryRecord() {
    try (FakeModelServer server = FakeModelServer.start()) {
      Plain plain = new Plain(server);
      plain.post(
          Plain.VIDEO,
          "{'model':'wan2.6-t2v','input':{'prompt':'A kite.'}}",
          "X-DashScope-Async",
          "enable");
      server
          .answer("Left over.")
          .answers(call -> ChatAnswer.of("By rule."))
          .streamPause(Duration.ofDays(1))
          .nextStreamBreaksAfter(0)
          .nextTaskFails("Left", "over")
          .pollsPerState(9, 9)
          .nextRequestFails(500, "InternalError", "Left over.")
          .nextUpload(Fault.reset())
          .nextDownload(Fault.reset())
          .breakNextDownloadAfter(1)
          .rejectNextPortrait("Left", "over")
          .callbacksTo(URI.create("http://127.0.0.1:9"))
          .keepFile("file-1", "a.txt", new byte[] {1})
          .faults(call -> Fault.reset());

      server.reset();

      assertThat(server.requests()).isEmpty();
      assertThat(server.tasks()).isEmpty();
      assertThat(server.callbacks()).isEmpty();
      assertThat(server.uploads()).isEmpty();
      assertThat(server.frames()).isEmpty();
      assertThat(server.hangUps()).isEmpty();
      assertThat(server.keptFile("file-1")).isNull();
      assertThat(
              plain
                  .post(
                      Plain.GENERATION,
                      "{'model':'qwen-plus','input':{'prompt':'Hello'}}",
                      "X-DashScope-SSE",
                      "enable")
                  .text())
          .contains("You asked")
          .contains("\"finish_reason\":\"stop\"");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void anUploadedFileStaysWhereTheClientThinksItIs() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      MediaSource portrait = MediaSource.of(SampleMedia.portraitPng(), "portrait.png");
      String address = String.valueOf(client.files().upload(portrait, MODEL).url());

      server.reset();

      assertThat(client.files().upload(portrait, MODEL).url()).isEqualTo(address);
      assertThat(server.uploads()).isEmpty();
      assertThat(
              new Plain(server)
                  .post(
                      Plain.DETECT,
                      "{'model':'emo-detect-v1','input':{'image_url':'"
                          + address
                          + "'},'parameters':{'ratio':'1:1'}}",
                      "X-DashScope-OssResourceResolve",
                      "enable")
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  void theClientUploadsAgainOnceTheAddressHasExpiredOnTheServer() {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      MediaSource portrait = MediaSource.of(SampleMedia.portraitPng(), "portrait.png");
      client.files().upload(portrait, MODEL);
      server.passTime(Duration.ofHours(1));
      client.files().upload(portrait, MODEL);
      assertThat(server.uploads()).hasSize(1);

      server.passTime(Duration.ofDays(2));
      client.files().upload(portrait, MODEL);

      assertThat(server.uploads()).hasSize(2);
    }
  }
}
