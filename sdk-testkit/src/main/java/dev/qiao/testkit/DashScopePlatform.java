package dev.qiao.testkit;

import dev.qiao.core.Region;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/**
 * DashScope in one region: chats, embeddings, reranking, images and their tools, videos, portraits,
 * 3D models, tasks, uploads, kept files, models, tokens.
 */
final class DashScopePlatform implements Platform {
  private static final Pattern TASK = Pattern.compile("/api/v1/tasks/([^/]+)(/cancel)?");

  private final String apiKey;
  private final TemporaryStorage storage;
  private final DashScopeTasks tasks;
  private final TemporaryKeys tokens;
  private final KeptFiles files;
  private final Map<String, Route> routes;

  /** Whether a path wants the header that asks for a task. */
  private enum AsyncHeader {
    REQUIRED,
    FORBIDDEN,
    IGNORED
  }

  private record Route(AsyncHeader async, Service service) {}

  DashScopePlatform(
      ServerContext context,
      String apiKey,
      Region region,
      TemporaryStorage storage,
      DashScopeTasks tasks,
      KeptFiles files) {
    this.files = files;
    this.apiKey = apiKey;
    this.storage = storage;
    this.tasks = tasks;
    this.tokens = new TemporaryKeys(context.ids(), context.clock());
    Portraits portraits = new Portraits(context.script(), tasks, context.files(), storage, region);
    WanVideos wan = new WanVideos(tasks, context.files());
    ImageTools tools = new ImageTools(tasks, context.files(), storage, region);
    DashScopeImages images = new DashScopeImages(context, tasks);
    NativeChat media = NativeChat.ofMedia(context, files);
    Speech speech = new Speech(context);
    Map<String, Route> served = new HashMap<>();
    served.put(
        "POST /api/v1/services/audio/tts/SpeechSynthesizer",
        new Route(AsyncHeader.FORBIDDEN, speech::cosyVoice));
    served.put(
        "GET /api-ws/v1/inference",
        new Route(AsyncHeader.IGNORED, in -> SpeechSocket.upgrade(in, context.script())));
    served.put(
        "POST /api/v1/services/aigc/text-generation/generation",
        new Route(AsyncHeader.FORBIDDEN, NativeChat.ofText(context, files)::answer));
    served.put(
        "POST /compatible-mode/v1/chat/completions",
        new Route(AsyncHeader.FORBIDDEN, new CompatibleChat(context, new QwenChat(files))::answer));
    served.put(
        "POST /api/v1/services/aigc/video-generation/video-synthesis",
        new Route(
            AsyncHeader.REQUIRED,
            in ->
                in.json("model").path("model").asText("").equals("video-style-transform")
                    ? portraits.restyle(in)
                    : wan.create(in)));
    served.put(
        "POST /api/v1/services/aigc/image2video/face-detect",
        new Route(AsyncHeader.FORBIDDEN, portraits::detect));
    served.put(
        "POST /api/v1/services/aigc/image2video/video-synthesis",
        new Route(
            AsyncHeader.REQUIRED,
            in -> WanVideos.plays(in) ? wan.create(in) : portraits.create(in)));
    served.put(
        "POST /api/v1/services/aigc/multimodal-generation/generation",
        new Route(
            AsyncHeader.FORBIDDEN,
            in ->
                Speech.plays(in)
                    ? speech.qwen(in)
                    : images.serves(in) ? images.generate(in) : media.answer(in)));
    served.put(
        "POST /api/v1/services/aigc/image-generation/generation",
        new Route(
            AsyncHeader.REQUIRED,
            in -> ImageTools.plays(in) ? tools.create(in) : images.createOfMessages(in)));
    served.put(
        "POST /api/v1/services/aigc/text2image/image-synthesis",
        new Route(
            AsyncHeader.REQUIRED,
            in -> ImageTools.plays(in) ? tools.create(in) : images.create(in)));
    served.put(
        "POST /api/v1/services/aigc/image2image/image-synthesis",
        new Route(
            AsyncHeader.REQUIRED,
            in -> ImageTools.plays(in) ? tools.create(in) : images.create(in)));
    served.put(
        "POST /compatible-mode/v1/images/generations",
        new Route(AsyncHeader.FORBIDDEN, images::compatible));
    served.put(
        "POST " + TripoModels.PATH,
        new Route(AsyncHeader.REQUIRED, new TripoModels(tasks, context.files(), region)::create));
    Embeddings embeddings = new Embeddings(tasks, context.files(), storage);
    served.put(
        "POST /api/v1/services/embeddings/text-embedding/text-embedding",
        new Route(AsyncHeader.IGNORED, embeddings::nativeTexts));
    served.put(
        "POST /compatible-mode/v1/embeddings",
        new Route(AsyncHeader.FORBIDDEN, embeddings::compatible));
    served.put(
        "POST /api/v1/services/embeddings/multimodal-embedding/multimodal-embedding",
        new Route(AsyncHeader.FORBIDDEN, embeddings::multimodal));
    served.put(
        "POST /api/v1/services/rerank/text-rerank/text-rerank",
        new Route(AsyncHeader.FORBIDDEN, Rerank::nativeDocuments));
    served.put(
        "POST /compatible-api/v1/reranks", new Route(AsyncHeader.FORBIDDEN, Rerank::compatible));
    served.put("GET /api/v1/tasks", new Route(AsyncHeader.IGNORED, tasks::list));
    served.put("GET /api/v1/uploads", new Route(AsyncHeader.IGNORED, storage::policy));
    served.put("POST /api/v1/tokens", new Route(AsyncHeader.IGNORED, this::token));
    served.put(
        "POST /api/v1/services/aigc/image2video/aa-detect",
        new Route(AsyncHeader.FORBIDDEN, portraits::detectDancer));
    served.put(
        "POST /api/v1/services/aigc/image2video/aa-template-generation",
        new Route(AsyncHeader.REQUIRED, portraits::createTemplate));
    for (String path : ImageTools.PATHS) {
      served.put(
          "POST /api/v1/services/aigc/" + path, new Route(AsyncHeader.REQUIRED, tools::create));
    }
    this.routes = Map.copyOf(served);
  }

