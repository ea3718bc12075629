package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.Script.Failure;
import dev.qiao.testkit.Script.StreamFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/**
 * DashScope's image models: {@code multimodal-generation/generation} at once and as a stream,
 * {@code image-generation/generation}, {@code text2image/image-synthesis} and {@code
 * image2image/image-synthesis} as tasks, {@code /compatible-mode/v1/images/generations} in the
 * OpenAI style. Every image is a PNG that shows its prompt.
 */
final class DashScopeImages {
  private static final Pattern MODELS =
      Pattern.compile(".*(image|-t2i).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern PIXELS = Pattern.compile("(\\d+)[*x](\\d+)");
  private static final Set<String> FIVE_SIZES =
      Set.of("1664*928", "1472*1104", "1328*1328", "1104*1472", "928*1664");

  /** The area that decides the price of qwen-image-3.0. */
  private static final int LARGEST_1K = 2_250_000;

  private final ServerContext context;
  private final DashScopeTasks tasks;

  DashScopeImages(ServerContext context, DashScopeTasks tasks) {
    this.context = context;
    this.tasks = tasks;
  }

  /**
   * What was ordered.
   *
   * @param model the model
   * @param prompt the words that the images show
   * @param inputs how many images came with it
   * @param n how many images to make
   * @param parameters everything else
   */
  private record Order(String model, String prompt, int inputs, int n, JsonNode parameters) {
    boolean is(String field) {
      return parameters.path(field).asBoolean();
    }

    boolean rewrites(boolean otherwise) {
      return parameters.path("prompt_extend").asBoolean(otherwise);
    }

    String size() {
      String size = parameters.path("size").asText("");
      return switch (size) {
        case "", "auto" -> defaultSize();
        case "1K" -> "1024*1024";
        case "2K" -> "2048*2048";
        case "4K" -> "4096*4096";
        default -> size.replace('x', '*');
      };
    }

    private String defaultSize() {
      return model.startsWith("qwen-image-2")
          ? "2048*2048"
          : model.startsWith("qwen-image-3") || model.contains("edit")
              ? "1024*1024"
              : model.startsWith("qwen-image")
                  ? "1664*928"
                  : model.startsWith("z-image")
                      ? "1024*1536"
                      : model.startsWith("wan2.7") ? "2048*2048" : "1280*1280";
    }

    int width() {
      return side(1);
    }

    int height() {
      return side(2);
    }

    private int side(int group) {
      Matcher matcher = PIXELS.matcher(size());
      return matcher.matches() ? Integer.parseInt(matcher.group(group)) : 1024;
    }

    String rewritten() {
      return prompt + " Soft light, fine detail.";
    }
  }

  /** Whether a request is for a model that makes images; chats with images share the path. */
  boolean serves(IncomingRequest in) {
    return MODELS.matcher(in.json("model").path("model").asText()).matches();
  }

  /** At once, or as a stream where texts and images take turns. */
  MockResponse generate(IncomingRequest in) {
    Order order = messages(in);
    boolean streaming = in.enables("X-DashScope-SSE");
    if (order.is("enable_interleave") && !streaming) {
      throw Refusal.badRequest(
          "InvalidParameter", "stream must be true when enable_interleave is true");
    }
    if (streaming) {
      return stream(in, order);
    }
    ObjectNode answer = Wire.object();
    choices(order, in.requestId(), context.clock().now(), answer.putObject("output"));
    usage(order, order.n, answer.putObject("usage"));
    return Wire.answer(answer, in.requestId());
  }

  /** The same body as a task. */
  MockResponse createOfMessages(IncomingRequest in) {
    Order order = messages(in);
    return tasks.create(
        in,
        order.model,
        null,
        (task, output, usage) -> {
          if (order.is("enable_interleave")) {
            ArrayNode content = choice(output, "stop");
            turns(order, task.id(), task.ended()).forEach(turn -> content.add(turn.whole()));
            usage(order, images(order), usage);
          } else {
            choices(order, task.id(), task.ended(), output);
            usage(order, order.n, usage);
          }
          output.put("finished", true);
        });
  }

  /** Text to image, and what is made of one image or more, by a model and not by a path. */
  MockResponse create(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    JsonNode input = body.path("input");
    JsonNode parameters = body.path("parameters");
    String model = body.path("model").asText();
    if (model.equals("qwen-mt-image")) {
      return translate(in, input);
    }
    boolean mayBeSilent =
        Set.of("colorization", "description_edit_with_mask")
            .contains(input.path("function").asText());
    ModelKind.IMAGE.check(model);
    String prompt = input.path("prompt").asText("");
    if (prompt.isBlank() && !mayBeSilent) {
      throw Refusal.parameters();
    }
    int n = parameters.path("n").asInt(defaultCount(model));
    if (n < 1 || n > 4) {
      throw Refusal.badRequest("InvalidParameter", "n must be between 1 and 4");
    }
    Order order =
        new Order(
            model,
            prompt.isBlank() ? input.path("function").asText() : prompt,
            input.path("images").size(),
            n,
            parameters);
    Script.PartialFailure partial = context.script().takeImageFailure();
    return tasks.create(
        in, model, null, (task, output, usage) -> results(order, partial, task, output, usage));
  }

  private static int defaultCount(String model) {
    return model.startsWith("qwen-image") || model.equals("wanx2.1-imageedit") ? 1 : 4;
  }

  private void results(
      Order order,
      Script.@Nullable PartialFailure partial,
      FakeTask task,
      ObjectNode output,
      ObjectNode usage) {
    int failed = partial == null ? 0 : Math.min(partial.images(), order.n);
    boolean rewrites = !order.model.startsWith("wanx") || order.model.contains("-t2i");
    ArrayNode results = output.putArray("results");
    for (int i = 1; i <= order.n; i++) {
      ObjectNode result = results.addObject();
      if (partial != null && i > order.n - failed) {
        result.put("code", partial.failure().code()).put("message", partial.failure().message());
        continue;
      }
      if (rewrites) {
        result.put("orig_prompt", order.prompt);
        if (order.rewrites(true)) {
          result.put("actual_prompt", order.rewritten());
        }
      }
      result.put("url", publish(task.id(), i, order, task.ended()));
    }
    output
        .putObject("task_metrics")
        .put("TOTAL", order.n)
        .put("SUCCEEDED", order.n - failed)
        .put("FAILED", failed);
    usage.put("image_count", order.n - failed);
  }

  private MockResponse translate(IncomingRequest in, JsonNode input) {
    String from = input.path("source_lang").asText("");
    String to = input.path("target_lang").asText("");
    if (input.path("image_url").asText("").isBlank() || from.isBlank() || to.isBlank()) {
      throw Refusal.parameters();
    }
    return tasks.create(
        in,
        "qwen-mt-image",
        null,
        (task, output, usage) -> {
          output.put("image_url", context.files().publishPicture(task, from + " to " + to));
          usage.put("image_count", 1);
        });
  }

  /** The OpenAI style, which has no request id in its body and takes lists as lists. */
  MockResponse compatible(IncomingRequest in) {
    ObjectNode body = in.json("model");
    String model = body.path("model").asText();
    if (ModelKind.of(model) != ModelKind.IMAGE) {
      throw Refusal.unknownModel(model);
    }
    if (body.path("prompt").asText("").isBlank()) {
      throw Refusal.badRequest("InvalidParameter", "Field 'prompt' is required");
    }
    JsonNode image = body.path("image");
    if (image.isNull() || (image.isArray() && image.isEmpty()) || body.path("n").isTextual()) {
      throw Refusal.parameters();
    }
    Order order =
        new Order(
            model,
            body.path("prompt").asText(),
            image.isArray() ? image.size() : image.isMissingNode() ? 0 : 1,
            body.path("n").asInt(1),
            body);
    check(order);
    ObjectNode answer = Wire.object().put("created", context.clock().now().getEpochSecond());
    ArrayNode data = answer.putArray("data");
    for (int i = 1; i <= order.n; i++) {
      data.addObject().put("url", publish(in.requestId(), i, order, context.clock().now()));
    }
    usage(order, order.n, answer.putObject("usage"));
    return Wire.json(200, answer).setHeader("x-request-id", in.requestId());
  }

  private static Order messages(IncomingRequest in) {
    ObjectNode body = in.json("model", "input");
    String model = body.path("model").asText();
    JsonNode messages = body.path("input").path("messages");
    if (!MODELS.matcher(model).matches()) {
      throw Refusal.badRequest("InvalidParameter", "url error, please check url!");
    }
    StringBuilder prompt = new StringBuilder();
    int inputs = 0;
    for (JsonNode part : messages.path(0).path("content")) {
      prompt.append(part.path("text").asText(""));
      inputs += part.has("image") ? 1 : 0;
    }
    if (messages.size() != 1 || prompt.toString().isBlank()) {
      throw Refusal.parameters();
    }
    JsonNode parameters = body.path("parameters");
    int otherwise =
        parameters.path("enable_sequential").asBoolean()
            ? 12
            : model.equals("wan2.6-t2i") || model.equals("wan2.6-image") ? 4 : 1;
    Order order =
        new Order(
            model, prompt.toString(), inputs, parameters.path("n").asInt(otherwise), parameters);
    check(order);
    return order;
  }

  private static void check(Order order) {
    boolean one =
        Set.of("qwen-image", "qwen-image-plus", "qwen-image-max", "qwen-image-edit")
            .contains(order.model);
    if (one && order.n != 1) {
      throw Refusal.badRequest("InvalidParameter", "num_images_per_prompt must be 1");
    }
    if (one && !order.model.endsWith("edit") && !FIVE_SIZES.contains(order.size())) {
      throw Refusal.badRequest(
          "InvalidParameter", "The size is not match the allowed size " + FIVE_SIZES);
    }
    if (order.model.contains("edit") && order.inputs == 0) {
      throw Refusal.parameters();
    }
  }

  private void choices(Order order, String name, Instant made, ObjectNode output) {
    ArrayNode content = null;
    for (int i = 1; i <= order.n; i++) {
      // A sequence is one answer with several images, everything else one answer an image.
      content = content != null && order.is("enable_sequential") ? content : choice(output, "stop");
      ObjectNode item = content.addObject().put("image", publish(name, i, order, made));
      if (order.model.startsWith("wan")) {
        item.put("type", "image");
      }
    }
    if (order.model.startsWith("wan")) {
      output.put("finished", true);
    }
    if (order.model.startsWith("z-image") && content != null) {
      boolean rewriting = order.rewrites(false);
      content.addObject().put("text", rewriting ? order.rewritten() : order.prompt);
      ((ObjectNode) output.path("choices").path(0).path("message"))
          .put("reasoning_content", rewriting ? "The user wants light." : "");
    }
  }

  private static ArrayNode choice(ObjectNode output, String finishReason) {
    ObjectNode choice = output.withArray("choices").addObject().put("finish_reason", finishReason);
    return choice.putObject("message").put("role", "assistant").putArray("content");
  }

  private static void usage(Order order, int images, ObjectNode usage) {
    if (order.model.startsWith("qwen-image-3")) {
      String tier = order.width() * order.height() <= LARGEST_1K ? "1k" : "2k";
      usage
          .put("output_width", order.width())
          .put("output_height", order.height())
          .put("input_image_count", order.inputs)
          .put("input_image_type", "qima_input_" + tier)
          .put("output_image_count", images)
          .put("output_image_type", "qima_output_" + tier);
      return;
    }
    usage.put("image_count", images);
    if (order.model.startsWith("wan")) {
      usage
          .put("size", order.size())
          .put("input_tokens", 0)
          .put("output_tokens", 0)
          .put("total_tokens", 0);
    } else {
      usage.put("width", order.width()).put("height", order.height());
    }
  }

  private static int images(Order order) {
    return order.parameters.path("max_images").asInt(5);
  }

  /** A piece of text in front of each image, and the image. */
  private record ImageTurn(String type, List<String> pieces) {
    ObjectNode whole() {
      return part(String.join("", pieces));
    }

    ObjectNode part(String piece) {
      return Wire.object().put("type", type).put(type, piece);
    }
  }

  private List<ImageTurn> turns(Order order, String name, Instant made) {
    ChatAnswer scripted = context.script().takeAnswer();
    List<ImageTurn> turns = new ArrayList<>();
    for (int i = 1; i <= images(order); i++) {
      String text = scripted != null && i == 1 ? scripted.text() : "Step " + i + ": look closely.";
      turns.add(new ImageTurn("text", ChatText.pieces(text)));
      turns.add(new ImageTurn("image", List.of(publish(name, i, order, made))));
    }
    return turns;
  }

  private MockResponse stream(IncomingRequest in, Order order) {
    EventBody events = new EventBody();
    List<ObjectNode> parts = new ArrayList<>();
    for (ImageTurn turn : turns(order, in.requestId(), context.clock().now())) {
      turn.pieces.forEach(piece -> parts.add(turn.part(piece)));
    }
    int images = 0;
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      ObjectNode event = Wire.object();
      ObjectNode output = event.putObject("output");
      choice(output, last ? "stop" : "null").add(parts.get(i));
      output.put("finished", last);
      images += parts.get(i).has("image") ? 1 : 0;
      usage(order, images, event.putObject("usage"));
      events.addNative("result", 200, event.put("request_id", in.requestId()));
    }
    StreamFault fault = context.script().takeStreamFault(in);
    Failure failure = fault == null ? null : fault.failure();
    if (fault != null && failure != null) {
      events.keep(fault.events());
      events.addNative(
          "error",
          400,
          Refusal.badRequest(failure.code(), failure.message()).nativeBody(in.requestId()));
    }
    return events.answer(
        "text/event-stream;charset=UTF-8", in.requestId(), context.script().streamPause(), fault);
  }

  /** Publishes one image; those behind the first show their number too. */
  private String publish(String name, int number, Order order, Instant made) {
    String end = number == 1 ? "" : "-" + number;
    String words = number == 1 ? order.prompt : order.prompt + " (" + number + ")";
    return context
        .files()
        .publish(name + end + ".png", SampleMedia.picturePng(words), "image/png", made);
  }
}
