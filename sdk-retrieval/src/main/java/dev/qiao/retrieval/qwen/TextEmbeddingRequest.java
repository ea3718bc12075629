package dev.qiao.retrieval.qwen;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.retrieval.TextsRequest;
import dev.qiao.retrieval.internal.Texts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes embeddings of texts in the native dialect, which has more than {@link
 * CompatibleEmbeddingRequest}: queries and documents are embedded differently, and sparse vectors
 * find exact words. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/text-embedding-synchronous-api">text embedding</a>.
 *
 * @param model the model, such as {@link dev.qiao.retrieval.EmbeddingModels#TEXT_EMBEDDING_V4}
 * @param input the texts
 * @param parameters null for the defaults
 * @param additional fields beside these
 */
public record TextEmbeddingRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TextsRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public TextEmbeddingRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, TextEmbeddingRequest.class);
  }

  /**
   * The texts.
   *
   * @param texts texts of at most 8192 tokens each (v1, v2: 2048), at most 10 of them (v1, v2: 25)
   * @param additional fields beside these
   */
  public record Input(List<String> texts, @Additional Map<String, Object> additional) {
    /** Copies the list; refuses an additional field named like a component. */
    public Input {
      texts = Additional.Copy.list(texts, "texts");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * Settings of the model.
   *
   * @param dimension how many numbers a vector has. v4: 2048, 1536, 1024 (default), 768, 512, 256,
   *     128 or 64; v3: 1024 (default), 768, 512, 256, 128 or 64; v1, v2: 1536.
   * @param textType whether the texts are searched for or searched in. Default {@link
   *     TextType#DOCUMENT}.
   * @param outputType dense or sparse vectors, or both; sparse ones of v3 and v4. Default {@link
   *     OutputType#DENSE}.
   * @param instruct what the embeddings are for, in a sentence; English is advised
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Integer dimension,
      @Nullable TextType textType,
      @Nullable OutputType outputType,
      @Nullable String instruct,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** Whether a text is searched for or searched in. */
  public static final class TextType extends OpenValue {
    /** A question, which is searched for. */
    public static final TextType QUERY = new TextType("query");

    /** A document, which is searched in. */
    public static final TextType DOCUMENT = new TextType("document");

    private TextType(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static TextType of(String value) {
      return new TextType(value);
    }
  }

  /** Which vectors are made. */
  public static final class OutputType extends OpenValue {
    /** Dense ones, for meaning. */
    public static final OutputType DENSE = new OutputType("dense");

    /** Sparse ones, for words. */
    public static final OutputType SPARSE = new OutputType("sparse");

    /** Both. */
    public static final OutputType DENSE_AND_SPARSE = new OutputType("dense&sparse");

    private OutputType(String value) {
      super(value);
    }

    /** The one of that text. */
    @JsonCreator
    public static OutputType of(String value) {
      return new OutputType(value);
    }
  }

  /**
   * Starts a request.
   *
   * @param texts none for a request that {@link dev.qiao.retrieval.EmbeddingService#embedAll} takes
   */
  public static Builder builder(Model model, String... texts) {
    return new Builder(model, Additional.Copy.list(texts, "texts"));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<TextEmbeddingRequest, ?> operation() {
    return QwenRetrievalOperations.EMBED_TEXTS;
  }

  @Override
  public List<String> texts() {
    return input.texts;
  }

  @Override
  public TextEmbeddingRequest withTexts(List<String> texts) {
    return new TextEmbeddingRequest(
        model, new Input(texts, input.additional), parameters, additional);
  }

  @Override
  public @Nullable Integer maxTexts() {
    return QwenRetrievalLimits.maxTexts(model);
  }

  @Override
  public void validate(Violations violations) {
    Texts.checkInputs(violations, "input.texts", input.texts, model, maxTexts());
    if (parameters != null) {
      violations
          .check("parameters.dimension", parameters.dimension)
          .check("parameters.text_type", parameters.textType, QwenRetrievalLimits.TEXT_TYPES)
          .check("parameters.output_type", parameters.outputType);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // varargs: texts

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, Map.of());

    private List<String> texts = List.of();
    private @Nullable Integer dimension;
    private @Nullable TextType textType;
    private @Nullable OutputType outputType;
    private @Nullable String instruct;

    private Builder(Model model, List<String> texts) {
      super(model);
      this.texts = Additional.Copy.list(texts, "texts");
    }

    private Builder(TextEmbeddingRequest from) {
      super(from.model);
      texts = from.input.texts;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        dimension = parameters.dimension;
        textType = parameters.textType;
        outputType = parameters.outputType;
        instruct = parameters.instruct;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** Texts of at most 8192 tokens each (v1, v2: 2048), at most 10 of them (v1, v2: 25). */
    public Builder texts(String... values) {
      texts = Additional.Copy.list(values, "values");
      return this;
    }

    /**
     * How many numbers a vector has. v4: 2048, 1536, 1024 (default), 768, 512, 256, 128 or 64; v3:
     * 1024 (default), 768, 512, 256, 128 or 64; v1, v2: 1536.
     */
    public Builder dimension(@Nullable Integer value) {
      dimension = value;
      return this;
    }

    /** Whether the texts are searched for or searched in. Default {@link TextType#DOCUMENT}. */
    public Builder textType(@Nullable TextType value) {
      textType = value;
      return this;
    }

    /**
     * Dense or sparse vectors, or both; sparse ones of v3 and v4. Default {@link OutputType#DENSE}.
     */
    public Builder outputType(@Nullable OutputType value) {
      outputType = value;
      return this;
    }

    /** What the embeddings are for, in a sentence; English is advised. */
    public Builder instruct(@Nullable String value) {
      instruct = value;
      return this;
    }

    /** Returns the request with what was set. */
    public TextEmbeddingRequest build() {
      Parameters parameters =
          new Parameters(dimension, textType, outputType, instruct, additionalParameters);
      return new TextEmbeddingRequest(
          model,
          new Input(texts, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }
  }
}