  @Override
  public @Nullable Service service(IncomingRequest in) {
    Route route = route(in);
    return route == null ? null : call -> serve(call, route);
  }

  @Override
  public MockResponse refuse(IncomingRequest in, Refusal refusal) {
    return refusal.answer(isCompatible(in), in.requestId());
  }

  /** Whether the path speaks OpenAI's dialect. */
  private static boolean isCompatible(IncomingRequest in) {
    return in.path().startsWith("/compatible-");
  }

  private MockResponse serve(IncomingRequest in, Route route) {
    checkKey(in);
    checkMode(in, route.async);
    if (in.method().equals("POST") && route.async != AsyncHeader.IGNORED) {
      storage.check(in, in.json("model"));
    }
    return route.service.answer(in);
  }

  private @Nullable Route route(IncomingRequest in) {
    Service other =
        in.method().equals("GET") && in.path().equals("/api/v1/models")
            ? ModelList::answer
            : files.service(in);
    if (other != null) {
      return new Route(AsyncHeader.IGNORED, other);
    }
    Matcher task = TASK.matcher(in.path());
    if (task.matches()) {
      String id = task.group(1);
      boolean cancel = task.group(2) != null;
      if (in.method().equals(cancel ? "POST" : "GET")) {
        return new Route(
            AsyncHeader.IGNORED,
            cancel ? call -> tasks.cancel(call, id) : call -> tasks.get(call, id));
      }
    }
    return routes.get(in.method() + " " + in.path());
  }

  private MockResponse token(IncomingRequest in) {
    // A token that could make the next one would never end.
    if (!in.key().equals(apiKey)) {
      throw Refusal.badKey("Invalid API-key provided.");
    }
    return tokens.create(in);
  }

  private void checkKey(IncomingRequest in) {
    String key = in.key();
    // A key of another region is to the service simply a key it does not know.
    if (key.equals(apiKey) || tokens.accepts(key)) {
      return;
    }
    String header = in.header("Authorization");
    throw isCompatible(in)
        ? Refusal.badKeyCompatible()
        : Refusal.badKey(
            header == null || header.isBlank()
                ? "No API-key provided."
                : "Invalid API-key provided.");
  }

  private static void checkMode(IncomingRequest in, AsyncHeader wish) {
    boolean async = in.enables("X-DashScope-Async");
    if (wish == AsyncHeader.REQUIRED && !async) {
      throw Refusal.denied("current user api does not support synchronous calls.");
    }
    if (wish == AsyncHeader.FORBIDDEN && async) {
      throw Refusal.denied("current user api does not support asynchronous calls.");
    }
  }
}
