package dev.qiao.retrieval.qwen;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.retrieval.RankingRequest;
import dev.qiao.retrieval.RetrievalContent;
import dev.qiao.retrieval.internal.Contents;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sorts documents by how well they answer a query; with qwen3-vl-rerank pictures and videos, too.
 * What is longer than the model reads is cut off without notice. For qwen3-rerank use {@link
 * CompatibleRerankRequest}. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/text-rerank-api">reranking</a>.
 *
 * @param model the model, such as {@link dev.qiao.retrieval.RerankModels#GTE_RERANK_V2}
 * @param input query and documents
 * @param parameters null for the defaults
 * @param additional fields beside these
 */
public record RerankRequest(
    Model model,
    Input input,
    @Nullable Parameters parameters,
    @Additional Map<String, Object> additional)
    implements RankingRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public RerankRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    additional = Additional.Copy.of(additional, RerankRequest.class);
  }

  /**
   * Query and documents.
   *
   * @param query what is asked: a text, or a picture (qwen3-vl-rerank)
   * @param documents what is sorted. gte-rerank-v2: at most 500 texts, 30,000 tokens with the
   *     query; qwen3-vl-rerank: at most 100 texts, 40 pictures and 4 videos, 8000 tokens each.
   * @param additional fields beside these
   */
  public record Input(
      RetrievalContent query,
      List<RetrievalContent> documents,
      @Additional Map<String, Object> additional) {
    /** Copies the list; refuses an additional field named like a component. */
    public Input {
      Objects.requireNonNull(query, "query");
      documents = Additional.Copy.list(documents, "documents");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * Settings of the model.
   *
   * @param topN how many of the best documents are returned. Default all.
   * @param returnDocuments whether the answer repeats the documents. Default false.
   * @param instruct how to sort, in a sentence (qwen3-vl-rerank); English is advised
   * @param fps how many of a video's frames are read, 0 to 1 (qwen3-vl-rerank). Default 1.
   * @param additional fields beside these
   */
  public record Parameters(
      @Nullable Integer topN,
      @Nullable Boolean returnDocuments,
      @Nullable String instruct,
      @Nullable Double fps,
      @Additional Map<String, Object> additional) {
    /** Refuses an additional field named like a component. */
    public Parameters {
      additional = Additional.Copy.of(additional, Parameters.class);
    }
  }

  /** Starts a request that sorts texts by a text. */
  public static Builder builder(Model model, String query, List<String> documents) {
    return new Builder(
        model,
        RetrievalContent.of(query),
        Additional.Copy.list(documents, "documents").stream().map(RetrievalContent::of).toList());
  }

  /** Starts a request that sorts texts, pictures and videos. */
  public static Builder builder(
      Model model, RetrievalContent query, RetrievalContent... documents) {
    return new Builder(model, query, Additional.Copy.list(documents, "documents"));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<RerankRequest, ?> operation() {
    return QwenRetrievalOperations.RERANK;
  }

  @Override
  public int documentCount() {
    return input.documents.size();
  }

  @Override
  public void validate(Violations violations) {
    Contents.check(violations, "input.query", List.of(input.query), "input.documents[]");
    Contents.check(violations, "input.documents", input.documents, "input.documents[]");
    Contents.warnOfSeveral(
        violations, "input.documents", input.documents, "a document is one; rank each by itself");
    if (parameters != null) {
      violations
          .check("parameters.top_n", parameters.topN, Limit.range(1, Double.POSITIVE_INFINITY))
          .check("parameters.instruct", parameters.instruct)
          .check("parameters.fps", parameters.fps)
          .check("parameters.fps", parameters.fps, Limit.range(0, 1));
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // varargs: documents

    private static final Parameters NO_PARAMETERS =
        new Parameters(null, null, null, null, Map.of());

    private RetrievalContent query;
    private List<RetrievalContent> documents = List.of();
    private @Nullable Integer topN;
    private @Nullable Boolean returnDocuments;
    private @Nullable String instruct;
    private @Nullable Double fps;

    private Builder(Model model, RetrievalContent query, List<RetrievalContent> documents) {
      super(model);
      this.query = Objects.requireNonNull(query, "query");
      this.documents = Additional.Copy.list(documents, "documents");
    }

    private Builder(RerankRequest from) {
      super(from.model);
      query = from.input.query;
      documents = from.input.documents;
      additionalInput.putAll(from.input.additional);
      Parameters parameters = from.parameters;
      if (parameters != null) {
        parametersSent = true;
        topN = parameters.topN;
        returnDocuments = parameters.returnDocuments;
        instruct = parameters.instruct;
        fps = parameters.fps;
        additionalParameters.putAll(parameters.additional);
      }
      additional.putAll(from.additional);
    }

    /** What is asked: a text, or a picture (qwen3-vl-rerank). */
    public Builder query(RetrievalContent value) {
      query = Objects.requireNonNull(value, "query");
      return this;
    }

    /**
     * What is sorted. gte-rerank-v2: at most 500 texts, 30,000 tokens with the query;
     * qwen3-vl-rerank: at most 100 texts, 40 pictures and 4 videos, 8000 tokens each.
     */
    public Builder documents(RetrievalContent... values) {
      documents = Additional.Copy.list(values, "values");
      return this;
    }

    /** How many of the best documents are returned. Default all. */
    public Builder topN(@Nullable Integer value) {
      topN = value;
      return this;
    }

    /** Whether the answer repeats the documents. Default false. */
    public Builder returnDocuments(@Nullable Boolean value) {
      returnDocuments = value;
      return this;
    }

    /** How to sort, in a sentence (qwen3-vl-rerank); English is advised. */
    public Builder instruct(@Nullable String value) {
      instruct = value;
      return this;
    }

    /** How many of a video's frames are read, 0 to 1 (qwen3-vl-rerank). Default 1. */
    public Builder fps(@Nullable Double value) {
      fps = value;
      return this;
    }

    /**
     * Returns the request with what was set.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the query is a blank text
     */
    public RerankRequest build() {
      check();
      Parameters parameters =
          new Parameters(topN, returnDocuments, instruct, fps, additionalParameters);
      return new RerankRequest(
          model,
          new Input(query, documents, additionalInput),
          parametersSent || !parameters.equals(NO_PARAMETERS) ? parameters : null,
          additional);
    }

    // derived: end

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the query is a blank text
     */
    private void check() {
      Violations violations = new Violations();
      if (query.text() != null) {
        violations.require("input.query", query.text(), "say what is asked");
      }
      violations.throwIfAny(getClass());
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
