package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import okhttp3.mockwebserver.MockResponse;

/** Ranks documents by the same similarity as the embeddings have. */
final class Rerank {
  private static final int DIMENSIONS = 1024;
  private static final int MAX_DOCUMENTS = 500;
  private static final int MAX_GLM_DOCUMENTS = 128;
  private static final int MAX_GLM_CHARACTERS = 4096;

  private Rerank() {}

  private record Ranked(int index, double score) {}

  /** {@code gte-rerank-v2} and {@code qwen3-vl-rerank}. */
  static MockResponse nativeDocuments(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = body.path("model").asText();
    boolean sees = model.equals("qwen3-vl-rerank");
    if (!sees && !model.equals("gte-rerank-v2")) {
      throw Refusal.badRequest("InvalidParameter", "Model not exist.");
    }
    JsonNode documents = body.path("input").path("documents");
    int images = 0;
    int videos = 0;
    for (JsonNode document : documents) {
      images += document.has("image") ? 1 : 0;
      videos += document.has("video") ? 1 : 0;
    }
    int texts = documents.size() - images - videos;
    if (texts > (sees ? 100 : MAX_DOCUMENTS)
        || images > (sees ? 40 : 0)
        || videos > (sees ? 4 : 0)) {
      throw Refusal.parameters();
    }
    JsonNode parameters = body.path("parameters");
    boolean returns = parameters.path("return_documents").asBoolean();
    ObjectNode answer = Wire.object();
    ArrayNode results = answer.putObject("output").putArray("results");
    for (Ranked one : ranked(body.path("input").path("query"), documents, parameters)) {
      ObjectNode result = results.addObject();
      JsonNode document = documents.get(one.index);
      if (returns && document.isTextual()) {
        result.putObject("document").put("text", document.asText());
      } else if (returns) {
        result.set("document", document);
      }
      result.put("index", one.index).put("relevance_score", one.score);
    }
    answer.putObject("usage").put("total_tokens", tokens(documents));
    return Wire.answer(answer, in.requestId());
  }

  /** {@code qwen3-rerank}. */
  static MockResponse compatible(IncomingRequest in) {
    ObjectNode body = in.json("model", "query", "documents");
    if (!body.path("model").asText().equals("qwen3-rerank")) {
      throw Refusal.unknownModel(body.path("model").asText());
    }
    JsonNode documents = body.path("documents");
    if (documents.size() > MAX_DOCUMENTS) {
      throw Refusal.parameters();
    }
    ObjectNode answer = Wire.object().put("object", "list");
    ArrayNode results = answer.putArray("results");
    for (Ranked one : ranked(body.path("query"), documents, body)) {
      results.addObject().put("index", one.index).put("relevance_score", one.score);
    }
    answer.put("model", "qwen3-rerank").put("id", in.requestId());
    answer.putObject("usage").put("total_tokens", tokens(documents));
    return Wire.json(200, answer).setHeader("x-request-id", in.requestId());
  }

  /** Zhipu's {@code rerank}. */
  static MockResponse glm(IncomingRequest in, ServerContext context) {
    ObjectNode body = in.json("model", "query", "documents");
    JsonNode documents = body.path("documents");
    boolean isLong = body.path("query").asText().length() > MAX_GLM_CHARACTERS;
    for (JsonNode document : documents) {
      isLong |= document.asText().length() > MAX_GLM_CHARACTERS;
    }
    if (isLong
        || documents.size() > MAX_GLM_DOCUMENTS
        || !body.path("model").asText().equals("rerank")) {
      throw new Refusal(400, "1210", "A parameter is not valid.", null);
    }
    boolean returns = body.path("return_documents").asBoolean();
    boolean raw = body.path("return_raw_scores").asBoolean();
    ObjectNode answer =
        Wire.object()
            .put("created", context.clock().now().getEpochSecond())
            .put("id", context.ids().zhipu())
            .put("request_id", body.path("request_id").asText(context.ids().zhipu()));
    ArrayNode results = answer.putArray("results");
    for (Ranked one : ranked(body.path("query"), documents, body)) {
      ObjectNode result = results.addObject();
      if (returns) {
        result.set("document", documents.get(one.index));
      }
      result.put("index", one.index).put("relevance_score", raw ? 10 * one.score - 5 : one.score);
    }
    answer
        .putObject("usage")
        .put("prompt_tokens", tokens(documents))
        .put("total_tokens", tokens(documents));
    return Wire.json(200, answer);
  }

  private static List<Ranked> ranked(JsonNode query, JsonNode documents, JsonNode parameters) {
    if (!documents.isArray() || documents.isEmpty() || Embeddings.words(query).isEmpty()) {
      throw Refusal.parameters();
    }
    float[] sought = vector(query);
    List<Ranked> ranked =
        new ArrayList<>(
            IntStream.range(0, documents.size())
                .mapToObj(i -> new Ranked(i, score(sought, documents.get(i))))
                .toList());
    ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
    int top = parameters.path("top_n").asInt(0);
    return top > 0 && top < ranked.size() ? ranked.subList(0, top) : ranked;
  }

  private static double score(float[] sought, JsonNode document) {
    return Math.round(TextVectors.similarity(sought, vector(document)) * 1e6) / 1e6;
  }

  private static float[] vector(JsonNode content) {
    return TextVectors.fused(
        Embeddings.words(content).stream().map(text -> TextVectors.of(text, DIMENSIONS)).toList(),
        DIMENSIONS);
  }

  private static int tokens(JsonNode documents) {
    int tokens = 0;
    for (JsonNode document : documents) {
      tokens += Embeddings.tokens(document.toString());
    }
    return tokens;
  }
}
