package dev.qiao.audio.qwen;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioOperations;
import dev.qiao.audio.SpeechCallRequest;
import dev.qiao.audio.SpeechStreamRequest;
import dev.qiao.audio.Voice;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speech of Qwen-TTS. Whole, it is a WAV file behind a link that lives 24 hours; streamed, it is
 * samples ({@link AudioFormat#PCM}, 24,000 a second, 16 bit, one channel), with the link in the
 * last piece. Source: <a href="https://help.aliyun.com/zh/model-studio/qwen-tts-api">Qwen-TTS
 * API</a>.
 *
 * @param model the model
 * @param input what to say and how
 * @param additional fields beside these
 */
public record QwenSpeechRequest(
    Model model, Input input, @Additional Map<String, Object> additional)
    implements SpeechCallRequest, SpeechStreamRequest {
  private static final int SAMPLE_RATE = 24000;

  /** Refuses null for a required component, and an additional field named like a component. */
  public QwenSpeechRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, QwenSpeechRequest.class);
  }

  /**
   * What to say and how.
   *
   * @param text the text
   * @param voice who speaks
   * @param languageType the text's language, for a better pronunciation. Default {@link
   *     Language#AUTO}.
   * @param instructions how to speak, in Chinese or English, such as "fast and excited"; at most
   *     1600 tokens. The instruct models only.
   * @param optimizeInstructions whether the service may better the instructions. Default false.
   * @param additional fields beside these
   */
  public record Input(
      String text,
      Voice voice,
      @Nullable Language languageType,
      @Nullable String instructions,
      @Nullable Boolean optimizeInstructions,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(voice, "voice");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * Starts a request.
   *
   * @param text at most 600 characters, of {@code qwen-tts} 512 tokens; languages may be mixed
   * @param voice who speaks, such as {@link QwenVoices#CHERRY}
   */
  public static Builder builder(Model model, String text, Voice voice) {
    return new Builder(model, text, voice);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<QwenSpeechRequest, ?> operation() {
    return AudioOperations.QWEN_TTS;
  }

  @Override
  public AudioFormat audioFormat() {
    return AudioFormat.WAV;
  }

  @Override
  public AudioFormat streamedFormat() {
    return AudioFormat.PCM;
  }

  @Override
  public int audioSampleRate() {
    return SAMPLE_RATE;
  }

  @Override
  public QwenSpeechRequest asStreamRequest() {
    return this;
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("input.text", input.text)
        .check("input.instructions", input.instructions)
        .check(
            "input.optimize_instructions",
            Boolean.TRUE.equals(input.optimizeInstructions) ? true : null);
    if (Boolean.TRUE.equals(input.optimizeInstructions)
        && (input.instructions == null || input.instructions.isEmpty())) {
      violations.warn("input.optimize_instructions", "does nothing without input.instructions");
    }
    Language language = input.languageType;
    if (language != null && !Language.DOCUMENTED.contains(language)) {
      violations.warn(
          "input.language_type",
          "is "
              + language
              + ", which no page lists; the nearest that is listed is "
              + language.nearest());
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin

    private Model model;
    private String text;
    private Voice voice;
    private @Nullable Language languageType;
    private @Nullable String instructions;
    private @Nullable Boolean optimizeInstructions;
    private final Map<String, Object> additional = new LinkedHashMap<>();
    private final Map<String, Object> additionalInput = new LinkedHashMap<>();

    private Builder(Model model, String text, Voice voice) {
      this.model = Objects.requireNonNull(model, "model");
      this.text = Objects.requireNonNull(text, "text");
      this.voice = Objects.requireNonNull(voice, "voice");
    }

    private Builder(QwenSpeechRequest from) {
      model = from.model;
      text = from.input.text;
      voice = from.input.voice;
      languageType = from.input.languageType;
      instructions = from.input.instructions;
      optimizeInstructions = from.input.optimizeInstructions;
      additionalInput.putAll(from.input.additional);
      additional.putAll(from.additional);
    }

    /** The model. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** The text. */
    public Builder text(String value) {
      text = Objects.requireNonNull(value, "text");
      return this;
    }

    /** Who speaks. */
    public Builder voice(Voice value) {
      voice = Objects.requireNonNull(value, "voice");
      return this;
    }

    /** The text's language, for a better pronunciation. Default {@link Language#AUTO}. */
    public Builder languageType(@Nullable Language value) {
      languageType = value;
      return this;
    }

    /**
     * How to speak, in Chinese or English, such as "fast and excited"; at most 1600 tokens. The
     * instruct models only.
     */
    public Builder instructions(@Nullable String value) {
      instructions = value;
      return this;
    }

    /** Whether the service may better the instructions. Default false. */
    public Builder optimizeInstructions(@Nullable Boolean value) {
      optimizeInstructions = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** A field of the input that this version does not know. */
    public Builder additionalInput(String name, @Nullable Object value) {
      additionalInput.put(name, value);
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the text is blank
     */
    public QwenSpeechRequest build() {
      check();
      return new QwenSpeechRequest(
          model,
          new Input(text, voice, languageType, instructions, optimizeInstructions, additionalInput),
          additional);
    }

    // derived: end

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the text is blank
     */
    private void check() {
      new Violations()
          .require("input.text", text, "say what is to be spoken")
          .throwIfAny(getClass());
    }
  }
}
