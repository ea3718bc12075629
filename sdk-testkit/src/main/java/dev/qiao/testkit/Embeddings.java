package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/** Embeddings of texts, of pictures and videos by the names of their files, and of files. */
final class Embeddings {
  private static final int DEFAULT = 1024;
  private static final String BAD_SIZE =
      "Value error, batch size is invalid, it should not be larger than ";

  /**
   * What a model takes.
   *
   * @param dimensions the default first
   * @param texts how many in a request
   */
  private record Played(List<Integer> dimensions, int texts) {}

  private static final Map<String, Played> TEXT =
      Map.of(
          "text-embedding-v4",
          new Played(List.of(1024, 2048, 1536, 768, 512, 256, 128, 64), 10),
          "text-embedding-v3",
          new Played(List.of(1024, 768, 512, 256, 128, 64), 10),
          "text-embedding-v2",
          new Played(List.of(1536), 25),
          "text-embedding-v1",
          new Played(List.of(1536), 25));

  private static final Map<String, Played> MULTIMODAL =
      Map.of(
          "qwen3-vl-embedding",
          new Played(List.of(2560, 2048, 1536, 1024, 768, 512, 256), 0),
          "qwen2.5-vl-embedding",
          new Played(List.of(1024, 2048, 768, 512), 0),
          "tongyi-embedding-vision-plus-2026-03-06",
          new Played(List.of(1152, 1024, 512, 256, 128, 64), 0),
          "tongyi-embedding-vision-flash-2026-03-06",
          new Played(List.of(768, 512, 256, 128, 64), 0),
          "tongyi-embedding-vision-plus",
          new Played(List.of(1152), 0),
          "tongyi-embedding-vision-flash",
          new Played(List.of(768), 0),
          "multimodal-embedding-v1",
          new Played(List.of(1024), 0));

  private static final Map<String, Played> GLM =
      Map.of(
          "embedding-3",
          new Played(List.of(2048, 1024, 512, 256), 64),
          "embedding-2",
          new Played(List.of(1024), Integer.MAX_VALUE));

  private static final Set<String> FILES =
      Set.of("text-embedding-async-v2", "text-embedding-async-v1");

  private final DashScopeTasks tasks;
  private final ResultFiles files;
  private final TemporaryStorage storage;

  Embeddings(DashScopeTasks tasks, ResultFiles files, TemporaryStorage storage) {
    this.tasks = tasks;
    this.files = files;
    this.storage = storage;
  }

  /** The native path, which texts and files share. */
  MockResponse nativeTexts(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = body.path("model").asText();
    boolean async = in.enables("X-DashScope-Async");
    if (FILES.contains(model)) {
      if (!async) {
        throw Refusal.denied("current user api does not support synchronous calls.");
      }
      return file(in, body);
    }
    if (async) {
      throw Refusal.denied("current user api does not support asynchronous calls.");
    }
    JsonNode parameters = body.path("parameters");
    Played played = played(TEXT, model);
    List<String> texts = texts(body.path("input").path("texts"), played, "input.contents");
    int dimensions = dimensions(parameters.path("dimension"), played);
    String type = parameters.path("output_type").asText("dense");
    if (!Set.of("dense", "sparse", "dense&sparse").contains(type)
        || (!type.equals("dense") && played.dimensions.size() == 1)) {
      throw Refusal.parameters();
    }
    ObjectNode answer = Wire.object();
    ArrayNode list = answer.putObject("output").putArray("embeddings");
    int tokens = 0;
    for (int i = 0; i < texts.size(); i++) {
      ObjectNode item = list.addObject();
      if (type.contains("sparse")) {
        ArrayNode sparse = item.putArray("sparse_embedding");
        for (String word : TextVectors.words(texts.get(i))) {
          sparse
              .addObject()
              .put("index", TextVectors.place(word))
              .put("value", 1 + word.length() / 10.0)
              .put("token", word);
        }
      }
      if (type.contains("dense")) {
        put(item, TextVectors.of(texts.get(i), dimensions));
      }
      item.put("text_index", i);
      tokens += tokens(texts.get(i));
    }
    answer.putObject("usage").put("total_tokens", tokens);
    return Wire.answer(answer, in.requestId());
  }

  /** OpenAI's dialect. */
  MockResponse compatible(IncomingRequest in) {
    return openAi(in, TEXT).setHeader("x-request-id", in.requestId());
  }

  /** Zhipu's, which is OpenAI's without an id. */
  static MockResponse glm(IncomingRequest in) {
    return openAi(in, GLM);
  }

  private static MockResponse openAi(IncomingRequest in, Map<String, Played> models) {
    ObjectNode body = in.json("model", "input");
    String model = body.path("model").asText();
    Played played = played(models, model);
    if (!body.path("encoding_format").asText("float").equals("float")) {
      throw Refusal.parameters();
    }
    List<String> texts = texts(body.path("input"), played, "input.contents");
    int dimensions = dimensions(body.path("dimensions"), played);
    ObjectNode answer = Wire.object();
    ArrayNode data = answer.putArray("data");
    int tokens = 0;
    for (int i = 0; i < texts.size(); i++) {
      ObjectNode item = data.addObject();
      put(item, TextVectors.of(texts.get(i), dimensions));
      item.put("index", i).put("object", "embedding");
      tokens += tokens(texts.get(i));
    }
    answer.put("model", model).put("object", "list");
    ObjectNode usage = answer.putObject("usage").put("prompt_tokens", tokens);
    if (models == GLM) {
      usage.put("completion_tokens", 0);
    } else {
      answer.put("id", in.requestId());
    }
    usage.put("total_tokens", tokens);
    return Wire.json(200, answer);
  }

