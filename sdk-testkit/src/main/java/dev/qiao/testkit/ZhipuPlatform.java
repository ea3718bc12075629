package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.FakeTask.State;
import dev.qiao.testkit.FakeTask.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/**
 * Zhipu's chats and images, and its tasks: films, pictures and chats, with one path for their
 * results.
 */
final class ZhipuPlatform implements Platform {
  private static final String ROOT = "/api/paas/v4";
  private static final Duration IMAGES_VALID = Duration.ofDays(30);
  private static final String RESULT = ROOT + "/async-result/";

  private final ServerContext context;
  private final String apiKey;
  private final ChatShape shape = new GlmChat();
  private final CompatibleChat chats;
  private final Map<String, Service> services;

  ZhipuPlatform(ServerContext context, String apiKey) {
    this.context = context;
    this.apiKey = apiKey;
    this.chats = new CompatibleChat(context, shape);
    this.services =
        Map.ofEntries(
            Map.entry("POST " + ROOT + "/images/generations", this::image),
            Map.entry("POST " + ROOT + "/chat/completions", chats::answer),
            Map.entry("POST " + ROOT + "/audio/speech", new Speech(context)::glm),
            Map.entry("POST " + ROOT + "/videos/generations", this::film),
            Map.entry("POST " + ROOT + "/async/images/generations", this::picture),
            Map.entry("POST " + ROOT + "/async/chat/completions", this::chat),
            Map.entry("POST " + ROOT + "/embeddings", Embeddings::glm),
            Map.entry("POST " + ROOT + "/rerank", call -> Rerank.glm(call, context)));
  }

  @Override
  public @Nullable Service service(IncomingRequest in) {
    boolean result = in.method().equals("GET") && in.path().startsWith(RESULT);
    Service service = result ? this::result : services.get(in.method() + " " + in.path());
    return service == null
        ? null
        : call -> {
          checkKey(call);
          return service.answer(call);
        };
  }

  @Override
  public MockResponse refuse(IncomingRequest in, Refusal refusal) {
    return refusal.answer(refusal.status(), shape.error(refusal, in.requestId()), in.requestId());
  }

  private void checkKey(IncomingRequest in) {
    if (in.key().isEmpty()) {
      throw new Refusal(401, "1001", "Authentication parameter not received in Header", null);
    }
    if (!in.key().equals(apiKey)) {
      throw new Refusal(401, "1000", "Authentication Failed", null);
    }
  }

  private ObjectNode body(IncomingRequest in, ModelKind kind, String... required) {
    ObjectNode body = in.json(required);
    String model = body.path("model").asText();
    if (kind.excludes(model)) {
      throw shape.unknownModel(model);
    }
    return body;
  }

  private MockResponse film(IncomingRequest in) {
    ObjectNode body = body(in, ModelKind.VIDEO, "model");
    if (!body.hasNonNull("prompt") && !body.hasNonNull("image_url")) {
      throw Refusal.parameters();
    }
    String prompt = body.path("prompt").asText("");
    return create(
        in,
        body,
        task -> {
          ObjectNode outcome = Wire.object();
          outcome
              .putArray("video_result")
              .addObject()
              .put("url", context.files().publishClip(task.id() + ".mp4", task.ended()))
              .put("cover_image_url", context.files().publishPicture(task, prompt));
          return outcome;
        });
  }

  /** One image at once. */
  private MockResponse image(IncomingRequest in) {
    ObjectNode body = body(in, ModelKind.IMAGE, "model", "prompt");
    Instant now = context.clock().now();
    ObjectNode answer = Wire.object().put("created", now.getEpochSecond());
    answer
        .putArray("data")
        .addObject()
        .put("url", publish(in.requestId() + ".png", body.path("prompt").asText(), now));
    answer.putArray("content_filter").addObject().put("role", "assistant").put("level", 3);
    return Wire.json(200, answer);
  }

  /** Images are kept longer than by others. */
  private String publish(String name, String prompt, Instant made) {
    context.files().publish(name, SampleMedia.picturePng(prompt), "image/png", made);
    return context.files().link(name, made.plus(IMAGES_VALID));
  }

  private MockResponse picture(IncomingRequest in) {
    ObjectNode body = body(in, ModelKind.IMAGE, "model", "prompt");
    String prompt = body.path("prompt").asText();
    return create(
        in,
        body,
        task -> {
          ObjectNode outcome = Wire.object();
          outcome
              .putArray("image_result")
              .addObject()
              .put("url", publish(task.id() + ".png", prompt, task.ended()));
          return outcome;
        });
  }

  private MockResponse chat(IncomingRequest in) {
    ObjectNode body = chats.checked(in);
    ChatTurn turn = chats.turn(in, "glm.chat.create-async", body);
    return create(
        in,
        body,
        task -> {
          String requestId = task.order().requestId();
          ObjectNode outcome = shape.whole(chats.ask(body, turn, requestId), turn);
          return outcome.put("id", task.id());
        });
  }

  private MockResponse create(
      IncomingRequest in, ObjectNode body, Function<FakeTask, ObjectNode> result) {
    String id = context.ids().zhipu();
    // A request may bring its own id.
    String requestId = body.path("request_id").asText(context.ids().zhipu());
    FakeTask task =
        context
            .tasks()
            .create(
                new FakeTask.Order(
                    id,
                    body.path("model").asText(),
                    in.path(),
                    requestId,
                    context.script().takeTaskFailure(),
                    result,
                    FakeTask.News.NONE));
    return Wire.json(200, report(task, "PROCESSING").put("id", id));
  }

  private MockResponse result(IncomingRequest in) {
    FakeTask task = context.tasks().find(in.path().substring(RESULT.length()));
    if (task == null) {
      // No page says how a task that is not there is answered.
      throw Refusal.badRequest("1214", "The task does not exist.");
    }
    View view = context.tasks().poll(task);
    String status =
        switch (view.state()) {
          case PENDING, RUNNING -> "PROCESSING";
          case SUCCEEDED -> "SUCCESS";
          // It does not say why.
          case FAILED, CANCELED -> "FAIL";
        };
    ObjectNode answer = report(task, status);
    if (view.state() == State.SUCCEEDED) {
      answer.setAll(task.outcome());
    }
    return Wire.json(200, answer);
  }

  private static ObjectNode report(FakeTask task, String status) {
    return Wire.object()
        .put("model", task.order().model())
        .put("request_id", task.order().requestId())
        .put("task_status", status);
  }
}
