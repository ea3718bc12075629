package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.qiao.core.ApiKey;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.internal.time.Time;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.core.task.TaskRef;
import dev.qiao.core.task.TaskSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.QueueDispatcher;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service or a proxy repeats the key: no exception and no log line shows it. */
class SecretEchoTest extends SocketTest {
  private static final String TEMPORARY = "st-fedcba9876543210fedcba9876543210";
  private static final String LINK =
      "https://b.oss-cn-beijing.aliyuncs.com/a.mp4?Expires=1790000000&OSSAccessKeyId=LTAISECRET1"
          + "&Signature=SECRET2abc%2Fdef%3D&x-oss-security-token=SECRET3&X-Amz-Credential=SECRET4"
          + "&sign=SECRET5&token=SECRET6";

  private static final PollOptions QUICK =
      PollOptions.within(Duration.ofSeconds(2))
          .withInitialDelay(Duration.ofMillis(1))
          .withMaxDelay(Duration.ofMillis(2));

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String each(String text, String format) {
    return text.chars()
        .mapToObj(c -> String.format(Locale.ROOT, format, c))
        .collect(Collectors.joining());
  }

  /** Ways in which a key may come back. */
  static Stream<String> sent() {
    return Stream.of(
        KEY,
        "Bearer " + KEY,
        KEY.toUpperCase(Locale.ROOT),
        each(KEY, "%%%02x"),
        each(KEY, "%%%02X"),
        each(KEY, "%%25%02x"),
        each(KEY, "\\u%04x"),
        each(KEY, "\\\\u%04X"),
        each(KEY, "&#%d;"),
        each(KEY, "&#x%x;"),
        KEY.replace("-", "%2d"),
        KEY.replace("-", "\\u002d"),
        base64(KEY),
        base64("Bearer " + KEY),
        base64("x:" + KEY),
        base64("{\"key\":\"" + KEY + "\"}"),
        base64("x:" + KEY).replace("=", "%3d"),
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(KEY.getBytes(StandardCharsets.UTF_8)),
        KEY.substring(0, 7) + "\\n" + KEY.substring(7),
        KEY.substring(0, 7) + "\\r\\n  " + KEY.substring(7, 20) + "\\n" + KEY.substring(20));
  }

  @ParameterizedTest
  @MethodSource("sent")
  void everyAnswerThatRepeatsTheKey_isShownWithoutIt(String echo) {
    Logs logs = Logs.fromNow();
    Shown shown = new Shown();
    QiaoClient client = client(builder -> builder.retry(RetryPolicy.NONE).listener(shown));
    String header = echo.replace("\\n", " ").replace("\\r", " ");
    String cut = "x".repeat(470) + " " + echo;
    for (MockResponse answer :
        new MockResponse[] {
          json("<html>" + echo),
          json("{\"text\":" + echo + "}"),
          json("{\"text\":[\"" + echo + "\"]}"),
          json(echo),
          json(401, "{\"code\":\"a " + echo + "\",\"message\":\"" + echo + "\"}")
              .setHeader("X-Request-Id", header)
              .setHeader("X-" + KEY, "a"),
          json(500, "{\"code\":\"a\",\"message\":\"" + cut + "\"}"),
          json(500, cut.substring(300)),
          json(302, "").setHeader("Location", "/login/" + header.replace(' ', '+')),
          json(200, "{\"error\":{\"code\":\"a\",\"message\":\"" + echo + "\"}}"),
          json("{\"text\":\"ok\"}").setHeader("X-Request-Id", header),
          new MockResponse().setStatus("HTTP/1.1 " + header),
          new MockResponse().setStatus(header),
          json("{}").setHeader("Content-Length", "-1" + header),
        }) {
      server.enqueue(answer);
      shown.add(catchThrowable(() -> client.call(Ask.of("a"))));
    }
    for (String events :
        new String[] {
          "data:" + echo + "\n\n",
          "data:{\"text\":" + echo + "}\n\n",
          "data:{\"text\":[\"" + echo + "\"]}\n\n",
          "event:error\ndata:" + echo + "\n\n",
          "event:error\ndata:{\"code\":\"a\",\"message\":\"" + echo + "\"}\n\n",
          echo
        }) {
      server.enqueue(sse(events));
      shown.add(catchThrowable(() -> client.stream(Ask.of("a")).collect()));
    }
    shown.requireWithout(echo, logs);
  }

