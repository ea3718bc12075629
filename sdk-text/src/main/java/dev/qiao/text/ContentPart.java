package dev.qiao.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message. Make one with {@link #text}, {@link #image} or {@link #document}; the
 * request it is put in writes it in its own dialect (native {@code {"image": ..}}, OpenAI style
 * {@code {"type": "image_url", ..}}).
 */
@JsonDeserialize(using = ContentPartReader.class)
public sealed interface ContentPart {

  /** Words. */
  static ContentPart text(String text) {
    return new Text(null, text, null, Map.of());
  }

  /** A picture. */
  static ContentPart image(MediaSource image) {
    return new Image(image, null, null, null, Map.of());
  }

  /** A video, for requests in the OpenAI dialect. */
  static ContentPart video(MediaSource video) {
    return new VideoUrl("video_url", new VideoUrl.Source(video, Map.of()), Map.of());
  }

  /** A file by URL, for GLM's models that see. */
  static ContentPart file(String url) {
    return new FileUrl("file_url", new FileUrl.Location(MediaSource.of(url), Map.of()), Map.of());
  }

  /**
   * Sound in itself, for GLM's voice model.
   *
   * @param format {@code wav} or {@code mp3}
   */
  static ContentPart audio(byte[] sound, String format) {
    return new InputAudio(
        "input_audio",
        new InputAudio.Sound(Base64.getEncoder().encodeToString(sound), format, Map.of()),
        Map.of());
  }

  /** Documents by URL, for qwen-doc-turbo. */
  static ContentPart document(String... urls) {
    return new DocUrl("doc_url", List.of(urls), null, Map.of());
  }

  /** This part as the OpenAI dialect writes it. */
  default ContentPart openAiStyle() {
    return this;
  }

  /** This part as DashScope's native dialect writes it. */
  default ContentPart nativeStyle() {
    return this;
  }

  /**
   * Words.
   *
   * @param type {@code text} in the OpenAI dialect, usually null natively
   * @param text the words
   * @param cacheControl marks the end of what an explicit cache keeps
   * @param additional fields beside these
   */
  @JsonDeserialize
  record Text(
      @Nullable String type,
      String text,
      @Nullable CacheControl cacheControl,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public Text {
      Objects.requireNonNull(text, "text");
      additional = Additional.Copy.of(additional);
    }

    /** The same, remembered for five minutes by models with an explicit cache. */
    public Text cached() {
      return new Text(type, text, CacheControl.EPHEMERAL, additional);
    }

    @Override
    public ContentPart openAiStyle() {
      return type == null ? new Text("text", text, cacheControl, additional) : this;
    }
  }

  /**
   * Marks the end of what an explicit cache keeps.
   *
   * @param type {@code ephemeral}
   */
  record CacheControl(String type) {
    /** Five minutes. */
    public static final CacheControl EPHEMERAL = new CacheControl("ephemeral");
  }

  /**
   * A picture, native dialect.
   *
   * @param image the picture
   * @param minPixels smaller ones are enlarged to so many pixels
   * @param maxPixels larger ones are reduced to so many pixels
   * @param enableRotate whether it is turned upright first; qwen-vl-ocr
   * @param additional fields beside these
   */
  @JsonDeserialize
  record Image(
      MediaSource image,
      @Nullable Integer minPixels,
      @Nullable Integer maxPixels,
      @Nullable Boolean enableRotate,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public Image {
      Objects.requireNonNull(image, "image");
      additional = Additional.Copy.of(additional);
    }

    @Override
    public ContentPart openAiStyle() {
      return new ImageUrl(
          "image_url", new ImageUrl.Link(image, null, Map.of()), minPixels, maxPixels, additional);
    }
  }

  /**
   * A picture, OpenAI dialect.
   *
   * @param type {@code image_url}
   * @param imageUrl the picture
   * @param minPixels smaller ones are enlarged to so many pixels; DashScope only
   * @param maxPixels larger ones are reduced to so many pixels; DashScope only
   * @param additional fields beside these
   */
  @JsonDeserialize
  record ImageUrl(
      String type,
      Link imageUrl,
      @Nullable Integer minPixels,
      @Nullable Integer maxPixels,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public ImageUrl {
      Objects.requireNonNull(imageUrl, "imageUrl");
      additional = Additional.Copy.of(additional);
    }

    @Override
    public ContentPart nativeStyle() {
      return new Image(imageUrl.url, minPixels, maxPixels, null, additional);
    }

    /**
     * Where the picture is.
     *
     * @param url the picture
     * @param detail how closely to look, where a vendor takes it
     * @param additional fields beside these
     */
    public record Link(
        MediaSource url, @Nullable String detail, @Additional Map<String, Object> additional) {
      /** Copies. */
      public Link {
        Objects.requireNonNull(url, "url");
        additional = Additional.Copy.of(additional);
      }
    }
  }

  /**
   * A video, OpenAI dialect.
   *
   * @param type {@code video_url}
   * @param videoUrl the video
   * @param additional fields beside these
   */
  @JsonDeserialize
  record VideoUrl(String type, Source videoUrl, @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public VideoUrl {
      Objects.requireNonNull(videoUrl, "videoUrl");
      additional = Additional.Copy.of(additional);
    }

    /**
     * Where the video is.
     *
     * @param url the video
     * @param additional fields beside these
     */
    public record Source(MediaSource url, @Additional Map<String, Object> additional) {
      /** Copies. */
      public Source {
        Objects.requireNonNull(url, "url");
        additional = Additional.Copy.of(additional);
      }
    }
  }

  /**
   * A file, OpenAI dialect; GLM takes neither pictures nor videos beside it.
   *
   * @param type {@code file_url}
   * @param fileUrl the file
   * @param additional fields beside these
   */
  @JsonDeserialize
  record FileUrl(String type, Location fileUrl, @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public FileUrl {
      Objects.requireNonNull(fileUrl, "fileUrl");
      additional = Additional.Copy.of(additional);
    }

    /**
     * Where the file is.
     *
     * @param url the file
     * @param additional fields beside these
     */
    public record Location(MediaSource url, @Additional Map<String, Object> additional) {
      /** Copies. */
      public Location {
        Objects.requireNonNull(url, "url");
        additional = Additional.Copy.of(additional);
      }
    }
  }

  /**
   * Sound, OpenAI dialect.
   *
   * @param type {@code input_audio}
   * @param inputAudio the sound
   * @param additional fields beside these
   */
  @JsonDeserialize
  record InputAudio(String type, Sound inputAudio, @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public InputAudio {
      Objects.requireNonNull(inputAudio, "inputAudio");
      additional = Additional.Copy.of(additional);
    }

    /**
     * The sound.
     *
     * @param data base64, without the head of a data URI
     * @param format {@code wav} or {@code mp3}
     * @param additional fields beside these
     */
    public record Sound(
        String data, @Nullable String format, @Additional Map<String, Object> additional) {
      /** Copies. */
      public Sound {
        Objects.requireNonNull(data, "data");
        additional = Additional.Copy.of(additional);
      }
    }
  }

  /**
   * Documents by URL, for qwen-doc-turbo; the other parts of the message then carry their type too.
   *
   * @param type {@code doc_url}
   * @param docUrl where the documents are
   * @param fileParsingStrategy how they are read: {@code auto}
   * @param additional fields beside these
   */
  @JsonDeserialize
  record DocUrl(
      String type,
      List<String> docUrl,
      @Nullable String fileParsingStrategy,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public DocUrl {
      docUrl = List.copyOf(docUrl);
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * A part of a kind this version does not know.
   *
   * @param fields as they stand on the wire
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Unknown(@JsonValue Map<String, Object> fields) implements ContentPart {
    /** Copies. */
    public Unknown {
      fields = Additional.Copy.of(fields);
    }
  }
}
