package dev.qiao.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.Tolerant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a message. Make one with {@link #text}, {@link #image}, {@link #video}, {@link #sound}
 * or {@link #document}; the request it is put in writes it in its own dialect (native {@code
 * {"image": ...}}, OpenAI style {@code {"type": "image_url", ...}}).
 */
@JsonDeserialize(using = ContentPartReader.class)
public sealed interface ContentPart {

  /** Words. */
  static Text text(String text) {
    return new Text(
        null, Objects.requireNonNull(text, "the text of the part is null"), null, Map.of());
  }

  /** A picture. */
  static Image image(MediaSource image) {
    return new Image(image, null, null, null, null, Map.of());
  }

  /** A video in one file. */
  static Video video(MediaSource video) {
    return Video.of(Footage.of(video));
  }

  /** A video as pictures, first to last. */
  static Video video(List<MediaSource> frames) {
    return Video.of(new Footage(null, Additional.Copy.list(frames, "frames")));
  }

  /** A file by URL, for GLM's models that see. */
  static ContentPart file(String url) {
    return new FileUrl("file_url", new FileUrl.Location(MediaSource.of(url), Map.of()), Map.of());
  }

  /** Sound in a file or behind an address, for Qwen's audio models. */
  static Audio sound(MediaSource sound) {
    return new Audio(sound, null, Map.of());
  }

  /**
   * Sound in itself, for GLM's voice model.
   *
   * @param format {@code wav} or {@code mp3}
   */
  static ContentPart audio(byte[] sound, String format) {
    String data =
        Base64.getEncoder().encodeToString(Objects.requireNonNull(sound, "sound is null"));
    return new InputAudio(
        "input_audio",
        new InputAudio.Sound(
            MediaSource.ofBase64(data), Objects.requireNonNull(format, "format is null"), Map.of()),
        null,
        Map.of());
  }

  /** Documents by URL, for qwen-doc-turbo. */
  static ContentPart document(String... urls) {
    List<String> addresses =
        Additional.Copy.list(urls, "urls").stream().map(ContentPart::addressOf).toList();
    return new DocUrl("doc_url", addresses, null, Map.of());
  }

  private static String addressOf(String url) {
    return Objects.requireNonNull(MediaSource.of(url).url());
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
   * The fields that a part of the other dialect does not have itself, and one that it has no
   * component for, unless it is null.
   */
  private static Map<String, Object> others(
      Map<String, Object> fields, Class<?> part, String name, @Nullable Object value) {
    Map<String, Object> others = Additional.Copy.others(fields, part);
    if (value == null) {
      return others;
    }
    Map<String, Object> more = new LinkedHashMap<>(others);
    more.put(name, value);
    return more;
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
      return new Text(
          type, text, CacheControl.EPHEMERAL, Additional.Copy.others(additional, Text.class));
    }

    @Override
    public ContentPart openAiStyle() {
      return type == null
          ? new Text("text", text, cacheControl, Additional.Copy.others(additional, Text.class))
          : this;
    }

    /** The vendor's samples have the type beside a mark of the cache. */
    @Override
    public ContentPart nativeStyle() {
      return cacheControl == null ? this : openAiStyle();
    }
  }

  /**
   * Marks the end of what an explicit cache keeps.
   *
   * @param type {@code ephemeral}
   * @param additional fields beside it, such as {@code ttl}
   */
  record CacheControl(String type, @Additional Map<String, Object> additional) {
    /** Five minutes. */
    public static final CacheControl EPHEMERAL = new CacheControl("ephemeral", Map.of());

    /** Copies. */
    public CacheControl {
      additional = Additional.Copy.of(additional, CacheControl.class);
    }
  }