  @ParameterizedTest
  @MethodSource("sent")
  void pollThatRepeatsTheKey_isShownWithoutIt(String echo) {
    Logs logs = Logs.fromNow();
    Shown shown = new Shown();
    QiaoClient client = client(builder -> builder.time(Time.SYSTEM).listener(shown));
    for (String poll :
        new String[] {
          "{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"FAILED\",\"code\":\"E\",\"message\":\""
              + echo
              + "\",\"more\":\""
              + echo
              + "\"}}",
          "{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"CANCELED\",\"more\":\""
              + echo
              + "\"}}",
          "{\"code\":\"E\",\"message\":\"" + echo + "\"}",
          "<html>" + echo,
          "{\"output\":{\"task_id\":\"" + echo + "\",\"task_status\":\"RUNNING\"}}",
          "{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"SUCCEEDED\",\"video_url\":[\""
              + echo
              + "\"]}}"
        }) {
      server.enqueue(json("{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"PENDING\"}}"));
      TaskHandle<?> task = client.submit(Make.of("a"));
      server.setDispatcher(always(json(poll)));
      shown.add(catchThrowable(() -> shown.note(task.snapshot())));
      shown.add(catchThrowable(() -> task.await(QUICK)));
      server.setDispatcher(new QueueDispatcher());
    }
    shown.requireWithout(echo, logs);
  }

  @Test
  void temporaryKey_isNeitherInItsOwnFailureNorInALaterOne() {
    Shown shown = new Shown();
    Logs logs = Logs.fromNow();
    QiaoClient client = client(builder -> builder.retry(RetryPolicy.NONE).listener(shown));
    for (String broken :
        new String[] {
          "{\"token\":\"" + TEMPORARY + "\",\"expires_at\":",
          "{\"code\":\"E\",\"message\":\"m\",\"token\":\"" + TEMPORARY + "\"}"
        }) {
      server.enqueue(json(broken));
      shown.add(catchThrowable(() -> client.temporaryKey(Duration.ofMinutes(1))));
    }
    server.enqueue(json("{\"token\":\"" + TEMPORARY + "\",\"expires_at\":1744080369}"));
    TemporaryKey key = client.temporaryKey(Duration.ofMinutes(1));
    assertThat(key.key().reveal()).isEqualTo(TEMPORARY);
    shown.note(key);
    server.enqueue(refusal(401, "InvalidApiKey", "the key " + TEMPORARY + " has expired"));
    shown.add(catchThrowable(() -> client.call(Ask.of("a"))));
    RequestOptions own = RequestOptions.builder().apiKey(key.key()).build();
    shown.note(own);
    server.enqueue(refusal(401, "InvalidApiKey", "the key " + TEMPORARY + " and " + KEY));
    shown.add(catchThrowable(() -> client.call(Ask.of("a"), own)));
    shown.requireWithout(TEMPORARY, logs);
  }

  @Test
  void secretHeadersOfUserInterceptorAndCookieJar_areNotShown() {
    Logs logs = Logs.fromNow();
    Shown shown = new Shown();
    QiaoClient client =
        client(
            builder ->
                builder
                    .retry(RetryPolicy.NONE)
                    .listener(shown)
                    .interceptor(
                        chain -> {
                          var request =
                              chain
                                  .request()
                                  .withHeader("X-Gateway-Token", "gw-SECRET-1234")
                                  .withHeader("Cookie", "sid=SECRETsession1; lang=zh");
                          shown.note(request);
                          var response = chain.proceed(request);
                          shown.note(response);
                          return response;
                        }));
    RequestOptions options =
        RequestOptions.builder().header("X-Company-Auth", "company-SECRET-5678").build();
    shown.note(options);
    shown.note(client.raw().withHeader("X-Api-Token", "raw-SECRET-9999"));
    String echo = "gw-SECRET-1234 sid=SECRETsession1 company-SECRET-5678";
    for (MockResponse answer :
        new MockResponse[] {
          json(401, "{\"code\":\"E\",\"message\":\"" + echo + "\"}")
              .setHeader("Set-Cookie", "sid=SECRETsession2; Path=/"),
          json("<html>" + echo),
          new MockResponse().setStatus(echo)
        }) {
      server.enqueue(answer);
      shown.add(catchThrowable(() -> client.call(Ask.of("a"), options)));
    }
    server.enqueue(sse("data:" + echo + "\n\n"));
    shown.add(catchThrowable(() -> client.stream(Ask.of("a"), options).collect()));
    server.enqueue(json(401, "{\"code\":\"E\",\"message\":\"raw-SECRET-9999\"}"));
    shown.add(
        catchThrowable(
            () -> client.raw().withHeader("X-Api-Token", "raw-SECRET-9999").get("/files")));
    shown.requireWithout("SECRET", logs);
  }

