package dev.qiao.retrieval.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
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
 * Makes embeddings of texts in the OpenAI dialect. {@link TextEmbeddingRequest} has more settings
 * for the same models. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/text-embedding-synchronous-api">text embedding</a>.
 *
 * @param model the model, such as {@link dev.qiao.retrieval.EmbeddingModels#TEXT_EMBEDDING_V4}
 * @param input texts of at most 8192 tokens each (v1, v2: 2048), at most 10 of them (v1, v2: 25)
 * @param dimensions how many numbers a vector has. v4: 2048, 1536, 1024 (default), 768, 512, 256,
 *     128 or 64; v3: 1024 (default), 768, 512, 256, 128 or 64; v1, v2: 1536.
 * @param encodingFormat how the numbers are written; the service knows {@code float} only
 * @param additional fields beside these
 */
public record CompatibleEmbeddingRequest(
    Model model,
    TextInput input,
    @Nullable Integer dimensions,
    @Nullable String encodingFormat,
    @Additional Map<String, Object> additional)
    implements TextsRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public CompatibleEmbeddingRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, CompatibleEmbeddingRequest.class);
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
  public Operation<CompatibleEmbeddingRequest, ?> operation() {
    return QwenRetrievalOperations.EMBED_COMPATIBLE;
  }

  @Override
  public List<String> texts() {
    return input.texts();
  }

  @Override
  public CompatibleEmbeddingRequest withTexts(List<String> texts) {
    return new CompatibleEmbeddingRequest(
        model, TextInput.of(texts), dimensions, encodingFormat, additional);
  }

  @Override
  public @Nullable Integer maxTexts() {
    return QwenRetrievalLimits.maxTexts(model);
  }

  @Override
  public void validate(Violations violations) {
    Texts.checkInputs(violations, "input", texts(), model, maxTexts());
    violations
        .check("dimensions", dimensions, "parameters.dimension")
        .check("encoding_format", encodingFormat, Limit.oneOf("float"));
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin

    private Model model;
    private TextInput input;
    private @Nullable Integer dimensions;
    private @Nullable String encodingFormat;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, TextInput input) {
      this.model = Objects.requireNonNull(model, "model");
      this.input = Objects.requireNonNull(input, "input");
    }

    private Builder(CompatibleEmbeddingRequest from) {
      model = from.model;
      input = from.input;
      dimensions = from.dimensions;
      encodingFormat = from.encodingFormat;
      additional.putAll(from.additional);
    }

    /** The model, such as {@link dev.qiao.retrieval.EmbeddingModels#TEXT_EMBEDDING_V4}. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** Texts of at most 8192 tokens each (v1, v2: 2048), at most 10 of them (v1, v2: 25). */
    public Builder input(TextInput value) {
      input = Objects.requireNonNull(value, "input");
      return this;
    }

    /**
     * How many numbers a vector has. v4: 2048, 1536, 1024 (default), 768, 512, 256, 128 or 64; v3:
     * 1024 (default), 768, 512, 256, 128 or 64; v1, v2: 1536.
     */
    public Builder dimensions(@Nullable Integer value) {
      dimensions = value;
      return this;
    }

    /** How the numbers are written; the service knows {@code float} only. */
    public Builder encodingFormat(@Nullable String value) {
      encodingFormat = value;
      return this;
    }

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public CompatibleEmbeddingRequest build() {
      return new CompatibleEmbeddingRequest(model, input, dimensions, encodingFormat, additional);
    }

    // derived: end
  }
}
