package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.client.TestOperations.Piece;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.task.PollOptions;
import java.lang.reflect.Field;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.slf4j.spi.MDCAdapter;

/** The log's context of the thread that asks is there where its code is called. */
class LogContextTest extends SocketTest {
  private final List<Map<String, String>> contexts = new CopyOnWriteArrayList<>();
  private MDCAdapter before;

  /** As Logback keeps it: threads do not inherit it. The binding of the tests keeps none. */
  private static final class OfThread implements MDCAdapter {
    private static final ThreadLocal<Map<String, String>> CONTEXTS = new ThreadLocal<>();

    @Override
    public void put(String key, String value) {
      setContextMap(Map.of(key, value));
    }

    @Override
    public String get(String key) {
      return CONTEXTS.get().get(key);
    }

    @Override
    public void remove(String key) {
      clear();
    }

    @Override
    public void clear() {
      CONTEXTS.remove();
    }

    @Override
    public Map<String, String> getCopyOfContextMap() {
      return CONTEXTS.get();
    }

    @Override
    public void setContextMap(Map<String, String> context) {
      CONTEXTS.set(context);
    }

    @Override
    public void pushByKey(String key, String value) {}

    @Override
    public String popByKey(String key) {
      return null;
    }

    @Override
    public Deque<String> getCopyOfDequeByKey(String key) {
      return null;
    }

    @Override
    public void clearDequeByKey(String key) {}
  }

  private static void use(MDCAdapter adapter) throws ReflectiveOperationException {
    Field field = MDC.class.getDeclaredField("MDC_ADAPTER");
    field.setAccessible(true);
    field.set(null, adapter);
  }

  @BeforeEach
  void keepContexts() throws ReflectiveOperationException {
    before = MDC.getMDCAdapter();
    use(new OfThread());
    MDC.put("order", "4711");
  }

  @AfterEach
  void asBefore() throws ReflectiveOperationException {
    MDC.clear();
    use(before);
  }

  private <T> T noted(T value) {
    Map<String, String> context = MDC.getCopyOfContextMap();
    contexts.add(context == null ? Map.of() : context);
    return value;
  }

  @Test
  void asynchronousCall_hasTheContextOfItsCaller() throws Exception {
    server.enqueue(json("{}").setBodyDelay(50, TimeUnit.MILLISECONDS));
    CompletableFuture<?> future =
        client(builder -> {})
            .callAsync(Ask.of("a"), RequestOptions.DEFAULTS, this::noted)
            .thenApply(this::noted);

    future.get(20, TimeUnit.SECONDS);

    assertThat(contexts).containsExactly(Map.of("order", "4711"), Map.of("order", "4711"));
  }

  @Test
  void waitWithAListener_hasTheContextOfItsCaller() throws Exception {
    server.enqueue(json("{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"PENDING\"}}"));
    server.enqueue(
        json(
            "{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"SUCCEEDED\",\"video_url\":\"http://x/y\"}}"));

    client(builder -> {})
        .submit(Make.of("a"))
        .awaitAsync(PollOptions.DEFAULT, this::noted)
        .thenApply(this::noted)
        .get(20, TimeUnit.SECONDS);

    assertThat(contexts).isNotEmpty().allMatch(Map.of("order", "4711")::equals);
  }

  @Test
  void signalsOfAPublisher_haveTheContextOfTheSubscriber() throws Exception {
    server.enqueue(sse("data: {\"text\":\"a\",\"finish\":\"stop\"}\n\n"));
    CompletableFuture<String> end = new CompletableFuture<>();

    client(builder -> {})
        .publisher(Ask.of("a"))
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(9);
              }

              @Override
              public void onNext(Piece piece) {
                noted(piece);
              }

              @Override
              public void onError(Throwable failure) {
                noted(failure);
                end.complete("failed");
              }

              @Override
              public void onComplete() {
                noted("end");
                end.complete("whole");
              }
            });
    end.get(20, TimeUnit.SECONDS);

    assertThat(contexts).isNotEmpty().allMatch(Map.of("order", "4711")::equals);
  }
}