  @Test
  void interceptorThatThrowsTheKey_isShownWithoutIt_andIsNoReasonToTryAgain() {
    Logs logs = Logs.fromNow();
    Shown shown = new Shown();
    AtomicInteger tries = new AtomicInteger();
    QiaoClient client =
        client(
            builder ->
                builder
                    .listener(shown)
                    .interceptor(
                        chain -> {
                          tries.incrementAndGet();
                          IllegalStateException e =
                              new IllegalStateException(
                                  "outer", new IllegalArgumentException("with " + KEY));
                          e.addSuppressed(new IOException("beside " + KEY));
                          throw e;
                        }));
    Throwable failure = catchThrowable(() -> client.call(Ask.of("a")));
    shown.add(failure);
    assertThat(failure.getCause()).hasMessageContaining("outer");
    assertThat(failure.getCause().getCause()).hasMessageContaining("with ***");
    assertThat(tries).hasValue(1);
    shown.requireWithout(KEY, logs);
  }

  @Test
  void signedLinks_areShownWithoutTheirSignatures_whereverTheyStand() {
    Logs logs = Logs.fromNow();
    Shown shown = new Shown();
    QiaoClient client =
        client(builder -> builder.time(Time.SYSTEM).retry(RetryPolicy.NONE).listener(shown));
    String encoded = URLEncoder.encode(LINK, StandardCharsets.UTF_8);
    for (String link :
        new String[] {
          LINK,
          LINK.toLowerCase(Locale.ROOT).replace("secret", "SECRET"),
          LINK.replace("&", "\\u0026").replace("?", "\\u003f").replace("=", "\\u003d"),
          LINK.replace("&", "&amp;"),
          LINK.replace("/", "\\/"),
          "https://h/go?url=" + encoded,
          "https://h/go?url=" + URLEncoder.encode(encoded, StandardCharsets.UTF_8),
          "https://h/go?url="
              + URLEncoder.encode(encoded, StandardCharsets.UTF_8)
                  .toLowerCase(Locale.ROOT)
                  .replace("secret", "SECRET"),
          "https://user:SECRETpassword@h/a"
        }) {
      for (MockResponse answer :
          new MockResponse[] {
            json(400, "{\"code\":\"InvalidURL\",\"message\":\"cannot fetch " + link + ", sorry\"}"),
            json(400, "<html>" + link + "</html>"),
            json("<html><a href='" + link + "'>here</a>"),
            json(400, "{}").setHeader("X-Source", link),
            json(302, "").setHeader("Location", link)
          }) {
        server.enqueue(answer);
        shown.add(catchThrowable(() -> client.call(Ask.of("a"))));
      }
      server.enqueue(sse("event:error\ndata:{\"code\":\"E\",\"message\":\"" + link + "\"}\n\n"));
      shown.add(catchThrowable(() -> client.stream(Ask.of("a")).collect()));
      server.enqueue(json("{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"PENDING\"}}"));
      TaskHandle<?> task = client.submit(Make.of("a"));
      server.setDispatcher(
          always(
              json(
                  "{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"FAILED\",\"code\":\"E\","
                      + "\"message\":\"cannot fetch "
                      + link
                      + "\",\"input_url\":\""
                      + link
                      + "\"},\"message\":\""
                      + link
                      + "\"}")));
      shown.note(task.snapshot());
      shown.add(catchThrowable(() -> task.await(QUICK)));
      server.setDispatcher(new QueueDispatcher());
    }
    shown.requireWithout("SECRET", logs);
    assertThat(shown.text()).contains("Expires=1790000000", "***, sorry");
  }

  @Test
  void resultKeepsItsSignedLink_andShowsItWithoutTheSignature() {
    QiaoClient client = client();
    server.enqueue(json("{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"PENDING\"}}"));
    TaskHandle<TestOperations.Made> task = client.submit(Make.of("a"));
    server.enqueue(
        json(
            "{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"SUCCEEDED\",\"video_url\":\""
                + LINK
                + "\"}}"));
    TestOperations.Made made = task.await();
    assertThat(made.file().url()).isEqualTo(LINK);
    assertThat(made.toString()).doesNotContain("SECRET").contains("aliyuncs.com/a.mp4");
    assertThat(ResultFile.of("https://user:SECRET@h/a b?Signature=SECRET").toString())
        .doesNotContain("SECRET");
    Map<String, Object> more = dev.qiao.core.internal.json.Additional.Copy.of(Map.of("url", LINK));
    assertThat(more).containsEntry("url", LINK);
    assertThat(more.toString()).doesNotContain("SECRET").contains("Expires=1790000000");
  }

