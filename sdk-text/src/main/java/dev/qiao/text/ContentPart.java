package dev.qiao.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.SdkJson;
import dev.qiao.core.internal.json.Tolerant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message. There is one type for each kind of media, for all services: the request that
 * has the part writes it in its own dialect (native {@code {"image": ..}}, OpenAI style {@code
 * {"type": "image_url", ...}}), and either is read as the same type.
 */
@JsonDeserialize(using = ContentPartReader.class)
@JsonSerialize(using = ContentPartWriter.class)
public sealed interface ContentPart {

  /** A text. */
  static Text text(String text) {
    return new Text(Objects.requireNonNull(text, "the text of the part is null"), null, Map.of());
  }

  /** A picture. */
  static Image image(MediaSource image) {
    return new Image(image, null, null, null, null, null, Map.of());
  }

  /** A video in one file. */
  static Video video(MediaSource video) {
    return Video.of(Objects.requireNonNull(video, "video"), List.of());
  }

  /** A video as pictures, first to last. */
  static Video video(List<MediaSource> frames) {
    return Video.of(null, Additional.Copy.list(frames, "frames"));
  }

  /** Sound in a file or behind an address, for Qwen's models that take sound. */
  static Audio audio(MediaSource audio) {
    return new Audio(audio, Audio.format(audio), null, Map.of());
  }

  /**
   * Sound inside the request, for GLM's voice model.
   *
   * @param format {@code wav} or {@code mp3}
   */
  static Audio inlineAudio(byte[] audio, String format) {
    Objects.requireNonNull(audio, "audio is null");
    return new Audio(
        MediaSource.ofBase64(Base64.getEncoder().encodeToString(audio)),
        Objects.requireNonNull(format, "format is null"),
        null,
        Map.of());
  }

  /** A file by URL, for GLM's models that take pictures. */
  static File fileUrl(String url) {
    return File.of(List.of(Objects.requireNonNull(url, "url is null")));
  }

  /** Documents by URL, for qwen-doc-turbo. */
  static File docUrl(String... urls) {
    return File.of(Additional.Copy.list(urls, "urls"));
  }

  /**
   * The fields beside those of a part.
   *
   * @param inside the object of the OpenAI dialect that may have more fields than the part
   */
  private static Map<String, Object> others(
      @Nullable Map<String, Object> additional, Class<?> part, String inside) {
    Map<String, Object> others = Additional.Copy.of(additional, part);
    if (others.containsKey(inside) && !(others.get(inside) instanceof Map<?, ?>)) {
      throw new IllegalArgumentException(
          "the additional field " + inside + " must be a map of the fields inside it");
    }
    return others;
  }

