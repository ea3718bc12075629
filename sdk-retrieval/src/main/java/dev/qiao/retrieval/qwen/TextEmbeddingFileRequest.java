package dev.qiao.retrieval.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.operation.Violations;
import dev.qiao.retrieval.EmbeddingFile;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes embeddings of all lines of a text file, as a task; the result is a file, too. An account
 * has at most 50 such tasks waiting and 3 running. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/text-embedding-batch-api">batch embedding</a>.
 *
 * @param model the model, {@link dev.qiao.retrieval.EmbeddingModels#TEXT_EMBEDDING_ASYNC_V2} or
 *     {@link dev.qiao.retrieval.EmbeddingModels#TEXT_EMBEDDING_ASYNC_V1}
 * @param input the file
 * @param parameters null for the defaults
 * @param additional fields beside these
 */
public record TextEmbeddingFileRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements TaskRequest<EmbeddingFile> {
  /** Refuses null for a required component, and an additional field named like a component. */
  public TextEmbeddingFileRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, TextEmbeddingFileRequest.class);
  }

  /**
   * The file.
   *
   * @param url a text file with one text a line, whose name ends with {@code .txt}: at most 100,000
   *     lines of 2048 tokens. The page wants a public address; a local file is uploaded to the
   *     temporary storage, of which it does not speak.
   * @param additional fields beside these
   */
  public record Input(MediaSource url, @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(url, "url");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * Settings of the model.
   *
   * @param textType whether the texts are searched for or searched in. Default {@code document}.
   * @param additional fields beside these
   */
  public record Parameters(
      TextEmbeddingRequest.@Nullable TextType textType,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /**
   * Starts a request.
   *
   * @param url a text file with one text a line, whose name ends with {@code .txt}
   */
  public static Builder builder(Model model, MediaSource url) {
    return new Builder(model, url);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<TextEmbeddingFileRequest, ?> operation() {
    return QwenRetrievalOperations.EMBED_FILE;
  }

  @Override
  public void validate(Violations violations) {
    String url = input.url.url();
    String name = url == null ? input.url.name() : url.replaceFirst("[?#].*", "");
    if (name != null && !name.toLowerCase(Locale.ROOT).endsWith(".txt")) {
      violations.warn(
          "input.url", "does not end with .txt; the task may fail with InvalidFile.TypeNotTxt");
    }
    if (parameters != null) {
      violations.check("parameters.text_type", parameters.textType, QwenRetrievalLimits.TEXT_TYPES);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin

    private static final Parameters NO_PARAMETERS = new Parameters(null, Map.of());

    private MediaSource url;
    private TextEmbeddingRequest.@Nullable TextType textType;

    private Builder(Model model, MediaSource url) {
      super(model);
      this.url = Objects.requireNonNull(url, "url");
    }

    private Builder(TextEmbeddingFileRequest from) {
      super(from.model);
      url = from.input.url;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        textType = parameters.textType;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * A text file with one text a line, whose name ends with {@code .txt}: at most 100,000 lines of
     * 2048 tokens. The page wants a public address; a local file is uploaded to the temporary
     * storage, of which it does not speak.
     */
    public Builder url(MediaSource value) {
      url = Objects.requireNonNull(value, "url");
      return this;
    }

    /** Whether the texts are searched for or searched in. Default {@code document}. */
    public Builder textType(TextEmbeddingRequest.@Nullable TextType value) {
      textType = value;
      return this;
    }

    /** Returns the request with what was set. */
    public TextEmbeddingFileRequest build() {
      Parameters parameters = new Parameters(textType, additionalParameters);
      return new TextEmbeddingFileRequest(
          model,
          new Input(url, additionalInput),
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
