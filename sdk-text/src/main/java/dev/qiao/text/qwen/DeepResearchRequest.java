package dev.qiao.text.qwen;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.StreamRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.text.Content;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.TextOperations;
import dev.qiao.text.internal.ChatLimits;
import dev.qiao.text.internal.SaidMessages;
import dev.qiao.text.internal.SentMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A research of the web with a report at its end, in Beijing, as a stream only. First the model
 * asks what exactly is wanted; the second request holds the question, its answer and the user's
 * reply, and is researched. {@link Builder#enableFeedback} with false skips the asking. A research
 * takes many minutes. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/qwen-deep-research">Qwen-Deep-Research</a>.
 *
 * <pre>{@code
 * DeepResearchRequest.builder(
 *         TextModels.QWEN_DEEP_RESEARCH, Message.user("AI in education, where does it stand?"))
 *     .enableFeedback(false)
 *     .build()
 * }</pre>
 *
 * @param model the model, such as {@link dev.qiao.text.TextModels#QWEN_DEEP_RESEARCH}
 * @param input the question, and what was said on it
 * @param outputFormat how long the report is. Default {@link OutputFormat#DETAILED_REPORT}. It is
 *     beside the input, by one of the vendor's pages; another does not say where.
 * @param parameters how to research
 * @param additional fields beside these
 */
public record DeepResearchRequest(
    Model model,
    Input input,
    @Nullable OutputFormat outputFormat,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements StreamRequest<DeepResearchChunk> {
  private static final int PICTURES = 5;

  private static final MediaLimit PICTURE =
      MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.BMP, MediaFormat.WEBP)
          .maxBytes(10L << 20);

  /** Refuses null for a required component, and an additional field named like a component. */
  public DeepResearchRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, DeepResearchRequest.class);
  }

  /**
   * What is asked.
   *
   * @param messages the question, the model's own question, the reply. A message may have up to 5
   *     pictures.
   * @param additional fields beside these
   */
  public record Input(List<Message> messages, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      messages = Additional.Copy.list(messages, "messages");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * How to research.
   *
   * @param enableFeedback whether the model first asks what exactly is wanted. Default true.
   * @param researchTools where to look beside the web; the snapshot of 2025-12-15 takes it
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Boolean enableFeedback,
      @Nullable List<ResearchTool> researchTools,
      @Additional Map<String, Object> additional) {
    static final Parameters NONE = new Parameters(null, null, Map.of());

    /** Refuses an additional field named like a component. */
    public Parameters {
      researchTools = Additional.Copy.listOrNull(researchTools, "researchTools");
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** How long the report is. Open. */
  public static final class OutputFormat extends OpenValue {
    /** About 6000 tokens. The default. */
    public static final OutputFormat DETAILED_REPORT = new OutputFormat("model_detailed_report");

    /** 1500 to 2000 tokens. */
    public static final OutputFormat SUMMARY_REPORT = new OutputFormat("model_summary_report");

    private OutputFormat(String value) {
      super(value);
    }

    /** The format of that word. */
    @JsonCreator
    public static OutputFormat of(String value) {
      return new OutputFormat(value);
    }
  }

  /** Starts a research. */
  public static Builder builder(Model model, Message... messages) {
    return new Builder(model, Additional.Copy.list(messages, "messages"));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<DeepResearchRequest, ?> operation() {
    return TextOperations.DEEP_RESEARCH;
  }

  /** The question, and what was said on it. */
  public List<Message> messages() {
    return input.messages;
  }

  @Override
  public DeepResearchRequest asStreamRequest() {
    return this;
  }

  @Override
  public void validate(Violations violations) {
    violations.check(
        "output_format",
        outputFormat,
        Limit.known(List.of(OutputFormat.DETAILED_REPORT, OutputFormat.SUMMARY_REPORT)));
    if (input.messages.isEmpty()) {
      violations.add("input.messages", "at least one message", "empty", "add Message.user(..)");
    }
    for (int i = 0; i < input.messages.size(); i++) {
      Content content = ChatLimits.content(input.messages.get(i));
      List<ContentPart> parts = content == null ? List.of() : content.parts();
      String at = "input.messages[" + i + "].content";
      int pictures = 0;
      for (int j = 0; j < parts.size(); j++) {
        if (parts.get(j) instanceof ContentPart.Image picture) {
          pictures++;
          MediaSource image = picture.image();
          QwenMediaLimits.media(violations, at + "[" + j + "].image", image, PICTURE);
        }
      }
      if (pictures > PICTURES) {
        violations.add(
            at, "at most 5 pictures", pictures + " pictures", "leave out the least important ones");
      }
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // build messages: SentMessages.of(messages, true)

    private static final Parameters NO_PARAMETERS = new Parameters(null, null, Map.of());

    private List<Message> messages;
    private @Nullable OutputFormat outputFormat;
    private @Nullable Boolean enableFeedback;
    private @Nullable List<ResearchTool> researchTools;

    private Builder(Model model, List<Message> messages) {
      super(model);
      this.messages = Additional.Copy.list(messages, "messages");
    }

    private Builder(DeepResearchRequest from) {
      super(from.model);
      messages = from.input.messages;
      additionalInput.putAll(from.input.additional);
      outputFormat = from.outputFormat;
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        enableFeedback = parameters.enableFeedback;
        researchTools = parameters.researchTools;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** The question, the model's own question, the reply. A message may have up to 5 pictures. */
    public Builder messages(List<Message> value) {
      messages = Additional.Copy.list(value, "messages");
      return this;
    }

    /**
     * How long the report is. Default {@link OutputFormat#DETAILED_REPORT}. It is beside the input,
     * by one of the vendor's pages; another does not say where.
     */
    public Builder outputFormat(@Nullable OutputFormat value) {
      outputFormat = value;
      return this;
    }

    /** Whether the model first asks what exactly is wanted. Default true. */
    public Builder enableFeedback(@Nullable Boolean value) {
      enableFeedback = value;
      return this;
    }

    /** Where to look beside the web; the snapshot of 2025-12-15 takes it. */
    public Builder researchTools(@Nullable List<ResearchTool> value) {
      researchTools = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message, only the
     *     system's, or one says nothing
     */
    public DeepResearchRequest build() {
      check();
      Parameters parameters = new Parameters(enableFeedback, researchTools, additionalParameters);
      return new DeepResearchRequest(
          model,
          new Input(SentMessages.of(messages, true), additionalInput),
          outputFormat,
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }

    /** Adds a message at the end. */
    public Builder addMessage(Message value) {
      List<Message> all = new ArrayList<>(messages);
      all.add(Objects.requireNonNull(value, "the message is null"));
      messages = all;
      return this;
    }

    /**
     * Adds what the model asked back and the user's reply to it: the request then starts the
     * research.
     */
    public Builder addReply(DeepResearchReport question, String reply) {
      return addMessage(
              Message.assistant(Objects.requireNonNull(question, "the question is null").answer()))
          .addMessage(Message.user(reply));
    }

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if there is no message, only the
     *     system's, or one says nothing
     */
    private void check() {
      SaidMessages.check("input.messages", messages, getClass());
    }
  }
}
