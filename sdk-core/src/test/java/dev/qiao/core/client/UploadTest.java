package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.ApiKey;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.NamedPipe;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.Make;
import dev.qiao.core.client.TestOperations.Reply;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.PermissionException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Local media on its way to the vendor's temporary storage. */
class UploadTest extends SocketTest {
  private final MockWebServer storage = NoDelay.server();
  private final AtomicInteger policies = new AtomicInteger();
  private final List<RecordedRequest> asked = new CopyOnWriteArrayList<>();
  private volatile String size = "100";
  private volatile MockResponse policyAnswer;

  @BeforeEach
  void startStorage() throws IOException {
    storage.start();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            asked.add(request);
            String path = String.valueOf(request.getPath());
            if (path.contains("/uploads")) {
              return policyAnswer == null ? policy() : policyAnswer.clone();
            }
            return json("{\"text\":\"ok\",\"output\":{\"task_id\":\"t-1\"}}");
          }
        });
    storage.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse();
          }
        });
  }

  @AfterEach
  void stopStorage() throws IOException {
    storage.shutdown();
  }

  private MockResponse policy() {
    return json(
        "{\"request_id\":\"r\",\"data\":{\"policy\":\"cG9saWN5\",\"signature\":\"c2lnbg==\","
            + "\"upload_dir\":\"dashscope-instant/d/"
            + policies.incrementAndGet()
            + "\",\"upload_host\":\""
            + storage.url("/")
            + "\",\"expire_in_seconds\":300,\"max_file_size_mb\":"
            + size
            + ",\"capacity_limit_mb\":999,\"oss_access_key_id\":\"EXAMPLEACCESSKEYID\","
            + "\"x_oss_object_acl\":\"private\",\"x_oss_forbid_overwrite\":\"true\"}}");
  }

  @Test
  void submit_localPath_uploadsThenSendsOssUrlWithResolveHeader(@TempDir Path folder)
      throws Exception {
    Path picture = Files.writeString(folder.resolve("猫 1.png"), "PIXELS");
    client(builder -> builder.workspace("ws-1"))
        .submit(new Make(TestOperations.MODEL, "a", MediaSource.of(picture)));

    RecordedRequest policy = asked.get(0);
    assertThat(policy.getRequestLine())
        .isEqualTo("GET /api/v1/uploads?action=getPolicy&model=test-1 HTTP/1.1");
    assertThat(policy.getHeader("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(policy.getHeader("X-DashScope-WorkSpace")).isEqualTo("ws-1");

    RecordedRequest post = posted();
    assertThat(post.getHeaders().names())
        .containsExactlyInAnyOrder(
            "User-Agent",
            "Content-Type",
            "Content-Length",
            "Host",
            "Connection",
            "Accept-Encoding");
    String form = post.getBody().readUtf8();
    List<String> names = new ArrayList<>();
    Matcher name = Pattern.compile("form-data; name=\"([^\"]+)\"").matcher(form);
    while (name.find()) {
      names.add(name.group(1));
    }
    assertThat(names)
        .containsExactly(
            "OSSAccessKeyId",
            "Signature",
            "policy",
            "x-oss-object-acl",
            "x-oss-forbid-overwrite",
            "key",
            "success_action_status",
            "file");
    assertThat(form)
        .contains("EXAMPLEACCESSKEYID", "cG9saWN5", "c2lnbg==", "private", "true", "200", "PIXELS")
        .contains("dashscope-instant/d/1/猫 1.png");

    RecordedRequest submission = asked.get(1);
    assertThat(submission.getBody().readUtf8())
        .isEqualTo(
            "{\"model\":\"test-1\",\"prompt\":\"a\","
                + "\"image\":\"oss://dashscope-instant/d/1/猫 1.png\"}");
    assertThat(submission.getHeader("X-DashScope-OssResourceResolve")).isEqualTo("enable");
    assertThat(asked).hasSize(2);
  }

  @Test
  void call_sameContent_isUploadedOncePerModel() {
    QiaoClient client = client();
    client.call(Ask.about(bytes("same")));
    client.call(Ask.about(bytes("same")));
    assertThat(storage.getRequestCount()).isEqualTo(1);
    client.call(Ask.about(bytes("other")));
    assertThat(storage.getRequestCount()).isEqualTo(2);
    client.call(new Ask(Model.of("test-2"), "a", null, bytes("same"), null));
    assertThat(storage.getRequestCount()).isEqualTo(3);
    assertThat(asked.get(asked.size() - 2).getPath()).endsWith("model=test-2");
  }

  @Test
  void call_addressThatSoonEnds_isUploadedAgain() {
    QiaoClient client = client();
    client.call(Ask.about(bytes("same")));
    time.advance(Duration.ofHours(45));
    client.call(Ask.about(bytes("same")));
    assertThat(storage.getRequestCount()).isEqualTo(1);
    time.advance(Duration.ofHours(2));
    client.call(Ask.about(bytes("same")));
    assertThat(storage.getRequestCount()).isEqualTo(2);
  }

  @Test
  void call_sameContentWithAnotherKey_isUploadedForItsAccount() {
    QiaoClient client = client();
    client.call(Ask.about(bytes("same")));
    RequestOptions tenant = RequestOptions.builder().apiKey(ApiKey.of("tenant-key")).build();
    client.call(Ask.about(bytes("same")), tenant);
    assertThat(storage.getRequestCount()).isEqualTo(2);
    assertThat(asked.get(2).getHeader("Authorization")).isEqualTo("Bearer tenant-key");
    client.call(Ask.about(bytes("same")), tenant);
    assertThat(storage.getRequestCount()).isEqualTo(2);
  }

  @Test
  void call_sameContentFromManyThreads_isUploadedOnce() throws Exception {
    QiaoClient client = client();
    CountDownLatch go = new CountDownLatch(1);
    List<FutureTask<String>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      FutureTask<String> one =
          new FutureTask<>(
              () -> {
                go.await();
                return client.call(Ask.about(bytes("same"))).value().text();
              });
      all.add(one);
      new Thread(one, "test-" + i).start();
    }
    go.countDown();
    for (FutureTask<String> one : all) {
      assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo("ok");
    }
    assertThat(storage.getRequestCount()).isEqualTo(1);
  }

  @Test
  void call_uploadThatFails_isTriedAgainByTheNextCall() {
    QiaoClient client = client();
    policyAnswer = refusal(401, "InvalidApiKey", "no");
    assertThatThrownBy(() -> client.call(Ask.about(bytes("same"))))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageStartingWith("DashScope answered 401 InvalidApiKey: no. Hint: check the key:");
    policyAnswer = null;
    assertThat(client.call(Ask.about(bytes("same"))).value().text()).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "0", "\"lots\"", "\"\"", "null", "[]", "1e400", "1e2147483650"})
  void upload_largestSizeThatIsNone_limitsNothing(String none) {
    size = none;
    assertThat(client().files().upload(bytes("x"), TestOperations.MODEL).url())
        .isEqualTo("oss://dashscope-instant/d/1/a.png");
  }

  @Test
  void upload_policyNumbersAsStrings_areRead() {
    size = "\"1\"";
    assertThat(client().files().upload(bytes("x"), TestOperations.MODEL).url())
        .isEqualTo("oss://dashscope-instant/d/1/a.png");
  }

  @Test
  void upload_tooLarge_isRefusedBeforeTheStorage() {
    size = "1";
    MediaSource large = MediaSource.of(new byte[1024 * 1024 + 1], "large.mp4");
    assertThatThrownBy(() -> client().files().upload(large, TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "large.mp4 (1048577 bytes) has 1048577 bytes, but the vendor's temporary storage takes"
                + " at most 1048576; put the file on your own storage and give its URL");
    assertThat(storage.getRequestCount()).isZero();
    MediaSource fits = MediaSource.of(new byte[1024 * 1024], "fits.mp4");
    assertThat(client().files().upload(fits, TestOperations.MODEL).isLocal()).isFalse();
  }

  @Test
  void upload_policyThatNamesNoHost_isMalformed() {
    policyAnswer = json("{\"data\":{}}");
    MalformedResponseException failure =
        catchThrowableOfType(
            MalformedResponseException.class,
            () -> client().files().upload(bytes("x"), TestOperations.MODEL));
    assertThat(failure).hasMessage("upload.get-policy: the answer names no upload host");
    assertThat(failure.body()).isEqualTo("{\"data\":{}}");
  }

  @Test
  void upload_storageRefuses_saysSo() {
    storage.setDispatcher(
        answering(
            new MockResponse()
                .setResponseCode(403)
                .setBody("<Error><Code>AccessDenied</Code></Error>")));
    assertThatThrownBy(() -> client().files().upload(bytes("x"), TestOperations.MODEL))
        .isInstanceOf(PermissionException.class)
        .hasMessageStartingWith(
            "DashScope answered 403: (not JSON) <Error><Code>AccessDenied</Code></Error>");
    assertThat(storage.getRequestCount()).isEqualTo(1);
  }

  @Test
  void upload_storageFailsAndRecovers_isRetriedWithAllBytes() throws Exception {
    AtomicInteger count = new AtomicInteger();
    storage.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse().setResponseCode(count.getAndIncrement() == 0 ? 500 : 200);
          }
        });
    client().files().upload(bytes("PIXELS"), TestOperations.MODEL);
    posted();
    assertThat(posted().getBody().readUtf8()).contains("PIXELS");
    assertThat(time.pauses()).hasSize(1);
  }

  @Test
  void upload_storageThatNeverAnswers_ends() throws IOException {
    try (RawServer silent = RawServer.stallingAfter("")) {
      policyAnswer =
          json("{\"data\":{\"upload_host\":\"" + silent.root() + "\",\"upload_dir\":\"d\"}}");
      QiaoClient client =
          client(
              builder ->
                  builder
                      .retry(RetryPolicy.NONE)
                      .timeouts(Timeouts.builder().firstEvent(Duration.ofMillis(200)).build()));
      assertThatThrownBy(() -> client.files().upload(bytes("x"), TestOperations.MODEL))
          .isInstanceOf(CallTimeoutException.class)
          .hasMessageStartingWith("upload.post-object at 127.0.0.1: ")
          .hasMessageEndingWith(
              " within 200 ms; the setting is Timeouts.firstEvent. The service may have taken the"
                  + " request");
    }
  }

  @Test
  void upload_fileThatIsNotThere_saysSoBeforeTheNetwork() {
    MediaSource missing = MediaSource.of(Path.of("no-such-file.png"));
    assertThatThrownBy(() -> client().call(Ask.about(missing)))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "the file no-such-file.png cannot be read: it does not exist in "
                + Path.of("").toAbsolutePath());
    assertThat(server.getRequestCount()).isZero();
  }

  /** A request with two pictures and anything else. */
  record Album(Model model, List<MediaSource> images, Object more) implements CallRequest<Reply> {
    private static final Operation<Album, Reply> OPERATION =
        Operation.call(
            "test.album",
            Vendor.DASHSCOPE,
            Endpoint.Api.NATIVE,
            "/services/album",
            Album.class,
            Reply.class);

    @Override
    public Operation<Album, ?> operation() {
      return OPERATION;
    }
  }

  @Test
  void severalMedia_areSentInTheirPlaces() throws Exception {
    MediaSource address = MediaSource.of("https://example.com/b.png");
    client()
        .call(
            new Album(
                TestOperations.MODEL,
                List.of(bytes("one"), address, bytes("two"), bytes("one")),
                "x"));

    assertThat(policies).hasValue(2);
    String body = asked.get(asked.size() - 1).getBody().readUtf8();
    assertThat(body)
        .matches(
            ".*\"images\":\\[\"(oss://dashscope-instant/d/1/[^\"]+)\",\"https://example.com/b.png\","
                + "\"oss://dashscope-instant/d/2/[^\"]+\",\"\\1\"\\],\"more\":\"x\".*");
  }

  @Test
  void requestThatCannotBeWritten_uploadsNothing() {
    Map<String, Object> endless = new HashMap<>();
    endless.put("itself", endless);

    assertThatThrownBy(
            () -> client().call(new Album(TestOperations.MODEL, List.of(bytes("one")), endless)))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageStartingWith("Album cannot be written as JSON: ");
    assertThat(server.getRequestCount()).isZero();
    assertThat(storage.getRequestCount()).isZero();
  }

  @Test
  void upload_vendorWithoutStorage_saysWhatToGive() {
    QiaoClient client = client(builder -> builder.vendor(Vendor.MINIMAX).region(Region.CHINA));
    assertThatThrownBy(() -> client.files().upload(bytes("x"), TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "MiniMax has no temporary storage for a.png (1 bytes); give a URL or a data URI");
  }

  @Test
  void upload_address_isLeftAsItIs() {
    MediaSource url = MediaSource.of("https://example.com/a.png");
    assertThat(client().files().upload(url, TestOperations.MODEL)).isSameAs(url);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void upload_firstAttemptArrivedUnanswered_endsUnderAFreshName() throws Exception {
    AtomicInteger count = new AtomicInteger();
    storage.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return switch (count.getAndIncrement()) {
              case 0 -> new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST);
              case 1 ->
                  new MockResponse()
                      .setResponseCode(409)
                      .setBody("<Error><Code>FileAlreadyExists</Code></Error>");
              default -> new MockResponse();
            };
          }
        });
    MediaSource address = client().files().upload(bytes("PIXELS"), TestOperations.MODEL);
    assertThat(address.url()).matches("oss://dashscope-instant/d/2/[0-9a-f]{8}-a\\.png");
    posted();
    posted();
    assertThat(posted().getBody().readUtf8())
        .contains("PIXELS", String.valueOf(address.url()).substring("oss://".length()));
    assertThat(policies).hasValue(2);
  }

  @Test
  void upload_nameTakenAgainAndAgain_saysSo() {
    storage.setDispatcher(answering(new MockResponse().setResponseCode(409)));
    assertThatThrownBy(() -> client().files().upload(bytes("x"), TestOperations.MODEL))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("DashScope answered 409");
    assertThat(storage.getRequestCount()).isEqualTo(2);
  }

  @Test
  void upload_policyThatRanOut_isAskedForAnew() {
    AtomicInteger count = new AtomicInteger();
    storage.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return count.getAndIncrement() > 0
                ? new MockResponse()
                : new MockResponse()
                    .setResponseCode(403)
                    .setBody(
                        "<Error><Code>AccessDenied</Code><Message>Invalid according to Policy:"
                            + " Policy expired.</Message></Error>");
          }
        });
    assertThat(client().files().upload(bytes("x"), TestOperations.MODEL).url())
        .startsWith("oss://dashscope-instant/d/2/");
  }

  @Test
  void upload_tellsHowFarItIs_andAgainWithEachAttempt() {
    AtomicInteger count = new AtomicInteger();
    storage.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse().setResponseCode(count.getAndIncrement() == 0 ? 500 : 200);
          }
        });
    QiaoClient client = client();
    MediaSource media = MediaSource.of(new byte[100_000], "a.png");
    List<Long> told = new ArrayList<>();
    client.files().upload(media, TestOperations.MODEL, told::add);
    assertThat(told).containsExactly(65_536L, 100_000L, 65_536L, 100_000L);
    client.files().upload(media, TestOperations.MODEL, told::add);
    assertThat(told).hasSize(4);
  }

  @Test
  void upload_progressThatThrows_endsNothing() {
    MediaSource address =
        client()
            .files()
            .upload(
                bytes("x"),
                TestOperations.MODEL,
                sent -> {
                  throw new IllegalStateException("no");
                });
    assertThat(address.isLocal()).isFalse();
  }

  @Test
  void upload_ofAStream_opensItForEachReading() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    MediaSource media =
        MediaSource.of(
            () -> {
              opened.incrementAndGet();
              return new ByteArrayInputStream("PIXELS".getBytes(StandardCharsets.UTF_8)) {
                @Override
                public void close() {
                  closed.incrementAndGet();
                }
              };
            },
            "a.png",
            -1);
    client().call(Ask.about(media));
    String form = posted().getBody().readUtf8();
    assertThat(form).contains("PIXELS", "dashscope-instant/d/1/a.png");
    assertThat(opened).hasValue(2);
    assertThat(closed).hasValue(2);
  }

  @Test
  void upload_ofAStreamOfAnotherSize_saysSoBeforeTheNetwork() {
    MediaSource media = MediaSource.of(() -> new ByteArrayInputStream(new byte[3]), "a.png", 4);
    assertThatThrownBy(() -> client().files().upload(media, TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("the file a.png (4 bytes) cannot be read: it has 3 bytes, not 4");
    assertThat(server.getRequestCount()).isZero();
  }

  /** Sent would be something else than what was looked at. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void upload_ofAFileThatChangesMeanwhile_saysSo(int later) {
    AtomicInteger opened = new AtomicInteger();
    MediaSource media =
        MediaSource.of(
            () -> new ByteArrayInputStream(new byte[opened.getAndIncrement() == 0 ? 3 : later]),
            "a.png",
            -1);
    assertThatThrownBy(() -> client().files().upload(media, TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("the file a.png cannot be read: it changed while it was sent");
  }

  @Test
  void upload_ofAStreamThatCannotBeOpenedAgain_saysSo() {
    AtomicInteger opened = new AtomicInteger();
    MediaSource media =
        MediaSource.of(
            () -> {
              if (opened.getAndIncrement() > 0) {
                throw new EOFException("used up");
              }
              return new ByteArrayInputStream(new byte[3]);
            },
            "a.png",
            -1);
    assertThatThrownBy(() -> client().files().upload(media, TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("the file a.png cannot be read: EOFException")
        .hasCauseInstanceOf(EOFException.class);
  }

  /** Who is interrupted gives up for itself alone. */
  @Test
  void upload_interruptedInAnotherThread_isTakenOver() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    AtomicInteger opened = new AtomicInteger();
    MediaSource slow =
        MediaSource.of(
            () -> {
              if (opened.getAndIncrement() == 1) {
                begun.countDown();
                try {
                  read.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                  throw new InterruptedIOException("interrupted");
                }
              }
              return new ByteArrayInputStream(new byte[3]);
            },
            "a.png",
            3);
    QiaoClient client = client();
    FutureTask<MediaSource> first =
        new FutureTask<>(() -> client.files().upload(slow, TestOperations.MODEL));
    Thread interrupted = new Thread(first, "test-first");
    interrupted.start();
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    FutureTask<MediaSource> second =
        new FutureTask<>(
            () ->
                client.files().upload(MediaSource.of(new byte[3], "a.png"), TestOperations.MODEL));
    new Thread(second, "test-second").start();
    interrupted.interrupt();
    assertThat(second.get(5, TimeUnit.SECONDS).url()).startsWith("oss://");
    assertThatThrownBy(() -> first.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(CallInterruptedException.class);
  }

  @Test
  void cache_isBounded_andKeepsWhatWasAskedForLast() {
    QiaoClient client = client();
    for (int i = 0; i < 1000; i++) {
      client.files().upload(bytes("content " + i), TestOperations.MODEL);
    }
    client.files().upload(bytes("content 0"), TestOperations.MODEL);
    assertThat(storage.getRequestCount()).isEqualTo(1000);
    client.files().upload(bytes("one more"), TestOperations.MODEL);
    client.files().upload(bytes("content 0"), TestOperations.MODEL);
    assertThat(storage.getRequestCount()).isEqualTo(1001);
    client.files().upload(bytes("content 1"), TestOperations.MODEL);
    assertThat(storage.getRequestCount()).isEqualTo(1002);
  }

  @Test
  void upload_progressThatThrowsAnError_endsNothing() {
    MediaSource address =
        client()
            .files()
            .upload(
                MediaSource.of(new byte[200_000], "a.png"),
                TestOperations.MODEL,
                sent -> {
                  throw new StackOverflowError("a broken progress bar");
                });
    assertThat(address.isLocal()).isFalse();
  }

  @Test
  void upload_storageRefuses_saysThatItIsTheStorageAndNotTheKey() {
    storage.setDispatcher(
        answering(
            new MockResponse()
                .setResponseCode(403)
                .setBody("<Error><Code>AccessDenied</Code></Error>")));
    assertThatThrownBy(() -> client().files().upload(bytes("x"), TestOperations.MODEL))
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining(
            "Hint: the vendor's temporary storage refused the file (AccessDenied), not the key or"
                + " the model; upload it again")
        .hasMessageNotContaining("grant");
    storage.setDispatcher(
        answering(new MockResponse().setResponseCode(403).setBody("<html>blocked</html>")));
    assertThatThrownBy(() -> client().files().upload(bytes("x"), TestOperations.MODEL))
        .hasMessageContaining("check the proxy or firewall");
  }

  @Test
  void upload_ofNothing_isRefusedBeforeTheNetwork() {
    assertThatThrownBy(() -> client().files().upload(bytes(""), TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("the file a.png (0 bytes) cannot be read: it is empty (0 bytes)");
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/x.png, .._.._etc_x.png",
    "..., file",
    "a/b\\c?d#e%f.png, a_b_c_d_e_f.png",
    "'', file",
    "\u6f6e\u6c50 \u62a5\u544a(1).png, \u6f6e\u6c50 \u62a5\u544a(1).png",
  })
  void upload_name_leavesNoFolderAndNoAddress(String name, String object) {
    MediaSource media = MediaSource.of(new byte[] {1}, name);
    assertThat(client().files().upload(media, TestOperations.MODEL).url())
        .isEqualTo("oss://dashscope-instant/d/1/" + object);
  }

  @Test
  void upload_streamOfTheCallerThatThrows_isNamed() {
    MediaSource broken =
        MediaSource.of(
            () -> {
              throw new IllegalStateException("no");
            },
            "a.png",
            -1);
    assertThatThrownBy(() -> client().files().upload(broken, TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("the file a.png cannot be read: opening it threw IllegalStateException");
    MediaSource none = MediaSource.of(() -> null, "a.png", -1);
    assertThatThrownBy(() -> client().files().upload(none, TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("the file a.png cannot be read: opening it gave no stream");
  }

  /** A stream of the caller's, which throws while it is opened, read or closed, each time once. */
  @Test
  void upload_streamOfTheCallerThatThrowsAnything_isAnSdkException() {
    for (Throwable trouble :
        List.of(
            new IllegalStateException("mine"),
            new AssertionError("mine"),
            new Exception("mine"),
            new IOException("mine"))) {
      for (int broken = 0; broken < 2; broken++) {
        for (Step step : Step.values()) {
          int which = broken;
          AtomicInteger opened = new AtomicInteger();
          MediaSource media =
              MediaSource.of(
                  () -> {
                    boolean now = opened.getAndIncrement() == which;
                    if (now && step == Step.OPEN) {
                      sneak(trouble);
                    }
                    return new ByteArrayInputStream(
                        (trouble + "" + step + which)
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                      @Override
                      public synchronized int read(byte[] into, int offset, int length) {
                        if (now && step == Step.READ) {
                          sneak(trouble);
                        }
                        return super.read(into, offset, length);
                      }

                      @Override
                      public void close() {
                        if (now && step == Step.CLOSE) {
                          sneak(trouble);
                        }
                      }
                    };
                  },
                  "a.png",
                  -1);
          Throwable failure =
              catchThrowable(() -> client().files().upload(media, TestOperations.MODEL));
          // What fails while it is sent is tried again.
          if (failure != null || which == 0) {
            assertThat(failure)
                .as("%s %s %s", trouble, step, which)
                .isInstanceOf(SdkException.class);
          }
        }
      }
    }
  }

  private enum Step {
    OPEN,
    READ,
    CLOSE
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable trouble) throws E {
    throw (E) trouble;
  }

  @Test
  void upload_folder_isNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> client().files().upload(MediaSource.of(folder), TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("the file " + folder + " cannot be read: it is a folder");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such pipes")
  void upload_pipe_isRefusedAtOnce(@TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("pipe.png");
    NamedPipe.make(pipe);
    assertThatThrownBy(() -> client().files().upload(MediaSource.of(pipe), TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "the file "
                + pipe
                + " cannot be read: it is a pipe or a device, not a file; give its bytes");
  }

  @Test
  void upload_endlessStream_endsAtItsSize_orAtAnInterrupt() throws Exception {
    MediaSource.Content endless =
        () ->
            new InputStream() {
              @Override
              public int read() {
                return 7;
              }
            };
    assertThatThrownBy(
            () ->
                client().files().upload(MediaSource.of(endless, "a.png", 10), TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageMatching("the file a.png \\(10 bytes\\) .*: it has \\d+ bytes or more, not 10");
    FutureTask<Throwable> upload =
        new FutureTask<>(
            () ->
                catchThrowable(
                    () ->
                        client()
                            .files()
                            .upload(MediaSource.of(endless, "a.png", -1), TestOperations.MODEL)));
    Thread thread = new Thread(upload);
    thread.start();
    thread.interrupt();
    assertThat(upload.get(20, TimeUnit.SECONDS)).isInstanceOf(CallInterruptedException.class);
  }

  @Test
  void upload_streamThatNamesAFileThatCannotBe_isRefusedAllTheSame() {
    MediaSource.Content missing =
        () -> {
          throw new NoSuchFileException("a\0b");
        };

    assertThatThrownBy(
            () ->
                client().files().upload(MediaSource.of(missing, "a.png", 1), TestOperations.MODEL))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("NoSuchFileException");
  }

  @Test
  void upload_streamThatGivesNoBytesForAWhile_isReadToItsEnd() throws Exception {
    AtomicInteger left = new AtomicInteger(6);
    MediaSource.Content empty =
        () ->
            new InputStream() {
              @Override
              public int read() {
                return left.getAndDecrement() > 0 ? 'a' : -1;
              }

              @Override
              public int read(byte[] bytes, int offset, int length) {
                return 0;
              }
            };

    assertThat(
            new String(
                MediaSource.of(empty, "a.txt", 6).open().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("aaaaaa");
  }

  private RecordedRequest posted() throws InterruptedException {
    RecordedRequest request = storage.takeRequest(5, TimeUnit.SECONDS);
    assertThat(request).isNotNull();
    return request;
  }

  private static Dispatcher answering(MockResponse answer) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return answer.clone();
      }
    };
  }

  private static MediaSource bytes(String text) {
    return MediaSource.of(text.getBytes(StandardCharsets.UTF_8), "a.png");
  }
}