  /**
   * A picture, native dialect. It may have up to 10 MB; how many pixels are looked at decides what
   * it costs.
   *
   * @param image the picture
   * @param minPixels smaller ones are enlarged to this number of pixels
   * @param maxPixels larger ones are reduced to this number of pixels
   * @param enableRotate whether it is turned upright first; qwen-vl-ocr
   * @param cacheControl marks the end of what an explicit cache keeps
   * @param additional fields beside these
   */
  @JsonDeserialize
  record Image(
      MediaSource image,
      @Nullable Integer minPixels,
      @Nullable Integer maxPixels,
      @Nullable Boolean enableRotate,
      @Nullable CacheControl cacheControl,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public Image {
      Objects.requireNonNull(image, "image");
      additional = Additional.Copy.of(additional, Image.class);
    }

    /**
     * Returns a copy with limits on the pixels that the model sees.
     *
     * @param min smaller ones are enlarged to it; null for the model's default
     * @param max larger ones are reduced to it; null for the model's default
     */
    public Image withPixels(@Nullable Integer min, @Nullable Integer max) {
      return new Image(image, min, max, enableRotate, cacheControl, additional);
    }

    /** The same, turned upright first; qwen-vl-ocr on the native path. */
    public Image rotated() {
      return new Image(image, minPixels, maxPixels, true, cacheControl, additional);
    }

    /** The same, remembered for five minutes by models with an explicit cache. */
    public Image cached() {
      return new Image(
          image, minPixels, maxPixels, enableRotate, CacheControl.EPHEMERAL, additional);
    }

    @Override
    public ContentPart openAiStyle() {
      return new ImageUrl(
          "image_url",
          new ImageUrl.Link(image, null, Map.of()),
          minPixels,
          maxPixels,
          cacheControl,
          others(additional, ImageUrl.class, "enable_rotate", enableRotate));
    }
  }

