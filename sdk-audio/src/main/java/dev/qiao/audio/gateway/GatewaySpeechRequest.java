package dev.qiao.audio.gateway;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioOperations;
import dev.qiao.audio.SpeechCallRequest;
import dev.qiao.audio.Voice;
import dev.qiao.audio.minimax.AudioSetting;
import dev.qiao.audio.minimax.VoiceSetting;
import dev.qiao.audio.qwen.Language;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speech of Qwen's or MiniMax's models through a unified gateway: one request for both, of which
 * each model takes a part; the answer keeps its vendor's shape, a link or the audio itself. Source:
 * <a href="https://opcdoc.ntzq.tech/model-examples.html">the gateway's examples</a>, chapter 7.
 *
 * <p>That page names no path of a POST. {@code /audio/speech} behind the client's base URL is
 * <b>assumed</b>; for another say {@code path("gateway.speech", "/..")} to the client's builder.
 * How a stream would look is not shown either, so there is none.
 *
 * <p>What the page says a model does not take is refused before anything is sent, and what it says
 * is ignored is logged at WARN; messages quote the rule as GW-25, GW-26 or GW-29. What to expect:
 * without a voice, speech-2.8-hd speaks as {@code male-qn-qingse} (GW-27) and qwen3-tts-flash as
 * {@code Cherry} (GW-28).
 *
 * @param model the model: {@link dev.qiao.audio.AudioModels#QWEN3_TTS_FLASH} or {@link
 *     dev.qiao.audio.AudioModels#SPEECH_2_8_HD}
 * @param messages the text to speak, as the content of a message
 * @param voice who speaks, Qwen. Default Cherry.
 * @param languageType the text's language, Qwen: Chinese, English or Auto
 * @param voiceId who speaks, MiniMax. Default male-qn-qingse.
 * @param voiceSetting who speaks and how, MiniMax; wins over {@link #voiceId}
 * @param audioSetting how the audio is encoded, MiniMax
 * @param stream false where it is sent at all
 * @param additional fields beside these
 */
public record GatewaySpeechRequest(
    Model model,
    List<Message> messages,
    @Nullable Voice voice,
    @Nullable Language languageType,
    @Nullable Voice voiceId,
    @Nullable VoiceSetting voiceSetting,
    @Nullable AudioSetting audioSetting,
    @Nullable Boolean stream,
    @Additional Map<String, Object> additional)
    implements SpeechCallRequest {
  private static final int QWEN_SAMPLE_RATE = 24000;
  private static final int MINIMAX_SAMPLE_RATE = 32000;

  /** Refuses null for a required component, and an additional field named like a component. */
  public GatewaySpeechRequest {
    Objects.requireNonNull(model, "model");
    messages = Additional.Copy.list(messages, "messages");
    additional = Additional.Copy.of(additional, GatewaySpeechRequest.class);
  }

  /**
   * A text to speak.
   *
   * @param role {@code user}
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

    /** Returns a text to speak. */
    public static Message user(String content) {
      return new Message("user", content, Map.of());
    }
  }

  /** Starts a request. */
  public static Builder builder(Model model, String text) {
    Objects.requireNonNull(text, "text");
    return new Builder(model, List.of(Message.user(text)));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<GatewaySpeechRequest, ?> operation() {
    return AudioOperations.GATEWAY_SPEECH;
  }

  @Override
  public AudioFormat audioFormat() {
    if (audioSetting != null && audioSetting.format() != null) {
      return audioSetting.format();
    }
    return GatewaySpeechRules.isQwen(model) ? AudioFormat.WAV : AudioFormat.MP3;
  }

  @Override
  public int audioSampleRate() {
    if (audioSetting != null && audioSetting.sampleRate() != null) {
      return audioSetting.sampleRate();
    }
    return GatewaySpeechRules.isQwen(model) ? QWEN_SAMPLE_RATE : MINIMAX_SAMPLE_RATE;
  }

  @Override
  public void validate(Violations violations) {
    GatewaySpeechRules.check(violations, this);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin
    // without setter: stream

    private Model model;
    private List<Message> messages;
    private @Nullable Voice voice;
    private @Nullable Language languageType;
    private @Nullable Voice voiceId;
    private @Nullable VoiceSetting voiceSetting;
    private @Nullable AudioSetting audioSetting;
    private @Nullable Boolean stream;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, List<Message> messages) {
      this.model = Objects.requireNonNull(model, "model");
      this.messages = Additional.Copy.list(messages, "messages");
    }

    private Builder(GatewaySpeechRequest from) {
      model = from.model;
      messages = from.messages;
      voice = from.voice;
      languageType = from.languageType;
      voiceId = from.voiceId;
      voiceSetting = from.voiceSetting;
      audioSetting = from.audioSetting;
      stream = from.stream;
      additional.putAll(from.additional);
    }

    /**
     * The model: {@link dev.qiao.audio.AudioModels#QWEN3_TTS_FLASH} or {@link
     * dev.qiao.audio.AudioModels#SPEECH_2_8_HD}.
     */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** The text to speak, as the content of a message. */
    public Builder messages(List<Message> value) {
      messages = Additional.Copy.list(value, "messages");
      return this;
    }

    /** Who speaks, Qwen. Default Cherry. */
    public Builder voice(@Nullable Voice value) {
      voice = value;
      return this;
    }

    /** The text's language, Qwen: Chinese, English or Auto. */
    public Builder languageType(@Nullable Language value) {
      languageType = value;
      return this;
    }

    /** Who speaks, MiniMax. Default male-qn-qingse. */
    public Builder voiceId(@Nullable Voice value) {
      voiceId = value;
      return this;
    }

    /** Who speaks and how, MiniMax; wins over {@link #voiceId}. */
    public Builder voiceSetting(@Nullable VoiceSetting value) {
      voiceSetting = value;
      return this;
    }

    /** How the audio is encoded, MiniMax. */
    public Builder audioSetting(@Nullable AudioSetting value) {
      audioSetting = value;
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
     * @throws dev.qiao.core.error.RequestValidationException if there is no text
     */
    public GatewaySpeechRequest build() {
      check();
      return new GatewaySpeechRequest(
          model,
          messages,
          voice,
          languageType,
          voiceId,
          voiceSetting,
          audioSetting,
          stream,
          additional);
    }

    // derived: end

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no text
     */
    private void check() {
      Violations violations = new Violations();
      if (messages.stream().allMatch(message -> message.content().isBlank())) {
        violations.require("messages[0].content", "", "say what is to be spoken");
      }
      violations.throwIfAny(getClass());
    }
  }
}
