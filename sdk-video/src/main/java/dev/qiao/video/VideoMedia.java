package dev.qiao.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture, sound, video or page that a video is made from, and the role it plays: what wan2.7,
 * wan3.0 and HappyHorse take as {@code input.media}. Which roles go together, and how often, each
 * request's Javadoc says; it is checked before anything is sent. Their order gives the numbers that
 * a prompt calls them by.
 *
 * @param type the role
 * @param url the picture, sound, video, file or page
 * @param referenceVoice a voice for who is shown; wan2.7's references only
 * @param additional fields beside these
 */
public record VideoMedia(
    Role type,
    MediaSource url,
    @Nullable MediaSource referenceVoice,
    @Additional Map<String, Object> additional) {
  /** Refuses null for a required component, and an additional field named like a component. */
  public VideoMedia {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(url, "url");
    additional = Additional.Copy.of(additional, VideoMedia.class);
  }

  private VideoMedia(Role type, MediaSource url) {
    this(type, url, null, Map.of());
  }

  /** Any role, also one this version does not know. */
  public static VideoMedia of(Role type, MediaSource url) {
    return new VideoMedia(type, url);
  }

  /** The picture a video begins with. */
  public static VideoMedia firstFrame(MediaSource picture) {
    return new VideoMedia(Role.FIRST_FRAME, picture);
  }

  /** The picture a video ends with. */
  public static VideoMedia lastFrame(MediaSource picture) {
    return new VideoMedia(Role.LAST_FRAME, picture);
  }

  /** Sound that a video moves to. */
  public static VideoMedia drivingAudio(MediaSource sound) {
    return new VideoMedia(Role.DRIVING_AUDIO, sound);
  }

  /** A clip that a video goes on from. */
  public static VideoMedia firstClip(MediaSource clip) {
    return new VideoMedia(Role.FIRST_CLIP, clip);
  }

  /** A picture of someone or something a video shows. */
  public static VideoMedia referenceImage(MediaSource picture) {
    return new VideoMedia(Role.REFERENCE_IMAGE, picture);
  }

  /** A video of someone or something a video shows; wan2.7 bills its seconds too. */
  public static VideoMedia referenceVideo(MediaSource video) {
    return new VideoMedia(Role.REFERENCE_VIDEO, video);
  }

  /** Sound that a video uses. */
  public static VideoMedia referenceAudio(MediaSource sound) {
    return new VideoMedia(Role.REFERENCE_AUDIO, sound);
  }

  /** The video to edit. */
  public static VideoMedia video(MediaSource video) {
    return new VideoMedia(Role.VIDEO, video);
  }

  /** A document, such as slides, that a video is made from. */
  public static VideoMedia file(MediaSource document) {
    return new VideoMedia(Role.FILE, document);
  }

  /** A public web page that a video is made from. */
  public static VideoMedia link(String page) {
    return new VideoMedia(Role.LINK, MediaSource.of(page));
  }

  /** The same with a voice for who is shown: wav or mp3, 1 to 10 s, at most 15 MB. */
  public VideoMedia withReferenceVoice(@Nullable MediaSource voice) {
    return new VideoMedia(type, url, voice, additional);
  }

  /** The role of an item. Open: any other word passes through. */
  public static final class Role extends OpenValue {
    /** See {@link VideoMedia#firstFrame}. */
    public static final Role FIRST_FRAME = new Role("first_frame");

    /** See {@link VideoMedia#lastFrame}. */
    public static final Role LAST_FRAME = new Role("last_frame");

    /** See {@link VideoMedia#drivingAudio}. */
    public static final Role DRIVING_AUDIO = new Role("driving_audio");

    /** See {@link VideoMedia#firstClip}. */
    public static final Role FIRST_CLIP = new Role("first_clip");

    /** See {@link VideoMedia#referenceImage}. */
    public static final Role REFERENCE_IMAGE = new Role("reference_image");

    /** See {@link VideoMedia#referenceVideo}. */
    public static final Role REFERENCE_VIDEO = new Role("reference_video");

    /** See {@link VideoMedia#referenceAudio}. */
    public static final Role REFERENCE_AUDIO = new Role("reference_audio");

    /** See {@link VideoMedia#video}. */
    public static final Role VIDEO = new Role("video");

    /** See {@link VideoMedia#file}. */
    public static final Role FILE = new Role("file");

    /** See {@link VideoMedia#link}. */
    public static final Role LINK = new Role("link");

    /** The roles this version knows. */
    public static final List<Role> KNOWN =
        List.of(
            FIRST_FRAME,
            LAST_FRAME,
            DRIVING_AUDIO,
            FIRST_CLIP,
            REFERENCE_IMAGE,
            REFERENCE_VIDEO,
            REFERENCE_AUDIO,
            VIDEO,
            FILE,
            LINK);

    private Role(String value) {
      super(value);
    }

    /** The role of that word. */
    @JsonCreator
    public static Role of(String value) {
      return new Role(value);
    }
  }
}
