package dev.qiao.video.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.Resolution;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a video with a Wan, MiniMax or CogVideoX model through a unified gateway: one request for
 * all, of which each model takes a part. Source: <a
 * href="https://opcdoc.ntzq.tech/model-examples.html">the gateway's examples</a>, chapter 7.
 *
 * <p>That page names no path of a POST: {@code /videos/generations} behind the client's base URL,
 * where tasks are asked for, is <b>assumed</b>. For another say {@code path("gateway.video",
 * "/..")} to the client's builder. It shows the result of a Wan model only; results of the other
 * vendors are read in their vendors' shapes.
 *
 * <p>What the page says a model does not support is refused before anything is sent, and what it
 * says is ignored or altered is logged at WARN and reported to {@link
 * dev.qiao.core.http.ExchangeListener#warned}; messages quote the rule as GW-17 to GW-24. Rules are
 * of the models that the page names; no other model is refused anything. What to expect:
 *
 * <ul>
 *   <li>How long a result is kept is not promised: save it at once.
 *   <li>Whether cogvideox-3 keeps a {@code duration} is left open by the page (GW-22).
 * </ul>
 *
 * @param model the model, such as {@link dev.qiao.video.VideoModels#WAN2_7_I2V}
 * @param messages the prompt, as messages of text only
 * @param images images by URL. wan2.7-i2v: a first frame; it needs one, or a clip in {@code videos}
 *     (GW-24). wan2.7-r2v: references. MiniMax: first and last frame, two at most (GW-18).
 *     cogvideox-3: one to four frames; more are dropped (GW-21).
 * @param videos videos by URL: a first clip for wan2.7-i2v, references for wan2.7-r2v; others none
 *     (GW-20)
 * @param voices sound by URL that drives, is referred to, or plays in the background: Wan (GW-20)
 * @param mediaRoles what images and voices are for, where it is not clear: Wan
 * @param duration Seconds. MiniMax: 5 or 6 (GW-19); cogvideox-3: where it supports it (GW-22).
 * @param resolution the tier, such as 720P or 1080P: Wan and MiniMax
 * @param fps frames a second, such as 24: cogvideox-3
 * @param negativePrompt what not to show: Wan
 * @param additional fields beside these
 */
public record GatewayVideoRequest(
    Model model,
    List<Message> messages,
    @Nullable List<MediaSource> images,
    @Nullable List<MediaSource> videos,
    @Nullable List<MediaSource> voices,
    @Nullable MediaRoles mediaRoles,
    @Nullable Integer duration,
    @Nullable Resolution resolution,
    @Nullable Integer fps,
    @Nullable String negativePrompt,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public GatewayVideoRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    images = Additional.Copy.listOrNull(images, "images");
    videos = Additional.Copy.listOrNull(videos, "videos");
    voices = Additional.Copy.listOrNull(voices, "voices");
    additional = Additional.Copy.of(additional, GatewayVideoRequest.class);
  }

  /**
   * A part of the prompt.
   *
   * @param role {@code user} or {@code system}
   * @param content the text
   * @param additional fields beside these
   */
  public record Message(String role, String content, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Message {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(content, "content");
      additional = Additional.Copy.of(additional, Message.class);
    }

    /** What to show. */
    public static Message user(String content) {
      return new Message("user", content, Map.of());
    }

    /** What holds for every prompt. */
    public static Message system(String content) {
      return new Message("system", content, Map.of());
    }
  }

  /**
   * What media are for, a role for each address in its order; Wan models.
   *
   * @param images the roles of the images
   * @param voices the roles of the voices
   * @param additional fields beside these
   */
  public record MediaRoles(
      @Nullable List<Role> images,
      @Nullable List<Role> voices,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public MediaRoles {
      images = Additional.Copy.listOrNull(images, "images");
      voices = Additional.Copy.listOrNull(voices, "voices");
      additional = Additional.Copy.of(additional, MediaRoles.class);
    }

    /** Returns the roles of images and voices, in the order of the addresses. */
    public static MediaRoles of(List<Role> images, List<Role> voices) {
      return new MediaRoles(
          Additional.Copy.list(images, "images"), Additional.Copy.list(voices, "voices"), Map.of());
    }
  }

  /**
   * What one is for. The gateway's page shows two roles and does not say which others there are.
   */
  public static final class Role extends OpenValue {
    /** The image that the video begins with. */
    public static final Role FIRST_FRAME = new Role("first_frame");

    /** The voice that is spoken or sung. */
    public static final Role DRIVING_AUDIO = new Role("driving_audio");

    private Role(String value) {
      super(value);
    }

    /** The role of that word. */
    @JsonCreator
    public static Role of(String value) {
      return new Role(value);
    }
  }

  /** Starts a video from a prompt. */
  public static Builder builder(Model model, String prompt) {
    return new Builder(model, List.of(Message.user(prompt)));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<GatewayVideoRequest, ?> operation() {
    return VideoOperations.GATEWAY_VIDEO;
  }

  @Override
  public void validate(Violations violations) {
    GatewayVideoRules.check(violations, this);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin

    private Model model;
    private List<Message> messages;
    private @Nullable List<MediaSource> images;
    private @Nullable List<MediaSource> videos;
    private @Nullable List<MediaSource> voices;
    private @Nullable MediaRoles mediaRoles;
    private @Nullable Integer duration;
    private @Nullable Resolution resolution;
    private @Nullable Integer fps;
    private @Nullable String negativePrompt;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, List<Message> messages) {
      this.model = Objects.requireNonNull(model, "model");
      this.messages = Additional.Copy.list(messages, "messages");
    }

    private Builder(GatewayVideoRequest from) {
      model = from.model;
      messages = from.messages;
      images = from.images;
      videos = from.videos;
      voices = from.voices;
      mediaRoles = from.mediaRoles;
      duration = from.duration;
      resolution = from.resolution;
      fps = from.fps;
      negativePrompt = from.negativePrompt;
      additional.putAll(from.additional);
    }

    /** The model, such as {@link dev.qiao.video.VideoModels#WAN2_7_I2V}. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** The prompt, as messages of text only. */
    public Builder messages(List<Message> value) {
      messages = Additional.Copy.list(value, "messages");
      return this;
    }

    /**
     * Images by URL. wan2.7-i2v: a first frame; it needs one, or a clip in {@code videos} (GW-24).
     * wan2.7-r2v: references. MiniMax: first and last frame, two at most (GW-18). cogvideox-3: one
     * to four frames; more are dropped (GW-21).
     */
    public Builder images(@Nullable List<MediaSource> value) {
      images = value;
      return this;
    }

    /**
     * Videos by URL: a first clip for wan2.7-i2v, references for wan2.7-r2v; others none (GW-20).
     */
    public Builder videos(@Nullable List<MediaSource> value) {
      videos = value;
      return this;
    }

    /** Sound by URL that drives, is referred to, or plays in the background: Wan (GW-20). */
    public Builder voices(@Nullable List<MediaSource> value) {
      voices = value;
      return this;
    }

    /** What images and voices are for, where it is not clear: Wan. */
    public Builder mediaRoles(@Nullable MediaRoles value) {
      mediaRoles = value;
      return this;
    }

    /** Seconds. MiniMax: 5 or 6 (GW-19); cogvideox-3: where it supports it (GW-22). */
    public Builder duration(@Nullable Integer value) {
      duration = value;
      return this;
    }

    /** The tier, such as 720P or 1080P: Wan and MiniMax. */
    public Builder resolution(@Nullable Resolution value) {
      resolution = value;
      return this;
    }

    /** Frames a second, such as 24: cogvideox-3. */
    public Builder fps(@Nullable Integer value) {
      fps = value;
      return this;
    }

    /** What not to show: Wan. */
    public Builder negativePrompt(@Nullable String value) {
      negativePrompt = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message, or none has
     *     words and there are no media
     */
    public GatewayVideoRequest build() {
      check();
      return new GatewayVideoRequest(
          model,
          messages,
          images,
          videos,
          voices,
          mediaRoles,
          duration,
          resolution,
          fps,
          negativePrompt,
          additional);
    }

    // derived: end

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message, or none has
     *     words and there are no media
     */
    private void check() {
      Violations violations = new Violations();
      boolean silent = messages.stream().allMatch(message -> message.content().isBlank());
      if (messages.isEmpty() || (silent && isEmpty(images) && isEmpty(videos) && isEmpty(voices))) {
        violations.require("messages", List.of(), "say what the video shows");
      }
      violations.throwIfAny(getClass());
    }

    private static boolean isEmpty(@Nullable List<?> media) {
      return media == null || media.isEmpty();
    }
  }
}
