package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.FakeTask.State;
import dev.qiao.testkit.FakeTask.View;
import dev.qiao.testkit.Script.Failure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.MockResponse;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * MiniMax's chats, images and films; those are created, queried, fetched as files, and called back
 * where a request asks.
 */
final class MiniMaxPlatform implements Platform, FakeTask.News {
  private static final Duration LINK_VALID = Duration.ofHours(1);
  private static final String CREATE = "/v1/video_generation";
  private static final String INVALID = "2013";
  private static final String UNKNOWN = "1000";

  private final ServerContext context;
  private final String apiKey;
  private final Map<String, Service> services;
  private final Map<String, Instant> filesMade = new ConcurrentHashMap<>();
  private final Map<String, URI> listeners = new ConcurrentHashMap<>();

  MiniMaxPlatform(ServerContext context, String apiKey) {
    this.context = context;
    this.apiKey = apiKey;
    this.services =
        Map.of(
            "POST " + CREATE,
            this::create,
            "POST /v1/chat/completions",
            new CompatibleChat(context, MiniMaxChat.openAi())::answer,
            "POST /v1/text/chatcompletion_v2",
            new CompatibleChat(context, MiniMaxChat.own())::answer,
            "GET /v1/query/video_generation",
            this::query,
            "GET /v1/files/retrieve",
            this::file,
            "GET /v1/models",
            this::models,
            "POST /v1/image_generation",
            this::images,
            "POST /v1/t2a_v2",
            new Speech(context)::miniMax);
  }

  @Override
  public @Nullable Service service(IncomingRequest in) {
    Service service = services.get(in.method() + " " + in.path());
    return service == null
        ? null
        : call -> {
          checkKey(call);
          return service.answer(call);
        };
  }

  /**
   * Numeric codes are next to the answer, in a 200; textual codes have a status, as in the newer
   * family.
   */
  @Override
  public MockResponse refuse(IncomingRequest in, Refusal refusal) {
    boolean invalid = refusal.code().equals("InvalidParameter");
    ObjectNode body = Wire.object();
    if (!invalid && !isNumber(refusal.code())) {
      body.put("type", "error")
          .putObject("error")
          .put("type", refusal.code())
          .put("message", refusal.message())
          .put("http_code", String.valueOf(refusal.status()));
      body.put("request_id", in.requestId());
      return refusal.answer(refusal.status(), body, in.requestId());
    }
    if (in.path().equals(CREATE)) {
      body.put("task_id", "");
    }
    baseResp(
        body,
        invalid ? INVALID : refusal.code(),
        invalid ? "invalid params, " + refusal.message() : refusal.message());
    return refusal.answer(invalid ? 200 : refusal.status(), body, in.requestId());
  }

  private static boolean isNumber(String code) {
    return code.matches("\\d{1,9}");
  }

  private void checkKey(IncomingRequest in) {
    if (in.key().isEmpty()) {
      throw refusal(
          "1004",
          "login fail: Please carry the API secret key in the 'Authorization' field of the request"
              + " header");
    }
    if (!in.key().equals(apiKey)) {
      throw refusal("2049", "invalid api key");
    }
  }

  /** A model that the path does not serve. */
  static Refusal unknownModel(String model) {
    return refusal(INVALID, "invalid params, unknown model '" + model + "'");
  }

  private static void check(ModelKind kind, ObjectNode body) {
    String model = body.path("model").asText();
    if (kind.excludes(model)) {
      throw unknownModel(model);
    }
  }

  private static Refusal refusal(String code, String message) {
    return new Refusal(200, code, message, null);
  }

  static ObjectNode baseResp(ObjectNode body, String code, String message) {
    body.putObject("base_resp")
        .put("status_code", Integer.parseInt(isNumber(code) ? code : UNKNOWN))
        .put("status_msg", message);
    return body;
  }

  private static MockResponse good(ObjectNode body) {
    return Wire.json(200, baseResp(body, "0", "success"));
  }