  /**
   * A text.
   *
   * @param text the text
   * @param cacheControl marks the end of what an explicit cache keeps
   * @param additional fields beside these
   */
  @JsonDeserialize(using = SdkJson.Reader.class)
  record Text(
      String text, @Nullable CacheControl cacheControl, @Additional Map<String, Object> additional)
      implements ContentPart {
    public Text {
      Objects.requireNonNull(text, "text");
      additional = Additional.Copy.of(additional);
    }

    /** The same, kept for five minutes by models with an explicit cache. */
    public Text cached() {
      return cached(CacheControl.EPHEMERAL);
    }

    /** The same, kept by models with an explicit cache. */
    public Text cached(CacheControl value) {
      return new Text(text, Objects.requireNonNull(value, "the cache control is null"), additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * Marks the end of what an explicit cache keeps.
   *
   * @param type {@code ephemeral}
   * @param ttl how long it is kept, such as {@code 5m}; DashScope. The vendor's client has it, no
   *     page does
   * @param additional fields beside these
   */
  record CacheControl(
      String type, @Nullable String ttl, @Additional Map<String, Object> additional) {
    /** Five minutes. */
    public static final CacheControl EPHEMERAL = new CacheControl("ephemeral", null, Map.of());

    /** The same, kept this long, such as {@code 5m}. */
    public CacheControl withTtl(String time) {
      return new CacheControl(type, Objects.requireNonNull(time, "ttl is null"), additional);
    }

    public CacheControl {
      additional = Additional.Copy.of(additional, CacheControl.class);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * A picture. It may have up to 10 MB; its price depends on the number of pixels that the model
   * looks at.
   *
   * @param image the picture
   * @param detail how closely to look, where a vendor takes it; OpenAI dialect
   * @param minPixels smaller pictures are enlarged to this number of pixels; DashScope
   * @param maxPixels larger pictures are reduced to this number of pixels; DashScope
   * @param enableRotate whether it is turned upright first; qwen-vl-ocr
   * @param cacheControl marks the end of what an explicit cache keeps; DashScope
   * @param additional fields beside these; those inside {@code image_url} are a map of that name
   */
  @JsonDeserialize(using = SdkJson.Reader.class)
  record Image(
      MediaSource image,
      @Nullable String detail,
      @Nullable Integer minPixels,
      @Nullable Integer maxPixels,
      @Nullable Boolean enableRotate,
      @Nullable CacheControl cacheControl,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    public Image {
      Objects.requireNonNull(image, "image");
      additional = others(additional, Image.class, "image_url");
    }

    /**
     * The same, looked at with this number of pixels.
     *
     * @param min smaller pictures are enlarged to it; null for the model's default
     * @param max larger pictures are reduced to it; null for the model's default
     */
    public Image withPixels(@Nullable Integer min, @Nullable Integer max) {
      return new Image(image, detail, min, max, enableRotate, cacheControl, additional);
    }

    /** The same, turned upright first; qwen-vl-ocr on the native path. */
    public Image rotated() {
      return new Image(image, detail, minPixels, maxPixels, true, cacheControl, additional);
    }

    /** The same, kept for five minutes by models with an explicit cache. */
    public Image cached() {
      return new Image(
          image, detail, minPixels, maxPixels, enableRotate, CacheControl.EPHEMERAL, additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * A video: one file, or frames. A local file may have up to 100 MB.
   *
   * @param video the file; null when there are frames
   * @param frames the pictures, first to last; empty when there is a file
   * @param fps how many frames of a file are looked at in a second, 0.1 to 10; at which rate frames
   *     were taken. Default 2.0
   * @param maxFrames the most frames to look at, spread evenly; native dialect
   * @param minPixels smaller frames are enlarged to this number of pixels
   * @param maxPixels larger frames are reduced to this number of pixels
   * @param totalPixels the most pixels of all frames together
   * @param cacheControl marks the end of what an explicit cache keeps
   * @param additional fields beside these; those inside {@code video_url} are a map of that name
   */
  @JsonDeserialize(using = SdkJson.Reader.class)
  record Video(
      @Nullable MediaSource video,
      List<MediaSource> frames,
      @Nullable Double fps,
      @Nullable Integer maxFrames,
      @Nullable Integer minPixels,
      @Nullable Integer maxPixels,
      @Nullable Integer totalPixels,
      @Nullable CacheControl cacheControl,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    @SuppressWarnings("NullAway") // Jackson gives null for a list that is absent
    public Video {
      frames = frames == null ? List.of() : Additional.Copy.list(frames, "frames");
      additional = others(additional, Video.class, "video_url");
    }

    static Video of(@Nullable MediaSource video, List<MediaSource> frames) {
      return new Video(video, frames, null, null, null, null, null, null, Map.of());
    }

    private Video with(
        @Nullable Double fps,
        @Nullable Integer maxFrames,
        @Nullable Integer totalPixels,
        @Nullable CacheControl cacheControl) {
      return new Video(
          video,
          frames,
          fps,
          maxFrames,
          minPixels,
          maxPixels,
          totalPixels,
          cacheControl,
          additional);
    }

    /** The same, looked at this many times a second, 0.1 to 10. */
    public Video withFps(double value) {
      return with(value, maxFrames, totalPixels, cacheControl);
    }

    /** The same, with at most this number of frames looked at; native dialect. */
    public Video withMaxFrames(int value) {
      return with(fps, value, totalPixels, cacheControl);
    }

    /**
     * The same, each frame looked at with this number of pixels.
     *
     * @param min smaller frames are enlarged to it; null for the model's default
     * @param max larger frames are reduced to it; null for the model's default
     */
    public Video withPixels(@Nullable Integer min, @Nullable Integer max) {
      return new Video(
          video, frames, fps, maxFrames, min, max, totalPixels, cacheControl, additional);
    }

    /** The same, all frames together with at most this number of pixels. */
    public Video withTotalPixels(int value) {
      return with(fps, maxFrames, value, cacheControl);
    }

    /** The same, kept for five minutes by models with an explicit cache. */
    public Video cached() {
      return with(fps, maxFrames, totalPixels, CacheControl.EPHEMERAL);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * A sound.
   *
   * @param audio the sound; for GLM base64 without the head of a data URI
   * @param format such as {@code wav} or {@code mp3}; OpenAI dialect
   * @param cacheControl marks the end of what an explicit cache keeps; DashScope
   * @param additional fields beside these; those inside {@code input_audio} are a map of that name
   */
  @JsonDeserialize(using = SdkJson.Reader.class)
  record Audio(
      @JsonDeserialize(converter = AddressOrBase64.class) MediaSource audio,
      @Nullable String format,
      @Nullable CacheControl cacheControl,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    public Audio {
      Objects.requireNonNull(audio, "audio");
      additional = others(additional, Audio.class, "input_audio");
    }

    /** The ending of a file's name; null if it has none. */
    static @Nullable String format(MediaSource audio) {
      String url = Objects.requireNonNull(audio, "audio").url();
      return ContentPartReader.ending(url == null ? audio.name() : url);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * Files by URL: one for GLM, which takes neither pictures nor videos beside it, or documents for
   * qwen-doc-turbo.
   *
   * @param urls where the files are
   * @param fileParsingStrategy how documents are read: {@code auto}; qwen-doc-turbo
   * @param additional fields beside these; those inside {@code file_url} are a map of that name
   */
  @JsonDeserialize(using = SdkJson.Reader.class)
  record File(
      List<MediaSource> urls,
      @Nullable String fileParsingStrategy,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    public File {
      urls = Additional.Copy.list(urls, "urls");
      additional = others(additional, File.class, "file_url");
    }

    static File of(List<String> urls) {
      return new File(urls.stream().map(MediaSource::of).toList(), null, Map.of());
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * What qwen-vl-ocr read in a picture, in an answer.
   *
   * @param ocrResult what it read, in parts
   * @param text the same as a fenced block of JSON
   * @param additional fields beside these
   */
  @JsonDeserialize(using = SdkJson.Reader.class)
  record Ocr(OcrResult ocrResult, @Nullable String text, @Additional Map<String, Object> additional)
      implements ContentPart {
    public Ocr {
      Objects.requireNonNull(ocrResult, "ocrResult");
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * The words of a picture.
   *
   * @param wordsInfo lines with their places, of advanced recognition; never null
   * @param kvResult fields and values, of the extraction of key information: a map by the service's
   *     sample, a list by its table; a value that is not there is the text {@code null}
   * @param additional fields beside these
   */
  record OcrResult(
      List<Words> wordsInfo,
      @Nullable Object kvResult,
      @Additional Map<String, Object> additional) {
    @SuppressWarnings("NullAway") // Jackson gives null for a list that is absent
    public OcrResult {
      wordsInfo = Tolerant.list(wordsInfo);
      additional = Additional.Copy.of(additional);
    }

    /** The value of a field; null if there is none. */
    public @Nullable Object value(String field) {
      return kvResult instanceof Map<?, ?> values ? values.get(field) : null;
    }

    @JsonProperty("words_info")
    @Nullable List<Words> sentWordsInfo() {
      return wordsInfo.isEmpty() ? null : wordsInfo;
    }

    /**
     * A line of words.
     *
     * @param text the words
     * @param location four corners, x before y, clockwise from the upper left; may be negative
     * @param rotateRect centre x and y, width, height, angle
     * @param additional fields beside these
     */
    public record Words(
        @Nullable String text,
        @Nullable List<Integer> location,
        @Nullable List<Integer> rotateRect,
        @Additional Map<String, Object> additional) {
      public Words {
        location = location == null ? null : Tolerant.list(location);
        rotateRect = rotateRect == null ? null : Tolerant.list(rotateRect);
        additional = Additional.Copy.of(additional);
      }

      @Override
      public String toString() {
        return RecordText.of(this);
      }
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * A part of a kind this version does not know.
   *
   * @param fields as on the wire
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Unknown(@JsonValue Map<String, Object> fields) implements ContentPart {
    public Unknown {
      fields = Additional.Copy.of(fields);
    }
  }
}
