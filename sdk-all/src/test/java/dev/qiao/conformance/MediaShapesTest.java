package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qiao.account.ListedModel;
import dev.qiao.account.ModelListRequest;
import dev.qiao.audio.SpeechResult;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.task.TaskFinishEvent;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import dev.qiao.image.ImagePart;
import dev.qiao.image.ImageResult;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoUsage;
import dev.qiao.video.minimax.HailuoCallback;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of images, videos and speech whose JSON is of another kind than documented. */
class MediaShapesTest {
  private static final ObjectMapper PLAIN = new ObjectMapper();

  private final Wire wire = new Wire();

  @AfterEach
  void close() throws IOException {
    wire.close();
  }

  /** The result of a task that is answered so. */
  private <R> R task(Vendor vendor, Class<R> type, String body) {
    Outcome outcome = poll(vendor, type, body);
    if (outcome.failure() != null) {
      throw outcome.failure();
    }
    return type.cast(((TaskSnapshot.Succeeded<?>) outcome.values().get(0)).result());
  }

  private Outcome poll(Vendor vendor, Class<?> type, String body) {
    String operation =
        type == VideoResult.class
            ? "wan.text-to-video.create"
            : vendor == Vendor.ZHIPU ? "glm.image.create-async" : "wan.text-to-image.create";
    TaskRef ref =
        new TaskRef(vendor, vendor.defaultRegion(), null, operation, "t-1", Instant.EPOCH);
    return wire.answering(
        response(body),
        () -> Outcome.of(() -> List.of(wire.client(vendor).tasks().resume(ref, type).snapshot())));
  }

