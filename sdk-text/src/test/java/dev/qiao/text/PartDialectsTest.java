package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.operation.Request;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.QwenMultimodalRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A part is one type, read from either dialect and written in that of its request. */
class PartDialectsTest {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Model MODEL = Model.of("model-of-tomorrow");
  private static final String SITE = "https://example.com/";

  private static ContentPart read(String json) throws Exception {
    return Json.MAPPER.readValue(json.replace("@", SITE), ContentPart.class);
  }

  private static String natively(ContentPart... parts) throws Exception {
    return written(
        QwenMultimodalRequest.builder(MODEL, Message.user(parts)).build(),
        "/input/messages/0/content");
  }

  private static String openAiStyle(ContentPart... parts) throws Exception {
    return written(
        GlmChatRequest.builder(MODEL, Message.user(parts)).build(), "/messages/0/content");
  }

  private static String written(Request request, String content) throws Exception {
    JsonNode body = STRICT.readTree(Json.MAPPER.writeValueAsString(request));
    JsonNode parts = body.at(content);
    return parts.size() == 1 ? parts.get(0).toString() : parts.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"text":"Hi"} | {"type":"text","text":"Hi"}
          {"image":"@a.png"} | {"type":"image_url","image_url":{"url":"@a.png"}}
          {"image":"@a.png","min_pixels":4,"max_pixels":9,"enable_rotate":true,"cache_control":{"type":"ephemeral"},"of_tomorrow":1} | {"type":"image_url","image_url":{"url":"@a.png"},"min_pixels":4,"max_pixels":9,"enable_rotate":true,"cache_control":{"type":"ephemeral"},"of_tomorrow":1}
          {"video":"@a.mp4","max_frames":8} | {"type":"video_url","video_url":{"url":"@a.mp4"},"max_frames":8}
          {"video":["@a.png","@b.png"]} | {"type":"video","video":["@a.png","@b.png"]}
          {"audio":"@a.wav?x=.mp3"} | {"type":"input_audio","input_audio":{"data":"@a.wav?x=.mp3","format":"wav"}}
          {"audio":"@sound"} | {"type":"input_audio","input_audio":{"data":"@sound"}}
          {"type":"doc_url","doc_url":["@a.pdf"]} | {"type":"file_url","file_url":{"url":"@a.pdf"}}
          {"type":"doc_url","doc_url":["@a.pdf","@b.pdf"],"file_parsing_strategy":"auto"} | {"type":"doc_url","doc_url":["@a.pdf","@b.pdf"],"file_parsing_strategy":"auto"}
          """)
  void part_ofEitherDialect_isTheSameAndIsWrittenInBoth(String nativePart, String openAiPart)
      throws Exception {
    ContentPart part = read(nativePart);

    assertThat(read(openAiPart)).isEqualTo(part);
    assertThat(natively(part)).isEqualTo(nativePart.replace("@", SITE));
    assertThat(openAiStyle(part)).isEqualTo(openAiPart.replace("@", SITE));
  }

  @Test
  void factories_giveWhatIsReadInEitherDialect() throws Exception {
    MediaSource cat = MediaSource.of(SITE + "cat.png");

    assertThat(read("{\"image\":\"@cat.png\"}")).isEqualTo(ContentPart.image(cat));
    assertThat(read("{\"video\":[\"@cat.png\"],\"max_frames\":8}"))
        .isEqualTo(ContentPart.video(List.of(cat)).withMaxFrames(8));
    assertThat(read("{\"audio\":\"@cat.wav\"}"))
        .isEqualTo(ContentPart.audio(MediaSource.of(SITE + "cat.wav")));
    assertThat(
            read(
                "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"AQID\",\"format\":\"mp3\"}}"))
        .isEqualTo(ContentPart.inlineAudio(new byte[] {1, 2, 3}, "mp3"));
    assertThat(read("{\"type\":\"file_url\",\"file_url\":{\"url\":\"@a.pdf\"}}"))
        .isEqualTo(ContentPart.fileUrl(SITE + "a.pdf"))
        .isEqualTo(ContentPart.docUrl(SITE + "a.pdf"));
  }

  @Test
  void inlineAudio_isADataUriNatively() throws Exception {
    assertThat(natively(ContentPart.inlineAudio(new byte[] {1, 2, 3}, "mp3")))
        .isEqualTo("{\"audio\":\"data:audio/mp3;base64,AQID\"}");
  }

  @Test
  void fieldsInsideALink_survive() throws Exception {
    String stored =
        "{\"type\":\"image_url\",\"image_url\":{\"url\":\"@a.png\",\"detail\":\"high\",\"zoom\":null}}";
    ContentPart part = read(stored);

    assertThat(part)
        .isInstanceOfSatisfying(
            ContentPart.Image.class,
            image -> {
              assertThat(image.detail()).isEqualTo("high");
              assertThat(image.additional()).containsOnlyKeys("image_url");
            });
    assertThat(openAiStyle(part)).isEqualTo(stored.replace("@", SITE));
    assertThat(natively(part)).isEqualTo("{\"image\":\"" + SITE + "a.png\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"image\",\"image\":\"@a.png\"}",
        "{\"image\":\"@a.png\",\"type\":\"image\",\"enable_rotate\":true}",
        "{\"type\":\"audio\",\"audio\":\"@a.wav\"}",
        "{\"text\":\"Hello\",\"cache_control\":{\"type\":\"ephemeral\"}}",
        "{\"type\":\"output_text\",\"text\":\"Hello\",\"annotations\":[]}",
        "{\"type\":\"of_tomorrow\",\"x\":null}"
      })
  void part_ofAnotherForm_isWrittenWithEachKeyOnce(String stored) throws Exception {
    ContentPart part = read(stored);

    STRICT.readTree(openAiStyle(part));
    STRICT.readTree(natively(part));
    assertThat(read(openAiStyle(part))).isEqualTo(part);
  }

  @Test
  void textsBesideDocuments_haveATypeNatively() throws Exception {
    assertThat(
            written(
                QwenGenerationRequest.builder(
                        MODEL,
                        Message.user(ContentPart.text("Hi"), ContentPart.docUrl(SITE + "a.pdf")))
                    .build(),
                "/input/messages/0/content"))
        .isEqualTo(
            "[{\"type\":\"text\",\"text\":\"Hi\"},{\"type\":\"doc_url\",\"doc_url\":[\"https://example.com/a.pdf\"]}]");
  }

  @Test
  void additionalFields_ofANameThatThePartHas_areRefused() {
    MediaSource cat = MediaSource.of(SITE + "cat.png");

    assertThatThrownBy(
            () ->
                new ContentPart.Image(cat, null, null, null, null, null, Map.of("image_url", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the additional field image_url must be a map of the fields inside it");
    assertThatThrownBy(
            () -> new ContentPart.Image(cat, null, null, null, null, null, Map.of("image", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the additional field image would be twice in the JSON");
  }
}
