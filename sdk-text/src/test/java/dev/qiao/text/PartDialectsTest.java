package dev.qiao.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of messages keep what they say in both dialects, with each key once. */
class PartDialectsTest {
  private static final MediaSource CAT = MediaSource.of("https://example.com/cat.png");

  private static String json(ContentPart part) throws Exception {
    String json = Json.MAPPER.writeValueAsString(part);
    JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build()
        .readTree(json);
    return json;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"image\",\"image\":\"https://example.com/a.png\"}",
        "{\"image\":\"https://example.com/a.png\",\"type\":\"image\",\"enable_rotate\":true}",
        "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a.png\"},"
            + "\"enable_rotate\":true}",
        "{\"type\":\"video_url\",\"video_url\":{\"url\":\"https://example.com/a.mp4\"},"
            + "\"max_frames\":8}",
        "{\"type\":\"audio\",\"audio\":\"https://example.com/a.wav\"}",
        "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"https://example.com/a.wav\"}}",
        "{\"text\":\"Hello\",\"cache_control\":{\"type\":\"ephemeral\"}}"
      })
  void storedPart_isWrittenWithEachKeyOnce(String stored) throws Exception {
    ContentPart part = Json.MAPPER.readValue(stored, ContentPart.class);

    assertThat(json(part.openAiStyle().nativeStyle())).isNotEmpty();
    assertThat(json(part.nativeStyle().openAiStyle())).isNotEmpty();
  }

  @Test
  void fieldOfOneDialect_survivesTheWayThereAndBack() {
    ContentPart turned = ContentPart.image(CAT).rotated();
    assertThat(turned.openAiStyle().nativeStyle()).isEqualTo(turned);

    ContentPart film = ContentPart.video(CAT).withMaxFrames(8);
    assertThat(film.openAiStyle().nativeStyle()).isEqualTo(film);

    ContentPart frames = ContentPart.video(List.of(CAT)).withMaxFrames(8);
    assertThat(frames.openAiStyle().nativeStyle()).isEqualTo(frames);
  }
}
