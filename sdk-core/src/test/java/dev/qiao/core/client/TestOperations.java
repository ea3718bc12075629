package dev.qiao.core.client;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.StreamRequest;
import dev.qiao.core.operation.TaskRequest;
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

  private static final Endpoint.Api NATIVE = Endpoint.Api.NATIVE;

  private static final Operation<Ask, Reply> ASK =
      Operation.call("test.ask", Vendor.DASHSCOPE, NATIVE, "/services/ask", Ask.class, Reply.class)
          .and(
              Operation.stream(
                  "test.ask.stream",
                  Vendor.DASHSCOPE,
                  NATIVE,
                  "/services/ask",
                  Ask.class,
                  Piece.class,
                  PieceReader::new));
  private static final Operation<Chat, Piece> CHAT =
      Operation.stream(
          "test.chat.stream",
          Vendor.DASHSCOPE,
          Endpoint.Api.COMPATIBLE,
          "/chat/completions",
          Chat.class,
          Piece.class,
          PieceReader::new);
  private static final Operation<Make, Made> MAKE =
      Operation.task(
          "test.make",
          Vendor.DASHSCOPE,
          NATIVE,
          "/services/make",
          Make.class,
          Made.class,
          Duration.ofMinutes(10),
          Duration.ZERO);
  private static final Operation<DeepAsk, Reply> DEEP_ASK =
      Operation.call("test.deep-ask", Vendor.DEEPSEEK, NATIVE, "/ask", DeepAsk.class, Reply.class);
  private static final Operation<MiniAsk, Reply> MINI_ASK =
      Operation.call("test.mini-ask", Vendor.MINIMAX, NATIVE, "/ask", MiniAsk.class, Reply.class);
  private static final Operation<VendorMake, TaskOutput> VENDOR_MAKE =
      Operation.task(
          "test.vendor-make",
          Vendor.MINIMAX,
          NATIVE,
          "/make",
          VendorMake.class,
          TaskOutput.class,
          Duration.ofMinutes(10),
          Duration.ZERO);
  private static final Operation<Look, Reply> LOOK =
      Operation.withoutBody(
          "test.look",
          Vendor.DASHSCOPE,
          NATIVE,
          "GET",
          "/things/{thing_id}/look",
          Look.class,
          Reply.class);
  private static final Operation<Drop, Reply> DROP =
      Operation.withoutBody(
          "test.drop",
          Vendor.DASHSCOPE,
          NATIVE,
          "DELETE",
          "/things/{thing_id}",
          Drop.class,
          Reply.class);
  private static final Operation<Unwritable, Reply> UNWRITABLE =
      Operation.call(
          "test.unwritable",
          Vendor.DASHSCOPE,
          NATIVE,
          "/services/ask",
          Unwritable.class,
          Reply.class);

  /** In no table: the request of a user who needs what the SDK does not have. */
  private static final Operation<Stray, Reply> STRAY =
      Operation.call(
          "test.stray", Vendor.DASHSCOPE, NATIVE, "/services/stray", Stray.class, Reply.class);

  /** Answers at once, or in pieces. */
  public record Ask(Model model, String prompt, Integer duration, MediaSource image, Boolean stream)
      implements CallRequest<Reply>, StreamRequest<Piece> {
    static Ask of(String prompt) {
      return new Ask(MODEL, prompt, null, null, null);
    }

    static Ask about(MediaSource image) {
      return new Ask(MODEL, "see", null, image, null);
    }

    @Override
    public Operation<Ask, ?> operation() {
      return ASK;
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
    public Ask asStreamRequest() {
      return new Ask(model, prompt, duration, image, true);
    }
  }

  /** The answer to an {@link Ask}. */
  public record Reply(String text, Integer count) {}

  /** A piece of the answer to an {@link Ask}. */
  public record Piece(String text, String finish) {}

  /** Answers in pieces, OpenAI style. */
  public record Chat(Model model) implements StreamRequest<Piece> {
    @Override
    public Operation<Chat, ?> operation() {
      return CHAT;
    }

    @Override
    public Chat asStreamRequest() {
      return this;
    }
  }

  /** Makes something in a task. */
  public record Make(Model model, String prompt, MediaSource image) implements TaskRequest<Made> {
    static Make of(String prompt) {
      return new Make(MODEL, prompt, null);
    }

    @Override
    public Operation<Make, ?> operation() {
      return MAKE;
    }
  }

  /** What a {@link Make} gives. */
  @JsonDeserialize(using = MadeReader.class)
  public record Made(ResultFile file, int parts) {}

  /** Goes to another vendor. */
  public record DeepAsk(Model model) implements CallRequest<Reply> {
    @Override
    public Operation<DeepAsk, ?> operation() {
      return DEEP_ASK;
    }
  }

  /** Goes to a vendor that reports errors inside a 200. */
  public record MiniAsk(Model model) implements CallRequest<Reply> {
    @Override
    public Operation<MiniAsk, ?> operation() {
      return MINI_ASK;
    }
  }

  /** A task of any vendor. */
  public record VendorMake(@JsonIgnore Vendor vendor, Model model)
      implements TaskRequest<TaskOutput> {
    @Override
    public Operation<VendorMake, ?> operation() {
      return VENDOR_MAKE;
    }
  }

  /** Reads a thing; everything stands in the address. */
  public record Look(String thingId, List<String> parts, Integer page, @JsonIgnore Model model)
      implements CallRequest<Reply> {
    @Override
    public Operation<Look, ?> operation() {
      return LOOK;
    }
  }

  /** Removes a thing. */
  public record Drop(String thingId, @JsonIgnore Model model) implements CallRequest<Reply> {
    @Override
    public Operation<Drop, ?> operation() {
      return DROP;
    }
  }

  /** In no table. */
  public record Stray(Model model) implements CallRequest<Reply> {
    @Override
    public Operation<Stray, ?> operation() {
      return STRAY;
    }
  }

  /** Cannot be written. */
  public record Unwritable(@JsonIgnore Model model, Object broken) implements CallRequest<Reply> {
    @Override
    public Operation<Unwritable, ?> operation() {
      return UNWRITABLE;
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
    return Operation.rows(ASK, CHAT, MAKE, DEEP_ASK, MINI_ASK, VENDOR_MAKE, LOOK, DROP, UNWRITABLE);
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
