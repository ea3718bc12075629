package dev.qiao.testkit;

import dev.qiao.core.Region;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * Records every request, checks it as the service would, and hands it to whoever serves its path.
 */
final class ServiceDispatcher extends Dispatcher {
  private static final Pattern TASK = Pattern.compile("/api/v1/tasks/([^/]+)(/cancel)?");

  private final Ids ids = new Ids();
  private final Script script;
  private final String apiKey;
  private final ResultFiles files;
  private final TemporaryStorage storage;
  private final FakeTasks tasks;
  private final Map<String, Route> routes;
  private final ConcurrentLinkedQueue<RecordedCall> calls = new ConcurrentLinkedQueue<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** Whether a path wants the header that asks for a task. */
  private enum AsyncHeader {
    REQUIRED,
    FORBIDDEN,
    IGNORED
  }

  private record Route(AsyncHeader async, Service service) {}

  @FunctionalInterface
  private interface Service {
    MockResponse answer(Incoming in);
  }

  ServiceDispatcher(Script script, FakeClock clock, Region region, HttpUrl root) {
    this.script = script;
    this.apiKey = FakeModelServer.keyOf(region);
    this.files = new ResultFiles(script, clock, root);
    this.storage = new TemporaryStorage(ids, clock, root);
    this.tasks = new FakeTasks(script, ids, clock);
    EmoPortraits emo = new EmoPortraits(script, tasks, files, storage, region);
    this.routes =
        Map.of(
            "POST /api/v1/services/aigc/text-generation/generation",
            new Route(AsyncHeader.FORBIDDEN, new NativeChat(script)::answer),
            "POST /compatible-mode/v1/chat/completions",
            new Route(AsyncHeader.FORBIDDEN, new CompatibleChat(script, ids, clock)::answer),
            "POST /api/v1/services/aigc/video-generation/video-synthesis",
            new Route(AsyncHeader.REQUIRED, new WanVideos(tasks, files)::create),
            "POST /api/v1/services/aigc/image2video/face-detect",
            new Route(AsyncHeader.FORBIDDEN, emo::detect),
            "POST /api/v1/services/aigc/image2video/video-synthesis",
            new Route(AsyncHeader.REQUIRED, emo::create),
            "GET /api/v1/tasks",
            new Route(AsyncHeader.IGNORED, tasks::list),
            "GET /api/v1/uploads",
            new Route(AsyncHeader.IGNORED, storage::policy));
  }

  List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    threads.add(Thread.currentThread());
    Incoming in = Incoming.of(request, ids.request());
    calls.add(in.recorded());
    try {
      return answer(in);
    } catch (Refusal refusal) {
      return refusal.answer(in.isCompatible(), in.requestId());
    } catch (RuntimeException e) {
      // A mistake of the fake: say so in the answer, or the test would see a closed connection.
      return new Refusal(500, "InternalError", "FakeModelServer has a bug: " + e, null)
          .answer(in.isCompatible(), in.requestId());
    }
  }

  /** Wakes the streams that pause, which MockWebServer would wait for. */
  @Override
  public void shutdown() {
    threads.forEach(Thread::interrupt);
  }

  private MockResponse answer(Incoming in) {
    String path = in.path();
    if (in.method().equals("GET") && path.startsWith("/results/")) {
      return files.get(in);
    }
    if (in.method().equals("POST") && path.equals("/")) {
      return storage.post(in);
    }
    Route route = route(in);
    if (route == null) {
      throw Refusal.notFound(
          "NotFound", "FakeModelServer serves no " + in.method() + " " + path + ".");
    }
    Refusal scripted = script.takeRefusal();
    if (scripted != null) {
      throw scripted;
    }
    checkKey(in);
    checkMode(in, route.async);
    if (in.method().equals("POST") && route.async != AsyncHeader.IGNORED) {
      storage.check(in, in.json("model"));
    }
    return route.service.answer(in);
  }

  private @Nullable Route route(Incoming in) {
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

  private void checkKey(Incoming in) {
    String header = in.header("Authorization");
    String given = header == null ? "" : header.strip();
    // A key of another region is to the service simply a key it does not know.
    if (given.regionMatches(true, 0, "Bearer ", 0, 7)
        && given.substring(7).strip().equals(apiKey)) {
      return;
    }
    throw in.isCompatible()
        ? Refusal.badKeyCompatible()
        : Refusal.badKey(given.isEmpty() ? "No API-key provided." : "Invalid API-key provided.");
  }

  private static void checkMode(Incoming in, AsyncHeader wish) {
    boolean async = in.enables("X-DashScope-Async");
    if (wish == AsyncHeader.REQUIRED && !async) {
      throw Refusal.denied("current user api does not support synchronous calls.");
    }
    if (wish == AsyncHeader.FORBIDDEN && async) {
      throw Refusal.denied("current user api does not support asynchronous calls.");
    }
  }
}