  /** Texts, pictures and videos; what a picture shows is what its file is called. */
  MockResponse multimodal(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = body.path("model").asText();
    Played played = played(MULTIMODAL, model);
    JsonNode parameters = body.path("parameters");
    int dimensions = dimensions(parameters.path("dimension"), played);
    JsonNode contents = body.path("input").path("contents");
    if (!contents.isArray() || contents.isEmpty()) {
      throw Refusal.parameters();
    }
    boolean fuses =
        model.equals("qwen2.5-vl-embedding")
            || (model.equals("qwen3-vl-embedding") && parameters.path("enable_fusion").asBoolean());
    ArrayNode list = Wire.object().putArray("embeddings");
    List<float[]> all = new ArrayList<>();
    for (JsonNode content : contents) {
      List<String> words = words(content);
      if (words.isEmpty() || (content.has("multi_images") && !model.startsWith("tongyi"))) {
        throw Refusal.parameters();
      }
      float[] vector =
          TextVectors.fused(
              words.stream().map(text -> TextVectors.of(text, dimensions)).toList(), dimensions);
      all.add(vector);
      put(list.addObject().put("index", list.size() - 1).put("type", type(model, content)), vector);
    }
    ObjectNode answer = Wire.object();
    ObjectNode output = answer.putObject("output");
    if (fuses) {
      put(
          output.putArray("embeddings").addObject().put("index", 0).put("type", "fusion"),
          TextVectors.fused(all, dimensions));
    } else {
      output.set("embeddings", list);
    }
    answer
        .putObject("usage")
        .put("input_tokens", contents.toString().length() / 4)
        .put("output_tokens", 1)
        .put("total_tokens", contents.toString().length() / 4 + 1);
    return Wire.answer(answer, in.requestId());
  }

  /** What a content is about: texts, and the names of files. */
  static List<String> words(JsonNode content) {
    List<String> words = new ArrayList<>();
    if (content.isTextual()) {
      words.add(content.asText());
    }
    if (content.path("text").isTextual()) {
      words.add(content.path("text").asText());
    }
    for (String field : List.of("image", "video")) {
      if (content.path(field).isTextual()) {
        words.add(name(content.path(field).asText()));
      }
    }
    content.path("multi_images").forEach(image -> words.add(name(image.asText())));
    return words;
  }

  /** The name of a file without its end. */
  private static String name(String address) {
    String path = address.replaceFirst("[?#].*", "");
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.\\w+$", "");
  }

  private static String type(String model, JsonNode content) {
    if (content.size() > 1) {
      return "fused";
    }
    if (model.equals("qwen3-vl-embedding")) {
      return "vl";
    }
    return content.isTextual() ? "text" : content.fieldNames().next();
  }

  /**
   * A task for the lines of an uploaded file. The fake fetches no other: of such the result is for
   * one line, the file's name.
   */
  private MockResponse file(IncomingRequest in, ObjectNode body) {
    String url = body.path("input").path("url").asText("");
    if (url.isBlank()) {
      throw Refusal.parameters();
    }
    storage.check(in, body);
    byte[] uploaded = storage.bytes(url);
    List<String> lines =
        uploaded == null
            ? List.of(name(url))
            : new String(uploaded, StandardCharsets.UTF_8).lines().toList();
    return tasks.create(
        in,
        body.path("model").asText(),
        url.replaceFirst("[?#].*", "").endsWith(".txt")
            ? null
            : new Failure("InvalidFile.TypeNotTxt", "File type should be txt"),
        (task, output, usage) -> {
          StringBuilder result = new StringBuilder();
          int tokens = 0;
          for (int i = 0; i < lines.size(); i++) {
            ObjectNode line = Wire.object();
            put(line.put("text_index", i), TextVectors.of(lines.get(i), 1536));
            result.append(Wire.text(line)).append('\n');
            tokens += tokens(lines.get(i));
          }
          output.put(
              "url",
              files.publish(
                  task.id() + ".txt.gz",
                  zipped(result.toString()),
                  "application/gzip",
                  task.ended()));
          usage.put("total_tokens", tokens);
        });
  }

  private static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Played played(Map<String, Played> models, String model) {
    Played played = models.get(model);
    if (played == null) {
      if (models == TEXT || models == MULTIMODAL) {
        throw Refusal.badRequest("InvalidParameter", "Model not exist.");
      }
      throw new Refusal(
          400, "1211", "The model does not exist, please check the model code.", null);
    }
    return played;
  }

  private static List<String> texts(JsonNode input, Played played, String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : input.isTextual() ? List.of(input) : input) {
      if (!text.isTextual()) {
        throw Refusal.parameters();
      }
      texts.add(text.asText());
    }
    if (texts.isEmpty()) {
      throw Refusal.parameters();
    }
    if (texts.size() > played.texts) {
      throw Refusal.badRequest("InvalidParameter", BAD_SIZE + played.texts + ".: " + field);
    }
    return texts;
  }

  private static int dimensions(JsonNode wanted, Played played) {
    if (wanted.isMissingNode() || wanted.isNull()) {
      return played.dimensions.isEmpty() ? DEFAULT : played.dimensions.get(0);
    }
    if (!wanted.isIntegralNumber() || !played.dimensions.contains(wanted.asInt())) {
      throw Refusal.badRequest(
          "InvalidParameter",
          "Value error, dimension \"" + wanted.asText() + "\" is invalid: parameters.dimension");
    }
    return wanted.asInt();
  }

  private static void put(ObjectNode item, float[] vector) {
    ArrayNode numbers = item.putArray("embedding");
    for (float number : vector) {
      numbers.add(number);
    }
  }

  /** About as many as a model counts. */
  static int tokens(@Nullable String text) {
    return text == null ? 0 : 1 + text.length() / 4;
  }
}
