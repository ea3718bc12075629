package dev.qiao.retrieval.glm;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.retrieval.TextInput;
import dev.qiao.retrieval.TextsRequest;
import dev.qiao.retrieval.internal.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes embeddings of texts with a model of Zhipu, documented for its host in China. Source: <a
 * href="https://docs.bigmodel.cn/api-reference">text embedding</a>.
 *
 * @param model the model, such as {@link dev.qiao.retrieval.EmbeddingModels#EMBEDDING_3}
 * @param input the texts. embedding-3: at most 64, of at most 3072 tokens each; embedding-2: at
 *     most 512 tokens each and 8192 together.
 * @param dimensions how many numbers a vector has. embedding-3: 256, 512, 1024 or 2048 (default);
 *     embedding-2: always 1024, leave it out.
 * @param additional fields beside these
 */
public record GlmEmbeddingRequest(
    Model model,
    TextInput input,
    @Nullable Integer dimensions,
    @Additional Map<String, Object> additional)
    implements TextsRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public GlmEmbeddingRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, GlmEmbeddingRequest.class);
  }

  /**
   * Starts a request.
   *
   * @param texts none for a request that {@link dev.qiao.retrieval.EmbeddingService#embedAll} takes
   */
  public static Builder builder(Model model, String... texts) {
    return new Builder(model, TextInput.of(Additional.Copy.list(texts, "texts")));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<GlmEmbeddingRequest, ?> operation() {
    return GlmRetrievalOperations.GLM_EMBED;
  }

  @Override
  public List<String> texts() {
    return input.texts();
  }

  @Override
  public GlmEmbeddingRequest withTexts(List<String> texts) {
    return new GlmEmbeddingRequest(model, TextInput.of(texts), dimensions, additional);
  }

  @Override
  public @Nullable Integer maxTexts() {
    return GlmRetrievalLimits.maxTexts(model);
  }

  @Override
  public void validate(Violations violations) {
    Texts.checkInputs(violations, "input", texts(), model, maxTexts());
    violations.check("dimensions", dimensions, "parameters.dimension");
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin

    private Model model;
    private TextInput input;
    private @Nullable Integer dimensions;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, TextInput input) {
      this.model = Objects.requireNonNull(model, "model");
      this.input = Objects.requireNonNull(input, "input");
    }

    private Builder(GlmEmbeddingRequest from) {
      model = from.model;
      input = from.input;
      dimensions = from.dimensions;
      additional.putAll(from.additional);
    }

    /** The model, such as {@link dev.qiao.retrieval.EmbeddingModels#EMBEDDING_3}. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /**
     * The texts. embedding-3: at most 64, of at most 3072 tokens each; embedding-2: at most 512
     * tokens each and 8192 together.
     */
    public Builder input(TextInput value) {
      input = Objects.requireNonNull(value, "input");
      return this;
    }

    /**
     * How many numbers a vector has. embedding-3: 256, 512, 1024 or 2048 (default); embedding-2:
     * always 1024, leave it out.
     */
    public Builder dimensions(@Nullable Integer value) {
      dimensions = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public GlmEmbeddingRequest build() {
      return new GlmEmbeddingRequest(model, input, dimensions, additional);
    }

    // derived: end
  }
}