  private static JsonNode response(String body) {
    try {
      return PLAIN.createObjectNode().set("body", PLAIN.readTree(body));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private VideoResult video(String usage) {
    return task(
        Vendor.DASHSCOPE,
        VideoResult.class,
        """
        {"request_id":"r","output":{"task_id":"t-1","task_status":"SUCCEEDED",
         "video_url":"https://example.com/v.mp4"},"usage":%s}
        """
            .formatted(usage));
  }

  private ImageResult image(Vendor vendor, String body) {
    return task(vendor, ImageResult.class, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "null",
        "7",
        "\"none\"",
        "[null]",
        "{\"video_count\":[1]}",
        "{\"audio\":\"yes\"}",
        "{\"duration\":\"5 s\"}",
        "{\"size\":{}}",
        "{\"video_count\":2147483648}",
        "{\"video_count\":1e999999}"
      })
  void aSideFieldNeverCostsThePaidVideo(String usage) {
    assertThat(video(usage).video().url()).isEqualTo("https://example.com/v.mp4");
  }

  @Test
  void whatDoesNotFitKeepsItsValueAndTheFieldsBesideItAreRead() {
    VideoUsage usage =
        Objects.requireNonNull(
            video(
                    """
                    {"SR":"720P","fps":29.97,"duration":"5 s","audio":"yes","video_count":[1],
                     "size":{},"ratio":"16:9"}
                    """)
                .usage());

    assertThat(usage.sr()).isEqualTo("720P");
    assertThat(usage.fps()).isEqualTo(29.97);
    assertThat(usage.ratio()).isEqualTo("16:9");
    assertThat(usage.additional())
        .containsEntry("duration", "5 s")
        .containsEntry("audio", "yes")
        .containsEntry("video_count", List.of(1))
        .containsEntry("size", Map.of());
  }

  @Test
  void aNumberIsReadIfItIsIntegralAndNeverCut() {
    assertThat(Objects.requireNonNull(video("{\"video_count\":1.0}").usage()).videoCount())
        .isEqualTo(1);
    assertThat(Objects.requireNonNull(video("{\"video_count\":\"1\"}").usage()).videoCount())
        .isEqualTo(1);
    VideoUsage odd = Objects.requireNonNull(video("{\"video_count\":1.5}").usage());
    assertThat(odd.videoCount()).isNull();
    assertThat(odd.additional()).containsEntry("video_count", 1.5);
    VideoUsage large = Objects.requireNonNull(video("{\"video_count\":2147483648}").usage());
    assertThat(large.additional()).containsEntry("video_count", 2147483648L);
  }

  @Test
  void theFirstLinkThatIsALinkIsTheVideo() {
    VideoResult result =
        task(
            Vendor.DASHSCOPE,
            VideoResult.class,
            """
            {"output":{"task_status":"SUCCEEDED","video_url":{"href":"x"},
             "results":{"video_url":" "},"output_video_url":"https://example.com/b.mp4"}}
            """);

    assertThat(result.video().url()).isEqualTo("https://example.com/b.mp4");
    assertThat(result.additional().toString()).contains("href");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "{}", "[]", "7", "null"})
  void aVideoWithoutALinkIsAnSdkException(String url) {
    Outcome outcome =
        poll(
            Vendor.DASHSCOPE,
            VideoResult.class,
            "{\"output\":{\"task_status\":\"SUCCEEDED\",\"video_url\":" + url + "}}");

    assertThat(outcome.failure()).isInstanceOf(SdkException.class);
  }

  @Test
  void goodImagesAreDeliveredBesideOddElements() {
    ImageResult result =
        image(
            Vendor.DASHSCOPE,
            """
            {"output":{"task_status":"SUCCEEDED",
             "results":[null,7,{"url":"https://example.com/a.png"},"x",[]]},"usage":[]}
            """);

    assertThat(result.image().link().url()).isEqualTo("https://example.com/a.png");
    assertThat(result.parts()).hasSize(1);
    assertThat(result.additional().toString()).contains("results=[7, x, []]");
  }

  @Test
  void aReviewWithANullKeepsTheImageAndUnknownFields() {
    ImageResult result =
        image(
            Vendor.ZHIPU,
            """
            {"task_status":"SUCCESS","image_result":[{"url":"https://example.com/a.png"}],
             "content_filter":[null,{"role":"user","level":2,"why":"w"}]}
            """);

    assertThat(result.contentFilter())
        .containsExactly(new ImageResult.ContentFilter("user", 2, Map.of("why", "w")));
    assertThat(result.images()).hasSize(1);
  }

  @Test
  void anEmptyLinkBesideBase64IsNoLink() {
    ImageResult result =
        image(
            Vendor.DASHSCOPE,
            """
            {"output":{"task_status":"SUCCEEDED",
             "results":[{"url":"","b64_json":"data:image/png;base64,aGVs\\nbG8"}]}}
            """);

    assertThat(result.image().bytes()).asString().isEqualTo("hello");
  }

  @Test
  void imagesWithTitlesAreImages() {
    ImageResult result =
        image(
            Vendor.DASHSCOPE,
            """
            {"output":{"task_status":"SUCCEEDED","results":[{"url":"https://example.com/a.png"}],
             "text_results":{"urls":["https://example.com/b.png"],"params":[{"x":1}]}}}
            """);

    assertThat(result.images()).hasSize(2);
    assertThat(result.additional().toString()).contains("params");
  }

  @Test
  void anImageOfAPendingTaskNamesTheTaskAndTheCall() throws IOException {
    ImageResult pending =
        PLAIN.readValue(
            "{\"output\":{\"task_id\":\"t-9\",\"task_status\":\"PENDING\"}}", ImageResult.class);

    assertThatThrownBy(pending::image)
        .hasMessage(
            "the answer is a task that is not finished, t-9; wait for it with"
                + " client.tasks().find(RequestType.class, \"t-9\").await()");
    assertThat(pending.parts().stream().filter(ImagePart.Image.class::isInstance)).isEmpty();
  }

  @Test
  void speechIsReadInEveryFormOfBase64AndHex() throws IOException {
    for (String data : List.of("aGVsbG8=", "aGVsbG8", "data:audio/mp3;base64,aGVs\\nbG8=")) {
      assertThat(speech("{\"output\":{\"audio\":{\"data\":\"" + data + "\"}},\"usage\":[]}"))
          .asString()
          .isEqualTo("hello");
    }
    assertThat(speech("{\"data\":{\"audio\":\"6865\\n6C6C6f\"},\"extra_info\":\"none\"}"))
        .asString()
        .isEqualTo("hello");
  }

  private static byte[] speech(String json) throws IOException {
    return PLAIN.readValue(json, SpeechResult.class).audio().bytes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"audio\":\"zz\"}}",
        "{\"data\":{\"audio\":\"\"}}",
        "{\"data\":{\"audio\":{}}}",
        "{\"output\":{\"audio\":{\"data\":\"%%%\"}}}",
        "{}"
      })
  void speechThatIsBrokenOrEmptyIsNeverAFile(String json) {
    assertThatThrownBy(() -> PLAIN.readValue(json, SpeechResult.class))
        .isInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class);
  }

  @Test
  void aListOfModelsKeepsItsGoodModels() {
    Outcome outcome =
        wire.answering(
            response(
                """
                {"success":true,"output":{"total":2.5,"models":[null,7,
                 {"model":"wan","features":["a",null,{}],"model_info":{"context_window":1.5}}]}}
                """),
            () ->
                Outcome.of(
                    () ->
                        List.of(
                            wire.client(Vendor.DASHSCOPE)
                                .call(ModelListRequest.builder().build())
                                .value()
                                .models())));

    assertThat(outcome.failure()).isNull();
    ListedModel model = (ListedModel) ((List<?>) outcome.values().get(0)).get(0);
    assertThat(model.features()).containsExactly("a");
    assertThat(Objects.requireNonNull(model.modelInfo()).additional())
        .containsEntry("context_window", 1.5);
  }

  @Test
  void callbacksAreReadBesideOddFields() {
    HailuoCallback.TaskEvent event =
        (HailuoCallback.TaskEvent)
            HailuoCallback.parse(
                "{\"task_id\":7,\"status\":\"success\",\"file_id\":176844028768320,"
                    + "\"video_width\":\"wide\",\"base_resp\":[]}");
    assertThat(event.taskId()).isEqualTo("7");
    assertThat(event.fileId()).isEqualTo("176844028768320");
    assertThat(event.additional()).containsEntry("video_width", "wide");

    TaskFinishEvent finished =
        TaskFinishEvent.parse(
            """
            {"type":"dashscope:System:AsyncTaskFinish","source":"acs.dashscope","id":[],
             "data":{"task_id":"t","task_status":"SUCCEEDED","start_time":"soon","end_time":1.5}}
            """);
    assertThat(finished.data().additional())
        .containsEntry("start_time", "soon")
        .containsEntry("end_time", 1.5);
    for (String body : List.of("[]", "7", "null", "\"x\"", "")) {
      assertThatThrownBy(() -> TaskFinishEvent.parse(body))
          .isInstanceOf(MalformedResponseException.class);
      assertThatThrownBy(() -> HailuoCallback.parse(body))
          .isInstanceOf(MalformedResponseException.class);
    }
  }
}
