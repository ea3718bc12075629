package dev.qiao.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * The yardstick: what a good engineer writes by hand for one model and one purpose. OkHttp, a
 * minimal line scan, a Jackson streaming parser for each event into a small record. It knows no
 * retries, no errors inside a stream, no tool calls, no fields it does not need.
 */
final class Floor {
  /** A piece of an answer, or the whole of it. */
  record Chunk(
      String id,
      String model,
      String text,
      String reasoning,
      String finishReason,
      int inputTokens,
      int outputTokens,
      int totalTokens) {}

  /** The request, OpenAI style. */
  record Ask(
      String model,
      List<Line> messages,
      double temperature,
      boolean stream,
      @JsonProperty("stream_options") Map<String, Boolean> streamOptions) {}

  /** A message of the request. */
  record Line(String role, String content) {}

  private static final JsonFactory JSON = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final MediaType JSON_TYPE = MediaType.get("application/json");

  private final OkHttpClient client;
  private final String url;

  Floor(String url) {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    this.client =
        new OkHttpClient.Builder().dispatcher(dispatcher).readTimeout(60, TimeUnit.SECONDS).build();
    this.url = url;
  }

  void stream(Dialect dialect, String question, Consumer<Chunk> consumer) throws IOException {
    Request request =
        request(dialect, question, true).header("Accept", "text/event-stream").build();
    try (Response response = client.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
      read(response.body().source(), consumer);
    }
  }

  Chunk call(Dialect dialect, String question) throws IOException {
    try (Response response = client.newCall(request(dialect, question, false).build()).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
      try (JsonParser parser = JSON.createParser(response.body().bytes())) {
        return parse(parser);
      }
    }
  }

  private Request.Builder request(Dialect dialect, String question, boolean stream)
      throws IOException {
    List<Line> messages = List.of(new Line("system", Traffic.SYSTEM), new Line("user", question));
    byte[] body =
        MAPPER.writeValueAsBytes(
            dialect != Dialect.NATIVE
                ? new Ask(
                    "qwen-plus",
                    messages,
                    0.7,
                    stream,
                    stream ? Map.of("include_usage", true) : null)
                : Map.of(
                    "model",
                    "qwen-plus",
                    "input",
                    Map.of("messages", messages),
                    "parameters",
                    Map.of("temperature", 0.7, "result_format", "message")));
    return new Request.Builder()
        .url(url + dialect.path)
        .header("Authorization", "Bearer sk-benchmark-0123456789")
        .post(RequestBody.create(body, JSON_TYPE));
  }

  /** Reads a stream to its end. */
  static void read(BufferedSource source, Consumer<Chunk> consumer) throws IOException {
    String line;
    while ((line = source.readUtf8Line()) != null) {
      if (!line.startsWith("data:")) {
        continue;
      }
      String data = line.substring(line.startsWith("data: ") ? 6 : 5);
      if (data.equals("[DONE]")) {
        continue;
      }
      try (JsonParser parser = JSON.createParser(data)) {
        consumer.accept(parse(parser));
      }
    }
  }

  private static Chunk parse(JsonParser in) throws IOException {
    String id = null;
    String model = null;
    String text = null;
    String reasoning = null;
    String finishReason = null;
    int inputTokens = 0;
    int outputTokens = 0;
    int totalTokens = 0;
    in.nextToken();
    String name;
    // "output" of the native dialect is entered, not skipped: its fields count as the top's.
    int wrapped = 0;
    while (true) {
      JsonToken token = in.nextToken();
      if (token == JsonToken.END_OBJECT) {
        if (wrapped == 0) {
          break;
        }
        wrapped--;
        continue;
      }
      name = in.currentName();
      token = in.nextToken();
      switch (name) {
        case "id", "request_id" -> id = in.getText();
        case "model" -> model = in.getText();
        case "output" -> wrapped++;
        case "choices" -> {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            while (in.nextToken() != JsonToken.END_OBJECT) {
              String field = in.currentName();
              token = in.nextToken();
              switch (field) {
                case "finish_reason" ->
                    finishReason = token == JsonToken.VALUE_NULL ? null : in.getText();
                case "delta", "message" -> {
                  while (in.nextToken() != JsonToken.END_OBJECT) {
                    String part = in.currentName();
                    token = in.nextToken();
                    switch (part) {
                      case "content" -> text = token == JsonToken.VALUE_NULL ? null : in.getText();
                      case "reasoning_content" ->
                          reasoning = token == JsonToken.VALUE_NULL ? null : in.getText();
                      default -> in.skipChildren();
                    }
                  }
                }
                default -> in.skipChildren();
              }
            }
          }
        }
        case "usage" -> {
          if (token == JsonToken.START_OBJECT) {
            while (in.nextToken() != JsonToken.END_OBJECT) {
              String field = in.currentName();
              in.nextToken();
              switch (field) {
                case "prompt_tokens", "input_tokens" -> inputTokens = in.getIntValue();
                case "completion_tokens", "output_tokens" -> outputTokens = in.getIntValue();
                case "total_tokens" -> totalTokens = in.getIntValue();
                default -> in.skipChildren();
              }
            }
          }
        }
        default -> in.skipChildren();
      }
    }
    return new Chunk(
        id, model, text, reasoning, finishReason, inputTokens, outputTokens, totalTokens);
  }
}
