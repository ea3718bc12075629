package dev.qiao.core;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.Violations;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import dev.qiao.core.task.SubmissionLimit;
import dev.qiao.core.task.TaskOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The smallest requests of each verb, for the tests of the core, which has none of its own. */
public final class TestOperations implements OperationTable {
  static final Model MODEL = Model.of("test-1");

  /** A model whose limits are documented. */
  static final Model LIMITED = Model.of("limited-1");

  /** Answers at once, or in pieces. */
  public record Ask(Model model, String prompt, Integer duration, MediaSource image, Boolean stream)
      implements Request.Call<Reply>, Request.Stream<Piece> {
    static Ask of(String prompt) {
      return new Ask(MODEL, prompt, null, null, null);
    }

    static Ask about(MediaSource image) {
      return new Ask(MODEL, "see", null, image, null);
    }

    @Override
    public Vendor vendor() {
      return Vendor.DASHSCOPE;
    }

    @Override
    public Map<String, String> headers() {
      return prompt.equals("inspect") ? Map.of("X-DashScope-DataInspection", "enable") : Map.of();
    }

    @Override
    public void validate(Violations violations) {
      violations
          .check("prompt", prompt, Limit.maxCharacters(20))
          .check("parameters.duration", duration);
      if (prompt.equals("odd")) {
        violations.warn("prompt", "is ignored (T-1); say something");
      }
    }

    @Override
    public Ask streaming() {
      return new Ask(model, prompt, duration, image, true);
    }
  }

  /** The answer to an {@link Ask}. */
  public record Reply(String text, Integer count) {}

  /** A piece of the answer to an {@link Ask}. */
  public record Piece(String text, String finish) {}

  /** Answers in pieces, OpenAI style. */
  public record Chat(Model model) implements Request.Stream<Piece> {
    @Override
    public Vendor vendor() {
      return Vendor.DASHSCOPE;
    }

    @Override
    public Chat streaming() {
      return this;
    }
  }

  /** Makes something in a task. */
  public record Make(Model model, String prompt, MediaSource image) implements Request.Task<Made> {
    static Make of(String prompt) {
      return new Make(MODEL, prompt, null);
    }

    @Override
    public Vendor vendor() {
      return Vendor.DASHSCOPE;
    }
  }

  /** What a {@link Make} gives. */
  @JsonDeserialize(using = MadeReader.class)
  public record Made(ResultFile file, int parts) {}

  /** Goes to another vendor. */
  public record DeepAsk(Model model) implements Request.Call<Reply> {
    @Override
    public Vendor vendor() {
      return Vendor.DEEPSEEK;
    }
  }

  /** Goes to a vendor that tells errors inside a 200. */
  public record MiniAsk(Model model) implements Request.Call<Reply> {
    @Override
    public Vendor vendor() {
      return Vendor.MINIMAX;
    }
  }

  /** A task of any vendor. */
  public record VendorMake(@JsonIgnore Vendor vendor, Model model)
      implements Request.Task<TaskOutput> {}

  /** Reads a thing; everything stands in the address. */
  public record Look(String thingId, List<String> parts, Integer page, @JsonIgnore Model model)
      implements Request.Call<Reply> {
    @Override
    public Vendor vendor() {
      return Vendor.DASHSCOPE;
    }
  }

  /** Removes a thing. */
  public record Drop(String thingId, @JsonIgnore Model model) implements Request.Call<Reply> {
    @Override
    public Vendor vendor() {
      return Vendor.DASHSCOPE;
    }
  }

  /** In no table. */
  public record Stray(Model model) implements Request.Call<Reply> {
    @Override
    public Vendor vendor() {
      return Vendor.DASHSCOPE;
    }
  }

  /** Cannot be written. */
  public record Unwritable(@JsonIgnore Model model, Object broken) implements Request.Call<Reply> {
    @Override
    public Vendor vendor() {
      return Vendor.DASHSCOPE;
    }
  }

  /** Reads what a task made. */
  public static final class MadeReader extends JsonDeserializer<Made> {
    @Override
    public Made deserialize(JsonParser in, DeserializationContext context) throws IOException {
      JsonNode output = ((JsonNode) in.readValueAsTree()).path("output");
      if (!output.path("video_url").isTextual()) {
        throw context.weirdStringException("", Made.class, "it has no output.video_url");
      }
      return new Made(
          ResultContext.file(output.path("video_url").asText(), context),
          output.path("parts").asInt(1));
    }
  }

  /** Reads pieces, which end with {@code [DONE]} or with a piece that has a finish. */
  static final class PieceReader implements EventReader<Piece> {
    private boolean complete;
    private boolean error;

    @Override
    public Piece read(SseParser event) throws JsonProcessingException, IOException {
      if (event.isData("[DONE]")) {
        complete = true;
        return null;
      }
      JsonNode tree = Json.MAPPER.readTree(event.copyData());
      error = tree.has("code") || tree.has("error");
      if (error || !tree.has("text")) {
        return null;
      }
      Piece piece = Json.MAPPER.treeToValue(tree, Piece.class);
      complete |= piece.finish() != null;
      return piece;
    }

    @Override
    public boolean isComplete() {
      return complete;
    }

    @Override
    public boolean isError() {
      return error;
    }
  }

  @Override
  public String artifact() {
    return "qiao-core-tests";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    Endpoint.Surface nativeSurface = Endpoint.Surface.NATIVE;
    return List.of(
        Operation.call(
            "test.ask", Vendor.DASHSCOPE, nativeSurface, "/services/ask", Ask.class, Reply.class),
        Operation.stream(
            "test.ask.stream",
            Vendor.DASHSCOPE,
            nativeSurface,
            "/services/ask",
            Ask.class,
            Piece.class,
            PieceReader::new),
        Operation.stream(
            "test.chat.stream",
            Vendor.DASHSCOPE,
            Endpoint.Surface.COMPATIBLE,
            "/chat/completions",
            Chat.class,
            Piece.class,
            PieceReader::new),
        Operation.task(
            "test.make",
            Vendor.DASHSCOPE,
            nativeSurface,
            "/services/make",
            Make.class,
            Made.class,
            Duration.ofMinutes(10),
            Duration.ZERO),
        Operation.call(
            "test.deep-ask", Vendor.DEEPSEEK, nativeSurface, "/ask", DeepAsk.class, Reply.class),
        Operation.call(
            "test.mini-ask", Vendor.MINIMAX, nativeSurface, "/ask", MiniAsk.class, Reply.class),
        Operation.task(
            "test.vendor-make",
            Vendor.MINIMAX,
            nativeSurface,
            "/make",
            VendorMake.class,
            TaskOutput.class,
            Duration.ofMinutes(10),
            Duration.ZERO),
        Operation.bodiless(
            "test.look",
            Vendor.DASHSCOPE,
            nativeSurface,
            "GET",
            "/things/{thing_id}/look",
            Look.class,
            Reply.class),
        Operation.bodiless(
            "test.drop",
            Vendor.DASHSCOPE,
            nativeSurface,
            "DELETE",
            "/things/{thing_id}",
            Drop.class,
            Reply.class),
        Operation.call(
            "test.unwritable",
            Vendor.DASHSCOPE,
            nativeSurface,
            "/services/ask",
            Unwritable.class,
            Reply.class));
  }

  @Override
  public List<ModelLimits> models() {
    return List.of(
        ModelLimits.builder(LIMITED, "https://example.com/limited-1")
            .limit("parameters.duration", Limit.oneOf(5, 10))
            .limit("parameters.duration", Limit.range(1, 8))
            .submissions(new SubmissionLimit(10, 1))
            .build());
  }
}
