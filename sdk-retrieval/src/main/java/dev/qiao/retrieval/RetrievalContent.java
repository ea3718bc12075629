package dev.qiao.retrieval;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text, a picture, a video, or several of them: something to embed, to search by or to rank. */
@JsonDeserialize(using = RetrievalContentReader.class)
public sealed interface RetrievalContent {
  /** A text, written without an object around it. */
  static RetrievalContent of(String text) {
    return new Plain(text);
  }

  /** A text, written as {@code {"text": ..}}. */
  static RetrievalContent text(String text) {
    return new Parts(Objects.requireNonNull(text, "text is null"), null, null, null, Map.of());
  }

  /** A picture. */
  static RetrievalContent image(MediaSource image) {
    return new Parts(null, Objects.requireNonNull(image, "image is null"), null, null, Map.of());
  }

  /** A video. */
  static RetrievalContent video(MediaSource video) {
    return new Parts(null, null, Objects.requireNonNull(video, "video is null"), null, Map.of());
  }

  /** Pictures that belong together, for one embedding of all. */
  static RetrievalContent images(MediaSource... images) {
    return new Parts(null, null, null, Additional.Copy.list(images, "images"), Map.of());
  }

  /**
   * Several things in one, for one embedding of all (the models of 2026-03-06).
   *
   * @param text a text, or null
   * @param image a picture, or null
   * @param video a video, or null
   */
  static RetrievalContent fused(
      @Nullable String text, @Nullable MediaSource image, @Nullable MediaSource video) {
    return new Parts(text, image, video, null, Map.of());
  }

  /** Its text; null if it has none. */
  @Nullable String text();

  /**
   * A text without an object around it.
   *
   * @param text the text
   */
  @JsonDeserialize
  record Plain(@JsonValue String text) implements RetrievalContent {
    /** Refuses null. */
    public Plain {
      Objects.requireNonNull(text, "text is null");
    }
  }

  /**
   * An object with a text, a picture, a video, or several of them.
   *
   * @param text a text
   * @param image a picture
   * @param video a video
   * @param multiImages pictures that belong together
   * @param additional fields beside these
   */
  @JsonDeserialize(using = JsonDeserializer.None.class)
  record Parts(
      @Nullable String text,
      @Nullable MediaSource image,
      @Nullable MediaSource video,
      @Nullable List<MediaSource> multiImages,
      @Additional Map<String, Object> additional)
      implements RetrievalContent {
    /** Copies the list; refuses an additional field named like a component. */
    public Parts {
      multiImages = Additional.Copy.listOrNull(multiImages, "multiImages");
      additional = Additional.Copy.of(additional, Parts.class);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }
}
