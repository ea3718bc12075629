package dev.qiao.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** What is kept for assertions: requests, their bodies, uploads. */
@FakeModels
class RecordingTest {
  private static final String ASK =
      Plain.quoted(
          "{'model':'qwen-plus','input':{'prompt':'Hello'},"
              + "'parameters':{'seed':7,'top_p':0.5,'stop':['a'],'enable_search':true,'x':null}}");

  @Test
  void aBodyIsReadByPointer(FakeModelServer server, QiaoClient client) {
    client.raw().post("/services/aigc/text-generation/generation", ASK);
    RecordedCall call = server.requests("/generation").get(0);
    assertThat(call.line()).isEqualTo("POST " + Plain.GENERATION);
    assertThat(call.json("/model")).isEqualTo("qwen-plus");
    assertThat(call.json("/parameters/seed")).isEqualTo(7);
    assertThat(call.json("/parameters/top_p")).isEqualTo(0.5);
    assertThat(call.json("/parameters/stop")).isEqualTo(List.of("a"));
    assertThat(call.json("/parameters/stop/0")).isEqualTo("a");
    assertThat(call.json("/parameters/enable_search")).isEqualTo(true);
    assertThat(call.json("/input")).isEqualTo(Map.of("prompt", "Hello"));
    assertThat(call.json("")).isInstanceOf(Map.class);
    assertThat(call.json("/parameters/x")).isNull();
    assertThat(call.json("/nothing")).isNull();
    assertThatThrownBy(() -> call.json("model")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRequestWithoutJsonHasNoValues(FakeModelServer server) {
    Plain plain = new Plain(server);
    plain.get("/api/v1/tasks?model_name=a%20b&status=&page_no=2");
    plain.post(Plain.GENERATION, "no json");
    assertThat(server.requests())
        .extracting(RecordedCall::line)
        .containsExactly("GET /api/v1/tasks", "POST " + Plain.GENERATION);
    RecordedCall list = server.requests("/tasks").get(0);
    assertThat(list.json("/model")).isNull();
    assertThat(list.queryParameter("model_name")).isEqualTo("a b");
    assertThat(list.queryParameter("page_no")).isEqualTo("2");
    assertThat(list.queryParameter("status")).isEmpty();
    assertThat(list.queryParameter("other")).isEmpty();
    assertThat(server.requests("/generation").get(0).json("/model")).isNull();
    assertThat(server.requests("/nowhere")).isEmpty();
  }

  @Test
  void anUploadIsKept(FakeModelServer server, QiaoClient client) {
    assertThat(server.uploads()).isEmpty();
    MediaSource media =
        client
            .files()
            .upload(
                MediaSource.of(SampleMedia.portraitPng(), "portrait.png"),
                Model.of("emo-detect-v1"));
    RecordedUpload upload = server.uploads().get(0);
    assertThat(server.uploads()).hasSize(1);
    assertThat(upload.name()).isEqualTo("portrait.png");
    assertThat(upload.url()).isEqualTo(media.url());
    assertThat(upload.model()).isEqualTo("emo-detect-v1");
    assertThat(upload.apiKey()).isEqualTo(server.apiKey());
    assertThat(upload.size()).isEqualTo(SampleMedia.portraitPng().length);
    assertThat(upload.bytes()).isEqualTo(SampleMedia.portraitPng());
    assertThat(upload).hasToString("portrait.png (" + upload.size() + " bytes, for emo-detect-v1)");
    client.files().upload(MediaSource.of("Hi.".getBytes(UTF_8), "hi.txt"), Model.of("qwen-long"));
    assertThat(server.uploads().get(1).text()).isEqualTo("Hi.");
  }

  /** The check value of the catalogue of CRCs for CRC-64/XZ. */
  @Test
  void theChecksumIsThatOfTheStorage() {
    assertThat(Crc64.of(ByteString.encodeUtf8("123456789"))).isEqualTo(0x995DC9BBDF1939FAL);
    assertThat(Crc64.of(ByteString.EMPTY)).isZero();
  }
}
