package dev.qiao.text.qwen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatServer;
import dev.qiao.text.ChatStream;
import dev.qiao.text.ContentPart;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QwenMultimodalRequestTest {
  private static final MediaSource DOG = MediaSource.of("https://example.com/dog.jpeg");

  private static final Tool WEATHER =
      Tool.function("weather", "Weather of a place.", Map.of("type", "object"));

  private static final String USAGE =
      "{\"input_tokens_details\":{\"image_tokens\":2503,\"video_tokens\":12,\"audio_tokens\":7,"
          + "\"text_tokens\":30},\"output_tokens\":4,\"input_tokens\":2552,\"total_tokens\":2556,"
          + "\"output_tokens_details\":{\"reasoning_tokens\":2,\"text_tokens\":2},"
          + "\"image_tokens\":2503,\"video_tokens\":12,\"audio_tokens\":7}";

  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ChatServer(Vendor.DASHSCOPE, "/api/v1");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private static QwenMultimodalRequest.Builder ask(ContentPart... parts) {
    return QwenMultimodalRequest.builder(TextModels.QWEN3_6_PLUS, Message.user(parts));
  }

  private static String output(String message, String finishReason) {
    return "{\"output\":{\"choices\":[{\"message\":{"
        + message
        + "\"role\":\"assistant\"},\"finish_reason\":\""
        + finishReason
        + "\"}]},\"usage\":"
        + USAGE
        + ",\"request_id\":\"r1\"}";
  }

  private static String call(String id, String arguments) {
    return "{\"index\":0,\"id\":\""
        + id
        + "\",\"type\":\"function\",\"function\":{"
        + (id.isEmpty() ? "" : "\"name\":\"weather\",")
        + "\"arguments\":\""
        + arguments
        + "\"}}";
  }

  @Test
  void chat_everyKindOfPart_isSentInTheNativeDialect() throws Exception {
    server.answer(output("\"content\":[{\"text\":\"A beach.\"}],", "stop"));
    QwenMultimodalRequest request =
        QwenMultimodalRequest.builder(
                TextModels.QWEN3_7_PLUS,
                Message.system("Answer in short."),
                Message.user(
                    ContentPart.image(DOG).withPixels(65_536, 2_621_440).cached(),
                    ContentPart.video(MediaSource.of("https://example.com/a.mp4"))
                        .withFps(2)
                        .withMaxFrames(2000)
                        .withPixels(4096, 655_360)
                        .withTotalPixels(819_200_000),
                    ContentPart.video(List.of(DOG, DOG)),
                    ContentPart.audio(MediaSource.of("https://example.com/a.mp3")),
                    ContentPart.text("Where is this?").cached()),
                Message.prefix("It is"))
            .vlHighResolutionImages(true)
            .vlEnableImageHwOutput(true)
            .enableThinking(false)
            .dataInspection(QwenRequestBuilder.INSPECT_ALL)
            .build();

    ChatResponse answer = server.text().chat(request);

    RecordedRequest sent = server.taken();
    assertThat(sent.getPath()).isEqualTo("/api/v1/services/aigc/multimodal-generation/generation");
    assertThat(sent.getHeader("X-DashScope-DataInspection"))
        .isEqualTo("{\"input\":\"cip\",\"output\":\"cip\"}");
    assertThat(sent.getBody().readUtf8())
        .isEqualTo(
            "{\"model\":\"qwen3.7-plus\",\"input\":{\"messages\":[{\"content\":[{\"text\":\"Answer"
                + " in short.\"}],\"role\":\"system\"},"
                + "{\"content\":[{\"image\":\"https://example.com/dog.jpeg\",\"min_pixels\":65536,"
                + "\"max_pixels\":2621440,\"cache_control\":{\"type\":\"ephemeral\"}},"
                + "{\"video\":\"https://example.com/a.mp4\",\"fps\":2.0,\"max_frames\":2000,"
                + "\"min_pixels\":4096,\"max_pixels\":655360,\"total_pixels\":819200000},"
                + "{\"video\":[\"https://example.com/dog.jpeg\",\"https://example.com/dog.jpeg\"]},"
                + "{\"audio\":\"https://example.com/a.mp3\"},{\"type\":\"text\",\"text\":\"Where is"
                + " this?\",\"cache_control\":{\"type\":\"ephemeral\"}}],"
                + "\"role\":\"user\"},{\"role\":\"assistant\",\"content\":[{\"text\":\"It"
                + " is\"}],\"partial\":true}]},"
                + "\"parameters\":{\"enable_thinking\":false,\"vl_high_resolution_images\":true,"
                + "\"vl_enable_image_hw_output\":true}}");
    assertThat(answer.text()).isEqualTo("A beach.");
    assertThat(answer.usage().imageTokens()).isEqualTo(2503);
    assertThat(answer.usage().videoTokens()).isEqualTo(12);
    assertThat(answer.usage().audioTokens()).isEqualTo(7);
    assertThat(answer.usage().inputTokensDetails().imageTokens()).isEqualTo(2503);
    assertThat(answer.usage().inputTokensDetails().videoTokens()).isEqualTo(12);
    assertThat(answer.usage().inputTokensDetails().audioTokens()).isEqualTo(7);
    assertThat(request.toBuilder().build()).isEqualTo(request);
  }

  @Test
  void chat_theSamePartsInCompatibleMode_areWrittenInOpenAisDialect() throws Exception {
    server.answer("{\"choices\":[{\"message\":{\"content\":\"A beach.\"}}]}");

    server
        .text()
        .chat(
            QwenChatRequest.builder(
                    TextModels.QWEN3_VL_PLUS,
                    Message.user(
                        ContentPart.image(DOG).withPixels(65_536, null).cached(),
                        ContentPart.video(MediaSource.of("https://example.com/a.mp4")).withFps(2),
                        ContentPart.video(List.of(DOG)).withFps(0.5),
                        ContentPart.audio(MediaSource.of("https://example.com/a.MP3?x=1"))))
                .build());

    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "\"content\":[{\"type\":\"image_url\","
                + "\"image_url\":{\"url\":\"https://example.com/dog.jpeg\"},\"min_pixels\":65536,"
                + "\"cache_control\":{\"type\":\"ephemeral\"}},"
                + "{\"type\":\"video_url\",\"video_url\":{\"url\":\"https://example.com/a.mp4\"},"
                + "\"fps\":2.0},"
                + "{\"type\":\"video\",\"video\":[\"https://example.com/dog.jpeg\"],\"fps\":0.5},"
                + "{\"type\":\"input_audio\",\"input_audio\":{"
                + "\"data\":\"https://example.com/a.MP3?x=1\",\"format\":\"mp3\"}}]");
  }

  @Test
  void chat_toolConversationOfTwoTurns_sendsCallsAndResultsAsTheServiceWantsThem()
      throws Exception {
    server.stream(
        output("\"content\":[],\"reasoning_content\":\"Need weather.\",", "null"),
        output("\"content\":[],\"tool_calls\":[" + call("c1", "{\\\"city\\\":") + "],", "null"),
        output(
            "\"content\":[],\"tool_calls\":[" + call("", "\\\"Hobart\\\"}") + "],", "tool_calls"));
    server.answer(output("\"content\":[{\"text\":\"A windy dog.\"}],", "stop"));
    QwenMultimodalRequest first =
        ask(ContentPart.image(DOG), ContentPart.text("How is the weather there?"))
            .tools(List.of(WEATHER))
            .parallelToolCalls(true)
            .build();

    ChatResponse asks = server.text().stream(first).collect();
    QwenMultimodalRequest second =
        first.toBuilder()
            .addAnswer(asks)
            .addMessage(Message.tool(asks.toolCalls().get(0).id(), "windy"))
            .build();
    ChatResponse answer = server.text().chat(second);

    assertThat(asks.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    assertThat(asks.toolCalls().get(0).arguments()).isEqualTo("{\"city\":\"Hobart\"}");
    assertThat(answer.text()).isEqualTo("A windy dog.");
    RecordedRequest streamed = server.taken();
    assertThat(streamed.getHeader("X-DashScope-SSE")).isEqualTo("enable");
    assertThat(streamed.getBody().readUtf8()).contains("\"incremental_output\":true");
    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "{\"role\":\"assistant\",\"content\":[],\"reasoning_content\":\"Need weather.\","
                + "\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{"
                + "\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Hobart\\\"}\"}}]},"
                + "{\"content\":[{\"text\":\"windy\"}],\"tool_call_id\":\"c1\",\"role\":\"tool\"}");
  }

  @Test
  void collect_streamAndPlainCallOfTheSameAnswer_giveEqualResponses() {
    server.stream(
        output("\"content\":[],\"reasoning_content\":\"Hm, \",", "null"),
        output("\"content\":[],\"reasoning_content\":\"yes.\",", "null"),
        output("\"content\":[{\"text\":\"A\"}],", "null"),
        output("\"content\":[{\"text\":\" beach\"}],", "null"),
        output("\"content\":[{\"text\":\".\"}],", "stop"));
    server.answer(
        output(
            "\"content\":[{\"text\":\"A beach.\"}],\"reasoning_content\":\"Hm, yes.\",", "stop"));
    server.stream(
        output("\"content\":[],\"tool_calls\":[" + call("c1", "{}") + "],", "tool_calls"));
    server.answer(
        output("\"content\":[],\"tool_calls\":[" + call("c1", "{}") + "],", "tool_calls"));
    QwenMultimodalRequest request = ask(ContentPart.image(DOG)).build();

    assertThat(server.text().stream(request).collect()).isEqualTo(server.text().chat(request));
    assertThat(server.text().stream(request).collect()).isEqualTo(server.text().chat(request));
  }

  @Test
  void stream_eventsThatRepeatTheWholeText_giveWhatIsNew() {
    server.stream(
        output("\"content\":[{\"text\":\"A\"}],", "null"),
        output("\"content\":[{\"text\":\"A beach\"}],", "null"),
        output("\"content\":[{\"text\":\"A beach.\"}],", "stop"));

    List<String> pieces = new ArrayList<>();
    try (ChatStream stream = server.text().stream(cumulative())) {
      stream.forEach((ChatChunk chunk) -> pieces.add(chunk.text()));
      assertThat(stream.accumulated().text()).isEqualTo("A beach.");
    }

    assertThat(pieces).containsExactly("A", " beach", ".");
  }

  @Test
  void stream_severalAnswersThatRepeatTheirWholeText_giveWhatIsNewOfEach() {
    server.stream(
        twoAnswers("A", "One", "null"),
        twoAnswers("A beach", "One dog", "null"),
        twoAnswers("A beach.", "One dog!", "stop"));

    ChatResponse answer;
    try (ChatStream stream = server.text().stream(cumulative())) {
      answer = stream.collect();
    }

    assertThat(answer.choices())
        .extracting(choice -> choice.message().text())
        .containsExactly("A beach.", "One dog!");
  }

  private static String twoAnswers(String first, String second, String end) {
    String choice =
        "{\"index\":%d,\"finish_reason\":\"%s\",\"message\":{\"role\":\"assistant\","
            + "\"content\":[{\"text\":\"%s\"}]}}";
    return "{\"output\":{\"choices\":["
        + choice.formatted(1, end, second)
        + ","
        + choice.formatted(0, end, first)
        + "]}}";
  }

  private static QwenMultimodalRequest cumulative() {
    return new QwenMultimodalRequest(
        TextModels.QWEN3_VL_PLUS,
        new QwenMultimodalRequest.Input(List.of(Message.user(ContentPart.image(DOG))), Map.of()),
        dev.qiao.core.internal.json.Json.read(
            "{\"incremental_output\":false}", QwenNativeParameters.class),
        null,
        Map.of());
  }

  @Test
  void stream_errorInTheMiddle_isTheTypedErrorAfterWhatCame() {
    server.stream(
        output("\"content\":[{\"text\":\"This is\"}],", "null"),
        "{\"code\":\"DataInspectionFailed\",\"message\":\"Output data may contain inappropriate"
            + " content.\",\"request_id\":\"r1\"}");

    try (ChatStream stream = server.text().stream(ask(ContentPart.image(DOG)).build())) {
      assertThatThrownBy(() -> stream.forEach(chunk -> {}))
          .isInstanceOfSatisfying(
              ContentRejectedException.class, e -> assertThat(e.requestId()).isEqualTo("r1"));
      assertThat(stream.accumulated().text()).isEqualTo("This is");
    }
  }

  @Test
  void stream_endsWithoutAReason_isTruncatedWithWhatCame() {
    server.stream(output("\"content\":[{\"text\":\"This is\"}],", "null"));

    try (ChatStream stream = server.text().stream(ask(ContentPart.image(DOG)).build())) {
      assertThatThrownBy(() -> stream.forEach(chunk -> {}))
          .isInstanceOfSatisfying(
              StreamTruncatedException.class,
              e -> assertThat(((ChatResponse) e.received()).text()).isEqualTo("This is"));
    }
  }

  @Test
  void chat_localPicture_isUploadedOnceAndSentAsItsAddress(@TempDir Path folder) throws Exception {
    Path picture = Files.write(folder.resolve("dog.jpg"), new byte[] {-1, -40, -1, 0, 1, 2});
    server.answer(
        "{\"request_id\":\"r0\",\"data\":{\"policy\":\"p\",\"signature\":\"s\",\"upload_dir\":\"d\","
            + "\"upload_host\":\""
            + server.client().options().endpoint().nativeUrl()
            + "/oss\",\"expire_in_seconds\":300,\"max_file_size_mb\":100,"
            + "\"oss_access_key_id\":\"k\",\"x_oss_object_acl\":\"private\","
            + "\"x_oss_forbid_overwrite\":\"true\"}}");
    server.answer("");
    server.answer(output("\"content\":[{\"text\":\"A dog.\"}],", "stop"));

    server.text().chat(ask(ContentPart.image(MediaSource.of(picture))).build());

    assertThat(server.taken().getPath()).contains("action=getPolicy").contains("qwen3.6-plus");
    assertThat(server.taken().getPath()).isEqualTo("/api/v1/oss");
    RecordedRequest sent = server.taken();
    assertThat(sent.getHeader("X-DashScope-OssResourceResolve")).isEqualTo("enable");
    assertThat(sent.getBody().readUtf8()).contains("[{\"image\":\"oss://d/dog.jpg\"}]");
  }

  @Test
  void chat_localPictureAsDataUri_isSentInsideTheRequest(@TempDir Path folder) throws Exception {
    Path picture = Files.write(folder.resolve("dog.jpg"), new byte[] {-1, -40, -1, 0, 1, 2});
    server.answer(output("\"content\":[{\"text\":\"A dog.\"}],", "stop"));

    server.text().chat(ask(ContentPart.image(MediaSource.of(picture).toDataUri())).build());

    assertThat(server.taken().getBody().readUtf8())
        .contains("[{\"image\":\"data:image/jpeg;base64,/9j/AAEC\"}]");
  }

  @Test
  void chat_mediaOverTheLimitOrMissing_isRefusedBeforeTheNetwork(@TempDir Path folder)
      throws Exception {
    Path large = folder.resolve("large.jpg");
    byte[] bytes = new byte[(10 << 20) + 1];
    System.arraycopy(new byte[] {-1, -40, -1}, 0, bytes, 0, 3);
    Files.write(large, bytes);
    QwenMultimodalRequest request =
        ask(
                ContentPart.image(MediaSource.of(large)),
                ContentPart.image(MediaSource.of(Path.of("not-there.png"))),
                ContentPart.video(MediaSource.of("https://example.com/a.mp4")).withFps(11),
                ContentPart.image(DOG).withPixels(10, 20_000_000),
                ContentPart.video(List.of()))
            .build();

    assertThatThrownBy(() -> server.text().chat(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "qwen.multimodal-generation breaks 6 documented limits:"
                + " input.messages[0].content[0].image is 10485761 bytes but must be at most 10 MB"
                + " (compress it or choose a smaller one); input.messages[0].content[1].image is"
                + " not-there.png (it does not exist in "
                + Path.of("").toAbsolutePath()
                + ") but must be readable (check the path; the"
                + " file must be there when the request is sent); input.messages[0].content[2].fps"
                + " is 11.0 but must be at least 0.1 and at most 10 (set a value in that range);"
                + " input.messages[0].content[3].min_pixels is 10 but must be at least 65536 and at"
                + " most 16777216 for qwen3.6-plus (set a value in that range);"
                + " input.messages[0].content[3].max_pixels is 20000000 but must be at least 65536"
                + " and at most 16777216 for qwen3.6-plus (set a value in that range);"
                + " input.messages[0].content[4].video is no frame but must be a file or frames"
                + " (give the pictures, first to last)");
    assertThat(server.requests()).isZero();
  }

  @Test
  void chat_ocrAnswer_givesFieldsAndLinesWithTheirPlaces() throws Exception {
    server.answer(
        output(
            "\"content\":[{\"ocr_result\":{\"kv_result\":{\"price\":\"230\"},\"words_info\":["
                + "{\"text\":\"HELLO\",\"location\":[-3,2,3,4,5,6,7,8],"
                + "\"rotate_rect\":[3,5,2,2,90]}]},\"text\":\"{}\"}],",
            "stop"));

    ChatResponse answer =
        server
            .text()
            .chat(
                QwenMultimodalRequest.builder(
                        TextModels.QWEN_VL_OCR_LATEST,
                        Message.user(ContentPart.image(DOG).rotated()))
                    .ocrOptions(OcrOptions.fields(Map.of("price", "net")))
                    .build());

    assertThat(server.taken().getBody().readUtf8())
        .contains(
            "\"enable_rotate\":true",
            "\"ocr_options\":{\"task\":\"key_information_extraction\","
                + "\"task_config\":{\"result_schema\":{\"price\":\"net\"}}}");
    assertThat(answer.text()).isEqualTo("{}");
    assertThat(answer.message().content().parts())
        .singleElement()
        .isInstanceOfSatisfying(
            ContentPart.Ocr.class,
            read -> {
              assertThat(read.ocrResult().value("price")).isEqualTo("230");
              assertThat(read.ocrResult().wordsInfo().get(0).location().get(0)).isEqualTo(-3);
            });
  }

  @Test
  void chat_whatIsHeardBesideTheWords_isTypedPlainAndStreamed() {
    String heard =
        output(
            "\"annotations\":[{\"language\":\"zh\",\"type\":\"audio_info\",\"emotion\":\"neutral\"},"
                + "{\"type\":\"of_tomorrow\"}],\"content\":[{\"text\":\"Welcome.\"}],",
            "stop");
    server.answer(heard);
    server.stream(heard);
    QwenMultimodalRequest request = ask(ContentPart.image(DOG)).build();

    for (ChatResponse answer :
        List.of(server.text().chat(request), server.text().stream(request).collect())) {
      assertThat(answer.message().audioInfo())
          .containsExactly(new Message.AudioInfo("zh", "neutral"));
    }
    assertThat(((Message.Assistant) Message.assistant("Hi")).audioInfo()).isEmpty();
  }

  @Test
  void chat_ocrOptionsThatContradict_areRefused() {
    QwenMultimodalRequest request =
        QwenMultimodalRequest.builder(TextModels.QWEN_VL_OCR, Message.user(ContentPart.image(DOG)))
            .ocrOptions(
                new OcrOptions(
                    OcrOptions.Task.MULTI_LAN,
                    new OcrOptions.TaskConfig(
                        Map.of("a", Map.of("b", Map.of("c", Map.of("d", "")))), Map.of()),
                    Map.of()))
            .maxTokens(4097)
            .build();

    assertThatThrownBy(() -> server.text().chat(request))
        .hasMessage(
            "qwen.multimodal-generation breaks 3 documented limits: parameters.max_tokens is 4097"
                + " but must be at least 1 and at most 4096 for qwen-vl-ocr (set a value in that"
                + " range); parameters.ocr_options.task_config is set but must be left out with"
                + " multi_lan (leave it out; only key_information_extraction takes it);"
                + " parameters.ocr_options.task_config.result_schema is 4 levels but must be at"
                + " most 3 levels deep (flatten it)");
  }

  @Test
  void search_withoutAStream_isSent_asSomeModelsAnswerIt() throws Exception {
    QwenMultimodalRequest request = ask(ContentPart.text("News?")).enableSearch(true).build();

    server.answer(output("\"content\":[{\"text\":\"Yes.\"}],", "stop"));
    assertThat(server.text().chat(request).text()).isEqualTo("Yes.");

    server.stream(output("\"content\":[{\"text\":\"Yes.\"}],", "stop"));
    assertThat(server.text().stream(request).collect().text()).isEqualTo("Yes.");
  }

  @Test
  void chat_unknownModel_isRefusedNothingThatOnlySomeModelsRefuse() {
    server.answer(output("\"content\":[{\"text\":\"Yes.\"}],", "stop"));

    ChatResponse answer =
        server
            .text()
            .chat(
                ask(ContentPart.image(DOG).withPixels(10, 99_000_000))
                    .model(Model.of("qwen9-vl"))
                    .tools(List.of(WEATHER))
                    .build());

    assertThat(answer.text()).isEqualTo("Yes.");
  }

  @Test
  void build_withoutMessages_saysWhatToAdd() {
    assertThatThrownBy(() -> QwenMultimodalRequest.builder(TextModels.QWEN3_VL_PLUS).build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "QwenMultimodalRequest breaks a documented limit: input.messages is empty but must be"
                + " set (add Message.user(..))");
  }
}