  @Test
  void uploadPermission_isNotShown() throws IOException {
    Logs logs = Logs.fromNow();
    Shown shown = new Shown();
    QiaoClient client = client(builder -> builder.retry(RetryPolicy.NONE).listener(shown));
    String permission =
        "\"policy\":\"SECRETpolicyTextInBase64\",\"signature\":\"SECRETsignature=\","
            + "\"oss_access_key_id\":\"LTAISECRETid\"";
    MediaSource picture = MediaSource.of("PIXELS".getBytes(StandardCharsets.UTF_8), "a.png");
    for (String answer :
        new String[] {
          "{\"data\":{" + permission + "}}",
          "{\"data\":{" + permission,
          "{\"code\":\"E\",\"message\":\"m\",\"extra\":{" + permission + "}}"
        }) {
      server.enqueue(json(answer));
      shown.add(catchThrowable(() -> client.files().upload(picture, TestOperations.MODEL)));
    }
    for (String echo :
        new String[] {
          "<Error><Code>AccessDenied</Code><Message>SECRETsignature= for LTAISECRETid</Message>"
              + "<OSSAccessKeyId>LTAISECRETid</OSSAccessKeyId><SignatureProvided>SECRETsignature="
              + "</SignatureProvided><Policy>SECRETpolicyTextInBase64</Policy></Error>",
          "echo SECRETpolicyTextInBase64 " + base64("x:SECRETsignature=")
        }) {
      server.enqueue(
          json(
              "{\"data\":{"
                  + permission
                  + ",\"upload_dir\":\"d\",\"upload_host\":\""
                  + server.url("/")
                  + "\"}}"));
      server.enqueue(new MockResponse().setResponseCode(403).setBody(echo));
      shown.add(catchThrowable(() -> client.files().upload(picture, TestOperations.MODEL)));
    }
    shown.requireWithout("SECRET", logs);
  }

  @Test
  void downloadThatRepeatsKeyOrLink_isShownWithoutThem(@TempDir Path folder) {
    Logs logs = Logs.fromNow();
    Shown shown = new Shown();
    QiaoClient client =
        client(
            builder ->
                builder
                    .retry(RetryPolicy.NONE)
                    .listener(shown)
                    .interceptor(
                        chain -> {
                          return chain.proceed(
                              chain.request().withHeader("X-Storage-Token", "SECRETtoken"));
                        }));
    ResultFile file = ResultFile.of(server.url("/v.mp4") + "?Signature=SECRETlink");
    for (MockResponse answer :
        new MockResponse[] {
          json(500, "SECRETtoken " + LINK),
          json(403, "<Error><Code>A SECRETtoken</Code><Message>" + LINK + "</Message></Error>"),
          json(200, "x").setHeader("Content-Encoding", "SECRETtoken"),
          json(206, "x").setHeader("Content-Range", "SECRETtoken"),
          json(302, "").setHeader("Location", "http://unknown.invalid/?Signature=SECRETmoved"),
          new MockResponse().setStatus("SECRETtoken")
        }) {
      server.enqueue(answer);
      shown.add(catchThrowable(() -> client.files().download(file, folder.resolve("v.mp4"))));
    }
    shown.requireWithout("SECRET", logs);
  }

  @Test
  void messageOfAMegabyte_isMaskedInLinearTime() {
    QiaoClient client = client(builder -> builder.retry(RetryPolicy.NONE));
    server.enqueue(refusal(400, "E", KEY));
    assertThat(catchThrowable(() -> client.call(Ask.of("a")))).hasMessageContaining("***");
    for (String unit :
        new String[] {
          KEY + " ",
          KEY.substring(0, 16) + " ",
          "sk-",
          "s\\n",
          "s ",
          "%",
          "%25",
          "%2525",
          "\\\\",
          "&#",
          "&#1",
          "&",
          "?Signature=",
          "?Signature=%",
          "a.b-",
          "a",
          "://",
          "://a:",
          "token: ",
          "\\\"token\\\": "
        }) {
      String message = unit.repeat(1_000_000 / unit.length());
      server.enqueue(refusal(400, "E", message));
      long begin = System.nanoTime();
      Throwable failure = catchThrowable(() -> client.call(Ask.of("a")));
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .as(unit)
          .isLessThan(Duration.ofSeconds(3));
      assertThat(((ApiException) failure).vendorMessage()).as(unit).doesNotContain(KEY);
    }
  }

