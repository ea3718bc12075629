package dev.qiao.retrieval.qwen;

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
 * Sorts texts by how well they answer a query, with qwen3-rerank. What is longer than the model
 * reads is cut off without notice. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/text-rerank-api">reranking</a>.
 *
 * @param model the model, {@link dev.qiao.retrieval.RerankModels#QWEN3_RERANK}
 * @param query what is asked
 * @param documents what is sorted: at most 500 texts of at most 4000 tokens, and at most 120,000
 *     tokens in all, where the query counts once for each document
 * @param topN how many of the best documents are returned. Default all.
 * @param instruct how to sort, in a sentence; English is advised
 * @param additional fields beside these
 */
public record CompatibleRerankRequest(
    Model model,
    String query,
    List<String> documents,
    @Nullable Integer topN,
    @Nullable String instruct,
    @Additional Map<String, Object> additional)
    implements RankingRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public CompatibleRerankRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(query, "query");
    documents = Additional.Copy.list(documents, "documents");
    additional = Additional.Copy.of(additional, CompatibleRerankRequest.class);
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
  public Operation<CompatibleRerankRequest, ?> operation() {
    return QwenRetrievalOperations.RERANK_COMPATIBLE;
  }

  @Override
  public int documentCount() {
    return documents.size();
  }

  @Override
  public void validate(Violations violations) {
    violations.check("top_n", topN, Limit.range(1, Double.POSITIVE_INFINITY));
    Texts.checkDocuments(violations, documents, model, QwenRetrievalLimits.maxTexts(model));
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder {
    // derived from the components: begin
    // varargs: documents

    private Model model;
    private String query;
    private List<String> documents = List.of();
    private @Nullable Integer topN;
    private @Nullable String instruct;
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder(Model model, String query, List<String> documents) {
      this.model = Objects.requireNonNull(model, "model");
      this.query = Objects.requireNonNull(query, "query");
      this.documents = Additional.Copy.list(documents, "documents");
    }

    private Builder(CompatibleRerankRequest from) {
      model = from.model;
      query = from.query;
      documents = from.documents;
      topN = from.topN;
      instruct = from.instruct;
      additional.putAll(from.additional);
    }

    /** The model, {@link dev.qiao.retrieval.RerankModels#QWEN3_RERANK}. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "model");
      return this;
    }

    /** What is asked. */
    public Builder query(String value) {
      query = Objects.requireNonNull(value, "query");
      return this;
    }

    /**
     * What is sorted: at most 500 texts of at most 4000 tokens, and at most 120,000 tokens in all,
     * where the query counts once for each document.
     */
    public Builder documents(String... values) {
      documents = Additional.Copy.list(values, "values");
      return this;
    }

    /** How many of the best documents are returned. Default all. */
    public Builder topN(@Nullable Integer value) {
      topN = value;
      return this;
    }

    /** How to sort, in a sentence; English is advised. */
    public Builder instruct(@Nullable String value) {
      instruct = value;
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
    public CompatibleRerankRequest build() {
      check();
      return new CompatibleRerankRequest(model, query, documents, topN, instruct, additional);
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
