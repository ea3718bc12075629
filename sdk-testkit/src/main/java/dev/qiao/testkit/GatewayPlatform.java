package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.testkit.FakeTask.State;
import dev.qiao.testkit.FakeTask.View;
import dev.qiao.testkit.Script.Failure;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.mockwebserver.MockResponse;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A gateway at the paths of {@link dev.qiao.core.Endpoint#gateway}. One request shape, and of each
 * model family the answer that its page shows; errors, which it does not show, are OpenAI's.
 */
final class GatewayPlatform implements Platform {
  private static final String FILMS = "/v1/videos/generations";
  private static final String PICTURES = "/v1/images/generations";
  private static final Pattern TASK = Pattern.compile("(" + FILMS + "|" + PICTURES + ")/([^/]+)");

  private final ServerContext context;
  private final String apiKey;
  private final Map<String, Service> services;

  GatewayPlatform(ServerContext context, String apiKey) {
    this.context = context;
    this.apiKey = apiKey;
    this.services =
        Map.of(
            "POST /v1/chat/completions",
            new CompatibleChat(context, new GatewayChat())::answer,
            "POST " + FILMS,
            this::film,
            "POST " + PICTURES,
            this::picture,
            "POST /v1/audio/speech",
            this::speech);
  }

  @Override
  public @Nullable Service service(IncomingRequest in) {
    Matcher task = TASK.matcher(in.path());
    Service service =
        in.method().equals("GET") && task.matches()
            ? call -> poll(call, task.group(1), task.group(2))
            : services.get(in.method() + " " + in.path());
    return service == null
        ? null
        : call -> {
          if (!call.key().equals(apiKey)) {
            throw Refusal.badKeyCompatible();
          }
          return service.answer(call);
        };
  }

  @Override
  public MockResponse refuse(IncomingRequest in, Refusal refusal) {
    return refusal.answer(true, in.requestId());
  }

  private static ObjectNode body(IncomingRequest in, ModelKind kind) {
    ObjectNode body = in.json("model", "messages");
    if (kind.excludes(body.path("model").asText())) {
      throw Refusal.notFound("ModelNotFound", "The model does not exist.");
    }
    return body;
  }

  private static String prompt(ObjectNode body) {
    return ChatText.question(body.path("messages"), MissingNode.getInstance());
  }

  private static boolean isOf(ObjectNode body, String family) {
    return body.path("model").asText().regionMatches(true, 0, family, 0, family.length());
  }

  private FakeTask create(
      IncomingRequest in, ObjectNode body, Function<FakeTask, ObjectNode> result) {
    return context
        .tasks()
        .create(
            new FakeTask.Order(
                context.ids().task(),
                body.path("model").asText(),
                in.path(),
                in.requestId(),
                context.script().takeTaskFailure(),
                result,
                FakeTask.News.NONE));
  }

  private MockResponse film(IncomingRequest in) {
    ObjectNode body = body(in, ModelKind.VIDEO);
    FakeTask task =
        create(
            in,
            body,
            done ->
                Wire.object()
                    .put(
                        "video_url",
                        context.files().publishClip(done.id() + ".mp4", done.ended())));
    ObjectNode answer = Wire.object();
    if (isOf(body, "cogvideo")) {
      answer.put("id", task.id());
    } else if (!isOf(body, "MiniMax")) {
      answer.putObject("output").put("task_id", task.id()).put("task_status", "PENDING");
      answer.put("request_id", in.requestId());
    }
    return Wire.json(200, answer.put("task_id", task.id()));
  }

  private MockResponse picture(IncomingRequest in) {
    ObjectNode body = body(in, ModelKind.IMAGE);
    String prompt = prompt(body);
    if (body.path("async").asBoolean()) {
      FakeTask task =
          create(
              in,
              body,
              done -> {
                ObjectNode outcome = Wire.object();
                outcome
                    .putArray("results")
                    .addObject()
                    .put("url", context.files().publishPicture(done, prompt))
                    .put("orig_prompt", prompt);
                return outcome;
              });
      // The page does not name the field; this is how the gateway names it for films.
      return Wire.json(200, Wire.object().put("id", task.id()).put("task_id", task.id()));
    }
    int count = Math.max(1, Math.min(9, body.path("n").asInt(1)));
    ObjectNode answer = Wire.object();
    if (isOf(body, "image-0")) {
      boolean inline = body.path("response_format").asText().equals("base64");
      ArrayNode images = answer.putObject("data").putArray(inline ? "image_base64" : "image_url");
      for (int i = 0; i < count; i++) {
        images.add(
            inline
                ? ByteString.of(SampleMedia.picturePng(prompt)).base64()
                : publish(in, i, prompt));
      }
    } else if (isOf(body, "glm")) {
      ArrayNode data =
          answer.put("created", context.clock().now().getEpochSecond()).putArray("data");
      for (int i = 0; i < count; i++) {
        data.addObject().put("url", publish(in, i, prompt)).put("revised_prompt", prompt);
      }
    } else {
      ObjectNode choice = answer.putObject("output").putArray("choices").addObject();
      ObjectNode message = choice.put("finish_reason", "stop").putObject("message");
      ArrayNode content = message.put("role", "assistant").putArray("content");
      for (int i = 0; i < count; i++) {
        content.addObject().put("image", publish(in, i, prompt));
      }
      answer.putObject("usage").put("image_count", count);
      answer.put("request_id", in.requestId());
    }
    return Wire.json(200, answer);
  }

  private String publish(IncomingRequest in, int number, String prompt) {
    return context
        .files()
        .publish(
            in.requestId() + "-" + number + ".png",
            SampleMedia.picturePng(prompt),
            "image/png",
            context.clock().now());
  }

  private MockResponse speech(IncomingRequest in) {
    ObjectNode body = body(in, ModelKind.SPEECH);
    String text = prompt(body);
    byte[] sound = SampleMedia.speechWav(text);
    ObjectNode answer = Wire.object();
    if (isOf(body, "speech-")) {
      answer.put("trace_id", in.requestId());
      answer.putObject("data").put("status", 2).put("audio", ByteString.of(sound).hex());
      answer
          .putObject("extra_info")
          .put("audio_size", sound.length)
          .put("usage_characters", text.length());
      answer.putObject("base_resp").put("status_code", 0).put("status_msg", "success");
    } else {
      answer.put("status_code", 200).put("request_id", in.requestId());
      answer
          .putObject("output")
          .put("finish_reason", "stop")
          .putObject("audio")
          .put(
              "url",
              context
                  .files()
                  .publish(in.requestId() + ".wav", sound, "audio/wav", context.clock().now()));
    }
    answer.putObject("usage").put("characters", text.length());
    return Wire.json(200, answer);
  }

  private MockResponse poll(IncomingRequest in, String path, String id) {
    FakeTask found = context.tasks().find(id);
    FakeTask task = found == null || !found.order().path().equals(path) ? null : found;
    ObjectNode answer = Wire.object();
    ObjectNode output = answer.putObject("output").put("task_id", id);
    if (task == null) {
      // The page shows no such answer; behind it DashScope gives this one.
      output.put("task_status", "UNKNOWN");
      return Wire.answer(answer, in.requestId());
    }
    View view = context.tasks().poll(task);
    output.put("task_status", view.state().name());
    Failure failure = task.order().failure();
    if (view.state() == State.SUCCEEDED) {
      output.setAll(task.outcome());
    } else if (view.state() == State.FAILED && failure != null) {
      output.put("code", failure.code()).put("message", failure.message());
    }
    return Wire.answer(answer, in.requestId());
  }
}
