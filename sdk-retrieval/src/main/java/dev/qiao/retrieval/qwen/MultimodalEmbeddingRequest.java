package dev.qiao.retrieval.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.retrieval.EmbeddingModels;
import dev.qiao.retrieval.EmbeddingRequest;
import dev.qiao.retrieval.RetrievalContent;
import dev.qiao.retrieval.internal.Contents;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes embeddings of texts, pictures and videos in one space, so that a text finds a picture. One
 * for each content, or one for all of them (fusion): with {@code enableFusion} of
 * qwen3-vl-embedding, always of qwen2.5-vl-embedding, and of the models of 2026-03-06 for what is
 * in one {@link RetrievalContent#fused}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/multimodal-embedding-api-reference">multimodal
 * embedding</a>.
 *
 * @param model the model, such as {@link dev.qiao.retrieval.EmbeddingModels#QWEN3_VL_EMBEDDING}
 * @param input the contents
 * @param parameters null for the defaults
 * @param additional fields beside these
 */
public record MultimodalEmbeddingRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements EmbeddingRequest {
  /** Models that make one embedding of what is in one content. */
  private static final Set<Model> FUSE_INSIDE =
      Set.of(
          EmbeddingModels.TONGYI_EMBEDDING_VISION_PLUS_2026_03_06,
          EmbeddingModels.TONGYI_EMBEDDING_VISION_FLASH_2026_03_06);

  /** Refuses null for a required component, and an additional field named like a component. */
  public MultimodalEmbeddingRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, MultimodalEmbeddingRequest.class);
  }

  /**
   * The contents.
   *
   * @param contents texts, pictures and videos. Texts have at most 32,000 tokens (qwen), 1024
   *     (tongyi) or 512 (multimodal-embedding-v1); pictures 5 MB (qwen; tongyi of 2026-03-06: 10
   *     MB, 5 advised) or 3 MB; videos 50 MB (qwen and tongyi of 2026-03-06) or 10 MB.
   * @param additional fields beside these
   */
  public record Input(List<RetrievalContent> contents, @Additional Map<String, Object> additional) {
    /** Copies the list; refuses an additional field named like a component. */
    public Input {
      contents = Additional.Copy.list(contents, "contents");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * Settings of the model.
   *
   * @param dimension how many numbers a vector has. qwen3-vl: 2560 (default), 2048, 1536, 1024,
   *     768, 512 or 256; qwen2.5-vl: 2048, 1024 (default), 768 or 512; tongyi plus of 2026-03-06:
   *     1152 (default), 1024, 512, 256, 128 or 64; flash of 2026-03-06: 768 (default), 512, 256,
   *     128 or 64; others have only one.
   * @param outputType {@code dense}, the only one
   * @param fps how many of a video's frames are read, 0 to 1. Default 1.
   * @param instruct what the embeddings are for, in a sentence; English is advised
   * @param enableFusion whether all contents become one vector (qwen3-vl-embedding). Default false.
   * @param resLevel how finely pictures are read, 0 to 3 (tongyi of 2026-03-06). Default 1.
   * @param maxVideoFrames how many frames of a video are read at most, up to 64 (tongyi of
   *     2026-03-06). Default 8.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Integer dimension,
      TextEmbeddingRequest.@Nullable OutputType outputType,
      @Nullable Double fps,
      @Nullable String instruct,
      @Nullable Boolean enableFusion,
      @Nullable Integer resLevel,
      @Nullable Integer maxVideoFrames,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** Starts a request. */
  public static Builder builder(Model model, RetrievalContent... contents) {
    return new Builder(model, Additional.Copy.list(contents, "contents"));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<MultimodalEmbeddingRequest, ?> operation() {
    return QwenRetrievalOperations.EMBED_MULTIMODAL;
  }

  @Override
  public @Nullable Integer expectedEmbeddings() {
    boolean asksForFusion = parameters != null && Boolean.TRUE.equals(parameters.enableFusion);
    if (model.equals(EmbeddingModels.QWEN2_5_VL_EMBEDDING)
        || (asksForFusion && model.equals(EmbeddingModels.QWEN3_VL_EMBEDDING))) {
      return 1;
    }
    // How many vectors an older model makes of several things in one content no page says.
    return operation().models().contains(model)
            && (FUSE_INSIDE.contains(model) || input.contents.stream().noneMatch(Contents::isFused))
        ? input.contents.size()
        : null;
  }

  @Override
  public void validate(Violations violations) {
    Contents.check(violations, "input.contents", input.contents, "input.contents[]");
    if (!FUSE_INSIDE.contains(model)) {
      Contents.warnOfSeveral(
          violations,
          "input.contents",
          input.contents,
          "only the models of 2026-03-06 embed them as one; use enableFusion(true)");
    }
    if (parameters != null) {
      violations
          .check("parameters.dimension", parameters.dimension)
          .check("parameters.output_type", parameters.outputType, Limit.oneOf("dense"))
          .check("parameters.fps", parameters.fps, Limit.range(0, 1))
          .check("parameters.enable_fusion", parameters.enableFusion)
          .check("parameters.res_level", parameters.resLevel)
          .check("parameters.max_video_frames", parameters.maxVideoFrames);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // varargs: contents

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, null, null, null, Map.of());

    private List<RetrievalContent> contents = List.of();
    private @Nullable Integer dimension;
    private TextEmbeddingRequest.@Nullable OutputType outputType;
    private @Nullable Double fps;
    private @Nullable String instruct;
    private @Nullable Boolean enableFusion;
    private @Nullable Integer resLevel;
    private @Nullable Integer maxVideoFrames;

    private Builder(Model model, List<RetrievalContent> contents) {
      super(model);
      this.contents = Additional.Copy.list(contents, "contents");
    }

    private Builder(MultimodalEmbeddingRequest from) {
      super(from.model);
      contents = from.input.contents;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        dimension = parameters.dimension;
        outputType = parameters.outputType;
        fps = parameters.fps;
        instruct = parameters.instruct;
        enableFusion = parameters.enableFusion;
        resLevel = parameters.resLevel;
        maxVideoFrames = parameters.maxVideoFrames;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /**
     * Texts, pictures and videos. Texts have at most 32,000 tokens (qwen), 1024 (tongyi) or 512
     * (multimodal-embedding-v1); pictures 5 MB (qwen; tongyi of 2026-03-06: 10 MB, 5 advised) or 3
     * MB; videos 50 MB (qwen and tongyi of 2026-03-06) or 10 MB.
     */
    public Builder contents(RetrievalContent... values) {
      contents = Additional.Copy.list(values, "values");
      return this;
    }

    /**
     * How many numbers a vector has. qwen3-vl: 2560 (default), 2048, 1536, 1024, 768, 512 or 256;
     * qwen2.5-vl: 2048, 1024 (default), 768 or 512; tongyi plus of 2026-03-06: 1152 (default),
     * 1024, 512, 256, 128 or 64; flash of 2026-03-06: 768 (default), 512, 256, 128 or 64; others
     * have only one.
     */
    public Builder dimension(@Nullable Integer value) {
      dimension = value;
      return this;
    }

    /** {@code dense}, the only one. */
    public Builder outputType(TextEmbeddingRequest.@Nullable OutputType value) {
      outputType = value;
      return this;
    }

    /** How many of a video's frames are read, 0 to 1. Default 1. */
    public Builder fps(@Nullable Double value) {
      fps = value;
      return this;
    }

    /** What the embeddings are for, in a sentence; English is advised. */
    public Builder instruct(@Nullable String value) {
      instruct = value;
      return this;
    }

    /** Whether all contents become one vector (qwen3-vl-embedding). Default false. */
    public Builder enableFusion(@Nullable Boolean value) {
      enableFusion = value;
      return this;
    }

    /** How finely pictures are read, 0 to 3 (tongyi of 2026-03-06). Default 1. */
    public Builder resLevel(@Nullable Integer value) {
      resLevel = value;
      return this;
    }

    /** How many frames of a video are read at most, up to 64 (tongyi of 2026-03-06). Default 8. */
    public Builder maxVideoFrames(@Nullable Integer value) {
      maxVideoFrames = value;
      return this;
    }

    /** Returns the request with what was set. */
    public MultimodalEmbeddingRequest build() {
      Parameters parameters =
          new Parameters(
              dimension,
              outputType,
              fps,
              instruct,
              enableFusion,
              resLevel,
              maxVideoFrames,
              additionalParameters);
      return new MultimodalEmbeddingRequest(
          model,
          new Input(contents, additionalInput),
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
