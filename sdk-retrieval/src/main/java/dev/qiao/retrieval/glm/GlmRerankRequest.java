package dev.qiao.retrieval.glm;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.retrieval.RankingRequest;
import dev.qiao.retrieval.internal.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sorts texts by how well they answer a query, with a model of Zhipu, documented for its host in
 * China. Source: <a href="https://docs.bigmodel.cn/api-reference">reranking</a>.
 *
 * @param model the model, {@link dev.qiao.retrieval.RerankModels#GLM_RERANK}
 * @param query what is asked, at most 4096 characters
 * @param documents what is sorted: at most 128 texts of at most 4096 characters
 * @param topN how many of the best documents are returned; 0, the default, for all
 * @param returnDocuments whether the answer repeats the documents. Default false.
 * @param returnRawScores whether scores are the model's own, not from 0 to 1. Default false.
 * @param requestId an id of your own for the request
 * @param userId who asks, in the application, so that abuse can be attributed
 * @param additional fields beside these
 */
public record GlmRerankRequest(
    Model model,
    String query,
    List<String> documents,
    @Nullable Integer topN,
    @Nullable Boolean returnDocuments,
    @Nullable Boolean returnRawScores,
    @Nullable String requestId,
    @Nullable String userId,
    @Additional Map<String, Object> additional)
    implements RankingRequest {
  private static final Limit MAX_CHARACTERS = Limit.maxCharacters(4096);

  /** Refuses null for a required component, and an additional field named like a component. */
  public GlmRerankRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(query, "query");
    documents = Additional.Copy.list(documents, "documents");
    additional = Additional.Copy.of(additional, GlmRerankRequest.class);
  }

  /** Starts a request. */
  public static Builder builder(Model model, String query, List<String> documents) {
    return new Builder(model, query, Additional.Copy.list(documents, "documents"));
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<GlmRerankRequest, ?> operation() {
    return GlmRetrievalOperations.GLM_RERANK;
  }

  @Override
  public int documentCount() {
    return documents.size();
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("query", query, MAX_CHARACTERS)
        .check("top_n", topN, Limit.range(0, Double.POSITIVE_INFINITY));
    Texts.checkDocuments(violations, documents, model, GlmRetrievalLimits.maxTexts(model));
    for (int i = 0; i < documents.size(); i++) {
      violations.check("documents[" + i + "]", documents.get(i), MAX_CHARACTERS);
    }
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin
    // varargs: documents

    private Model model;
    private String query;
    private List<String> documents = List.of();
    private @Nullable Integer topN;
    private @Nullable Boolean returnDocuments;
    private @Nullable Boolean returnRawScores;
    private @Nullable String requestId;
    private @Nullable String userId;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, String query, List<String> documents) {
      this.model = Objects.requireNonNull(model, "model");
      this.query = Objects.requireNonNull(query, "query");
      this.documents = Additional.Copy.list(documents, "documents");
    }

    private Builder(GlmRerankRequest from) {
      model = from.model;
      query = from.query;
      documents = from.documents;
      topN = from.topN;
      returnDocuments = from.returnDocuments;
      returnRawScores = from.returnRawScores;
      requestId = from.requestId;
      userId = from.userId;
      additional.putAll(from.additional);
    }

    /** The model, {@link dev.qiao.retrieval.RerankModels#GLM_RERANK}. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** What is asked, at most 4096 characters. */
    public Builder query(String value) {
      query = Objects.requireNonNull(value, "query");
      return this;
    }

    /** What is sorted: at most 128 texts of at most 4096 characters. */
    public Builder documents(String... values) {
      documents = Additional.Copy.list(values, "values");
      return this;
    }

    /** How many of the best documents are returned; 0, the default, for all. */
    public Builder topN(@Nullable Integer value) {
      topN = value;
      return this;
    }

    /** Whether the answer repeats the documents. Default false. */
    public Builder returnDocuments(@Nullable Boolean value) {
      returnDocuments = value;
      return this;
    }

    /** Whether scores are the model's own, not from 0 to 1. Default false. */
    public Builder returnRawScores(@Nullable Boolean value) {
      returnRawScores = value;
      return this;
    }

    /** An id of your own for the request. */
    public Builder requestId(@Nullable String value) {
      requestId = value;
      return this;
    }

    /** Who asks, in the application, so that abuse can be attributed. */
    public Builder userId(@Nullable String value) {
      userId = value;
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
     * @throws dev.qiao.core.error.RequestValidationException if the query is blank
     */
    public GlmRerankRequest build() {
      check();
      return new GlmRerankRequest(
          model,
          query,
          documents,
          topN,
          returnDocuments,
          returnRawScores,
          requestId,
          userId,
          additional);
    }

    // derived: end

    /**
     * Refuses what cannot be sent.
     *
     * @throws dev.qiao.core.error.RequestValidationException if the query is blank
     */
    private void check() {
      new Violations().require("query", query, "say what is asked").throwIfAny(getClass());
    }
  }
}