  @Test
  void storageThatRepeatsTheSignedLink_isShownWithoutTheSignature(@TempDir Path folder) {
    String query = "?Expires=1&OSSAccessKeyId=SECRET1&Signature=SECRET2%3D&x-oss-signature=SECRET3";
    ResultFile file = ResultFile.of(server.url("/v.mp4") + query);
    QiaoClient client = client(builder -> builder.retry(RetryPolicy.NONE));
    Shown shown = new Shown();
    for (int status : new int[] {400, 403, 404, 500}) {
      server.enqueue(
          new MockResponse().setResponseCode(status).setBody("<Resource>" + file.url() + query));
      shown.add(catchThrowable(() -> client.files().download(file, folder.resolve("v"))));
    }
    assertThat(shown.text()).doesNotContain("SECRET");
  }

  @Test
  void providerWithoutAKey_isNamed() {
    assertThat(catchThrowable(() -> client(b -> b.apiKeys(() -> null)).call(Ask.of("a"))))
        .hasMessageContaining("the ApiKeyProvider returned null; nothing was sent");
    Throwable thrown =
        catchThrowable(
            () ->
                client(
                        b ->
                            b.apiKeys(
                                () -> {
                                  throw new IllegalStateException(KEY);
                                }))
                    .call(Ask.of("a")));
    assertThat(thrown)
        .hasMessageContaining("the ApiKeyProvider threw IllegalStateException; nothing was sent")
        .hasNoCause();
  }

  @Test
  void keyWithALineBreakOrBlank_isRefusedWithoutIt() {
    for (String key : new String[] {"sk-abcdef\n", " sk-abcdef", "sk-abc def", "sk-abcdef\r\n"}) {
      assertThat(catchThrowable(() -> ApiKey.of(key)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("trimmed")
          .hasMessageNotContaining("abc");
    }
  }

  private static Dispatcher always(MockResponse answer) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return answer.clone();
      }
    };
  }

  /** Whatever of failures, values and events somebody may print, log or store. */
  private static final class Shown implements ExchangeListener {
    private final List<String> text = new CopyOnWriteArrayList<>();

    void note(Object value) {
      text.add(String.valueOf(value));
    }

    void add(Throwable failure) {
      if (failure == null) {
        return;
      }
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      note(trace);
      for (Throwable e = failure; e != null; e = e.getCause()) {
        for (Method accessor : e.getClass().getMethods()) {
          if (accessor.getParameterCount() == 0
              && accessor.getDeclaringClass().getPackageName().startsWith("dev.qiao")
              && !accessor.getReturnType().equals(void.class)
              && !accessor.getName().equals("forCaller")) {
            try {
              note(accessor.invoke(e));
            } catch (ReflectiveOperationException unreachable) {
              throw new LinkageError(accessor.toString(), unreachable);
            }
          }
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(failure);
      } catch (IOException e) {
        throw new AssertionError("it cannot be serialized: " + failure, e);
      }
      note(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    String text() {
      return String.join("\n", text);
    }

    void requireWithout(String echo, Logs logs) {
      assertThat(text()).contains("***");
      for (String all : List.of(text(), logs.text())) {
        String plain = all.replaceAll("\\s+|\\\\[nr]", "");
        for (String secret :
            List.of(echo.replaceAll("\\s+|\\\\[nr]", ""), KEY, KEY.substring(0, 18), TEMPORARY)) {
          int at =
              secret.equals(KEY)
                  ? plain.toLowerCase(Locale.ROOT).indexOf(KEY)
                  : plain.indexOf(secret);
          String around = plain.substring(Math.max(0, at - 200), Math.max(0, at));
          assertThat(at).as("%s behind %s", secret, around).isNegative();
        }
      }
    }

    @Override
    public void started(Exchange exchange) {
      note(exchange);
    }

    @Override
    public void retrying(Exchange exchange, int attempt, Duration pause, Throwable reason) {
      add(reason);
    }

    @Override
    public void answered(Exchange exchange, int status, String requestId, Duration took) {
      note(requestId);
    }

    @Override
    public void failed(Exchange exchange, Throwable reason, Duration took) {
      add(reason);
    }

    @Override
    public void streamEnded(Exchange exchange, long events, Duration took, Throwable reason) {
      add(reason);
    }

    @Override
    public void polled(TaskSnapshot<?> snapshot) {
      note(snapshot);
    }

    @Override
    public void taskEnded(TaskRef task, TaskSnapshot<?> last, Throwable reason) {
      note(task);
      note(last);
      add(reason);
    }
  }
}