  private MockResponse create(IncomingRequest in) {
    ObjectNode body = in.json("model");
    check(ModelKind.VIDEO, body);
    boolean hasInput =
        List.of("prompt", "first_frame_image", "last_frame_image", "subject_reference").stream()
            .anyMatch(body::hasNonNull);
    if (!hasInput) {
      throw Refusal.parameters();
    }
    String wish = body.path("callback_url").asText("");
    HttpUrl callback = HttpUrl.parse(wish);
    if (callback == null && !wish.isEmpty()) {
      throw refusal(INVALID, "invalid params, callback_url");
    }
    FakeTask task =
        context
            .tasks()
            .create(
                new FakeTask.Order(
                    context.ids().miniMax(),
                    body.path("model").asText(),
                    in.path(),
                    in.requestId(),
                    context.script().takeTaskFailure(),
                    this::film,
                    this));
    if (callback != null) {
      // A receiver that does not echo the challenge is never called.
      URI target = callback.uri();
      context
          .callbacks()
          .challenge(
              target,
              Wire.object().put("challenge", in.requestId()),
              () -> {
                listeners.put(task.id(), target);
                context.tasks().watch(task);
              });
    }
    return good(Wire.object().put("task_id", task.id()));
  }

  private ObjectNode film(FakeTask task) {
    String fileId = context.ids().miniMax();
    context.files().publishClip(name(fileId), task.ended());
    filesMade.put(fileId, task.ended());
    return Wire.object()
        .put("file_id", fileId)
        .put("video_width", SampleMedia.CLIP_WIDTH)
        .put("video_height", SampleMedia.CLIP_HEIGHT);
  }

  private static String name(String fileId) {
    return fileId + ".mp4";
  }

  private MockResponse query(IncomingRequest in) {
    String id = String.valueOf(in.query("task_id"));
    FakeTask task = context.tasks().find(id);
    if (task == null) {
      // No page says how a task that is not there is answered.
      throw refusal(INVALID, "invalid params, task_id not found");
    }
    View view = context.tasks().poll(task);
    String status =
        switch (view.state()) {
          case PENDING -> view.polls() <= 1 ? "Preparing" : "Queueing";
          case RUNNING -> "Processing";
          case SUCCEEDED -> "Success";
          case FAILED, CANCELED -> "Fail";
        };
    return Wire.json(200, report(task, view, status));
  }

  private static ObjectNode report(FakeTask task, View view, String status) {
    ObjectNode body = Wire.object().put("task_id", task.id()).put("status", status);
    if (view.state() == State.SUCCEEDED) {
      body.setAll(task.outcome());
    }
    Failure failure = view.state() == State.FAILED ? task.order().failure() : null;
    return failure == null
        ? baseResp(body, "0", "success")
        : baseResp(body, failure.code(), failure.message());
  }

  private MockResponse file(IncomingRequest in) {
    String id = String.valueOf(in.query("file_id"));
    Instant made = filesMade.get(id);
    if (made == null) {
      throw refusal(INVALID, "invalid params, file_id not found");
    }
    ObjectNode body = Wire.object();
    // A number here, a string in the answer to the query.
    body.putObject("file")
        .put("file_id", Long.parseLong(id))
        .put("bytes", SampleMedia.clipMp4().length)
        .put("created_at", made.getEpochSecond())
        .put("filename", "output_aigc.mp4")
        .put("purpose", "video_generation")
        .put(
            "download_url", context.files().link(name(id), context.clock().now().plus(LINK_VALID)));
    return good(body);
  }

  private MockResponse images(IncomingRequest in) {
    ObjectNode body = in.json("model", "prompt");
    check(ModelKind.IMAGE, body);
    int count = body.path("n").asInt(1);
    if (count < 1 || count > 9) {
      throw refusal(INVALID, "invalid params, n");
    }
    byte[] picture = SampleMedia.picturePng(body.path("prompt").asText());
    boolean inline = body.path("response_format").asText().equals("base64");
    ObjectNode answer = Wire.object().put("id", context.ids().miniMax());
    ArrayNode images = answer.putObject("data").putArray(inline ? "image_base64" : "image_urls");
    for (int i = 0; i < count; i++) {
      images.add(
          inline
              ? ByteString.of(picture).base64()
              : context
                  .files()
                  .publish(
                      in.requestId() + "-" + i + ".png",
                      picture,
                      "image/png",
                      context.clock().now()));
    }
    // The page's schema has numbers, its sample texts.
    answer
        .putObject("metadata")
        .put("success_count", String.valueOf(count))
        .put("failed_count", "0");
    return good(answer);
  }

  private MockResponse models(IncomingRequest in) {
    return Wire.modelList(in, "MiniMax-M2.5");
  }

  @Override
  public @Nullable URI target(FakeTask task) {
    return listeners.get(task.id());
  }

  /** What the query says, with the statuses in lower case and other words. */
  @Override
  public ObjectNode event(FakeTask task, View view) {
    return report(task, view, view.state() == State.SUCCEEDED ? "success" : "failed");
  }
}