  /**
   * A picture, OpenAI dialect.
   *
   * @param type {@code image_url}
   * @param imageUrl the picture
   * @param minPixels smaller ones are enlarged to this number of pixels; DashScope only
   * @param maxPixels larger ones are reduced to this number of pixels; DashScope only
   * @param cacheControl marks the end of what an explicit cache keeps; DashScope only
   * @param additional fields beside these
   */
  @JsonDeserialize
  record ImageUrl(
      String type,
      Link imageUrl,
      @Nullable Integer minPixels,
      @Nullable Integer maxPixels,
      @Nullable CacheControl cacheControl,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public ImageUrl {
      Objects.requireNonNull(imageUrl, "imageUrl");
      additional = Additional.Copy.of(additional, ImageUrl.class);
    }

    @Override
    public ContentPart nativeStyle() {
      return new Image(
          imageUrl.url,
          minPixels,
          maxPixels,
          additional.get("enable_rotate") instanceof Boolean rotate ? rotate : null,
          cacheControl,
          Additional.Copy.others(additional, Image.class));
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
        additional = Additional.Copy.of(additional, Link.class);
      }
    }
  }

  /**
   * A video, native dialect, and frames in either dialect. A local file may have up to 100 MB.
   *
   * @param type {@code video} for frames in the OpenAI dialect, null natively
   * @param video one file, or frames
   * @param fps a file is sampled this many times per second, 0.1 to 10; frames were taken at this
   *     rate. Default 2.0
   * @param maxFrames the most frames to look at, spread evenly; native dialect
   * @param minPixels smaller frames are enlarged to this number of pixels
   * @param maxPixels larger frames are reduced to this number of pixels
   * @param totalPixels the most pixels of all frames together
   * @param cacheControl marks the end of what an explicit cache keeps
   * @param additional fields beside these
   */
  @JsonDeserialize
  record Video(
      @Nullable String type,
      Footage video,
      @Nullable Double fps,
      @Nullable Integer maxFrames,
      @Nullable Integer minPixels,
      @Nullable Integer maxPixels,
      @Nullable Integer totalPixels,
      @Nullable CacheControl cacheControl,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public Video {
      Objects.requireNonNull(video, "video");
      additional = Additional.Copy.of(additional, Video.class);
    }

    static Video of(Footage video) {
      return new Video(null, video, null, null, null, null, null, null, Map.of());
    }

    /** Returns a copy that is sampled this many times per second, 0.1 to 10. */
    public Video withFps(double value) {
      return new Video(
          type,
          video,
          value,
          maxFrames,
          minPixels,
          maxPixels,
          totalPixels,
          cacheControl,
          additional);
    }

    /** Returns a copy with a limit on the sampled frames; native dialect. */
    public Video withMaxFrames(int value) {
      return new Video(
          type, video, fps, value, minPixels, maxPixels, totalPixels, cacheControl, additional);
    }

    /**
     * Returns a copy with limits on the pixels of each frame.
     *
     * @param min smaller ones are enlarged to it; null for the model's default
     * @param max larger ones are reduced to it; null for the model's default
     */
    public Video withPixels(@Nullable Integer min, @Nullable Integer max) {
      return new Video(
          type, video, fps, maxFrames, min, max, totalPixels, cacheControl, additional);
    }

    /** Returns a copy with a limit on the pixels of all frames together. */
    public Video withTotalPixels(int value) {
      return new Video(
          type, video, fps, maxFrames, minPixels, maxPixels, value, cacheControl, additional);
    }

    /** The same, remembered for five minutes by models with an explicit cache. */
    public Video cached() {
      return new Video(
          type,
          video,
          fps,
          maxFrames,
          minPixels,
          maxPixels,
          totalPixels,
          CacheControl.EPHEMERAL,
          additional);
    }

    @Override
    public ContentPart openAiStyle() {
      MediaSource file = video.file;
      return file == null
          ? typed("video")
          : new VideoUrl(
              "video_url",
              new VideoUrl.Source(file, Map.of()),
              fps,
              minPixels,
              maxPixels,
              totalPixels,
              cacheControl,
              others(additional, VideoUrl.class, "max_frames", maxFrames));
    }

    @Override
    public ContentPart nativeStyle() {
      return type == null ? this : typed(null);
    }

    private Video typed(@Nullable String otherType) {
      return new Video(
          otherType,
          video,
          fps,
          maxFrames,
          minPixels,
          maxPixels,
          totalPixels,
          cacheControl,
          Additional.Copy.others(additional, Video.class));
    }
  }

  /**
   * The pictures of a video.
   *
   * @param file all in one file; null when there are frames
   * @param frames one by one, first to last; empty when there is a file
   */
  record Footage(@Nullable MediaSource file, List<MediaSource> frames) {
    /** Copies. */
    public Footage {
      frames = Additional.Copy.list(frames, "frames");
    }

    /** A file. */
    public static Footage of(MediaSource file) {
      return new Footage(Objects.requireNonNull(file, "file"), List.of());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Footage read(Object wire) {
      return wire instanceof List<?> frames
          ? new Footage(
              null, frames.stream().map(frame -> MediaSource.of(String.valueOf(frame))).toList())
          : of(MediaSource.of(String.valueOf(wire)));
    }

    /** The value on the wire. */
    @JsonValue
    Object wire() {
      return file != null ? file : frames;
    }
  }

  /**
   * A video in one file, OpenAI dialect.
   *
   * @param type {@code video_url}
   * @param videoUrl the video
   * @param fps it is sampled this many times per second; DashScope only
   * @param minPixels smaller frames are enlarged to this number of pixels; DashScope only
   * @param maxPixels larger frames are reduced to this number of pixels; DashScope only
   * @param totalPixels the most pixels of all frames together; DashScope only
   * @param cacheControl marks the end of what an explicit cache keeps; DashScope only
   * @param additional fields beside these
   */
  @JsonDeserialize
  record VideoUrl(
      String type,
      Source videoUrl,
      @Nullable Double fps,
      @Nullable Integer minPixels,
      @Nullable Integer maxPixels,
      @Nullable Integer totalPixels,
      @Nullable CacheControl cacheControl,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public VideoUrl {
      Objects.requireNonNull(videoUrl, "videoUrl");
      additional = Additional.Copy.of(additional, VideoUrl.class);
    }

    @Override
    public ContentPart nativeStyle() {
      return new Video(
          null,
          Footage.of(videoUrl.url),
          fps,
          additional.get("max_frames") instanceof Integer most ? most : null,
          minPixels,
          maxPixels,
          totalPixels,
          cacheControl,
          Additional.Copy.others(additional, Video.class));
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
        additional = Additional.Copy.of(additional, Source.class);
      }
    }
  }

  /**
   * Sound, native dialect.
   *
   * @param audio the sound
   * @param cacheControl marks the end of what an explicit cache keeps
   * @param additional fields beside these
   */
  @JsonDeserialize
  record Audio(
      MediaSource audio,
      @Nullable CacheControl cacheControl,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public Audio {
      Objects.requireNonNull(audio, "audio");
      additional = Additional.Copy.of(additional, Audio.class);
    }

    @Override
    public ContentPart openAiStyle() {
      return new InputAudio(
          "input_audio",
          new InputAudio.Sound(audio, InputAudio.format(audio), Map.of()),
          cacheControl,
          Additional.Copy.others(additional, InputAudio.class));
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
      additional = Additional.Copy.of(additional, FileUrl.class);
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
        additional = Additional.Copy.of(additional, Location.class);
      }
    }
  }

  /**
   * Sound, OpenAI dialect.
   *
   * @param type {@code input_audio}
   * @param inputAudio the sound
   * @param cacheControl marks the end of what an explicit cache keeps; DashScope only
   * @param additional fields beside these
   */
  @JsonDeserialize
  record InputAudio(
      String type,
      Sound inputAudio,
      @Nullable CacheControl cacheControl,
      @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public InputAudio {
      Objects.requireNonNull(inputAudio, "inputAudio");
      additional = Additional.Copy.of(additional, InputAudio.class);
    }

    @Override
    public ContentPart nativeStyle() {
      return new Audio(
          inputAudio.asMedia(), cacheControl, Additional.Copy.others(additional, Audio.class));
    }

    /** What a file's name ends with; null if it has no ending. */
    private static @Nullable String format(MediaSource sound) {
      String url = sound.url();
      String name = url == null ? sound.name() : url.split("[?#]", 2)[0];
      int dot = name.lastIndexOf('.');
      String ending = dot < 0 ? "" : name.substring(dot + 1);
      return ending.matches("[A-Za-z0-9]{2,4}") ? ending.toLowerCase(Locale.ROOT) : null;
    }

    /**
     * The sound.
     *
     * @param data where it is, or, for GLM, base64 without the head of a data URI
     * @param format such as {@code wav} or {@code mp3}
     * @param additional fields beside these
     */
    public record Sound(
        @JsonDeserialize(converter = AddressOrBase64.class) MediaSource data,
        @Nullable String format,
        @Additional Map<String, Object> additional) {
      /** Copies. */
      public Sound {
        Objects.requireNonNull(data, "data");
        additional = Additional.Copy.of(additional, Sound.class);
      }

      private boolean isBare() {
        String url = data.url();
        return url != null && url.indexOf(':') < 0;
      }

      private MediaSource asMedia() {
        return isBare()
            ? MediaSource.of(
                "data:audio/" + (format == null ? "" : format) + ";base64," + data.url())
            : data;
      }

      /** Bare base64 is not printed. */
      @Override
      public String toString() {
        String url = data.url();
        String shown =
            isBare() && url != null ? url.length() + " characters of base64" : data.toString();
        return "Sound[data=" + shown + ", format=" + format + ", additional=" + additional + "]";
      }
    }
  }

  /**
   * What qwen-vl-ocr read in a picture, in an answer.
   *
   * @param ocrResult what it read, in parts
   * @param text the same as a fenced block of JSON
   * @param additional fields beside these
   */
  @JsonDeserialize
  record Ocr(OcrResult ocrResult, @Nullable String text, @Additional Map<String, Object> additional)
      implements ContentPart {
    /** Copies. */
    public Ocr {
      Objects.requireNonNull(ocrResult, "ocrResult");
      additional = Additional.Copy.of(additional);
    }
  }

  /**
   * The text in a picture.
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
    /** Copies. */
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
      /** Copies. */
      public Words {
        location = location == null ? null : Tolerant.list(location);
        rotateRect = rotateRect == null ? null : Tolerant.list(rotateRect);
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
      docUrl = Additional.Copy.list(docUrl, "docUrl");
      additional = Additional.Copy.of(additional, DocUrl.class);
    }
  }

  /**
   * A part of a kind this version does not know.
   *
   * @param fields as on the wire
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Unknown(@JsonValue Map<String, Object> fields) implements ContentPart {
    /** Copies. */
    public Unknown {
      fields = Additional.Copy.of(fields);
    }
  }
}
