package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.RetryPolicy;
import dev.qiao.core.http.Timeouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a storage, a proxy, a shared folder or a listener can do to a download. */
class DownloadFaultsTest extends SocketTest {
  private static final String PAGE =
      "<!DOCTYPE html>\n<html><body><a href=\"/login?Signature=hush\">Log in</a></body></html>";

  private final byte[] content = new byte[200_000];
  @TempDir private Path folder;
  private Path target;
  private Path part;

  @BeforeEach
  void prepare() {
    new Random(3).nextBytes(content);
    target = folder.resolve("video.mp4");
    part = folder.resolve("video.mp4.part");
  }

  @ParameterizedTest
  @CsvSource({
    "/v.mp4, video.mp4, text/html",
    "/v.mp4, video.mp4, ''",
    "/v.mp4, video.mp4, application/octet-stream",
    "/v, video, text/html; charset=utf-8",
    "/v, video.wav, ''",
    "/v.png, picture, ''",
    "/v.png, v.html.png, text/html",
  })
  void webPage_instead_isRefusedAndSaysWhatCame(String path, String name, String type)
      throws IOException {
    MockResponse page = new MockResponse().setBody(PAGE);
    server.enqueue(type.isEmpty() ? page : page.setHeader("Content-Type", type));
    assertThatThrownBy(() -> client().files().download(file(path), folder.resolve(name)))
        .isInstanceOf(DownloadException.class)
        .hasMessageStartingWith("localhost" + path + ": what came is no ")
        .hasMessageContaining(type.isEmpty() ? "without a content type" : type.split(";", 2)[0])
        .hasMessageContaining("begins with \"<!DOCTYPE html> <html>")
        .hasMessageEndingWith("Nothing was saved; check network and link")
        .hasMessageNotContaining("hush");
    assertThat(folder.toFile().list()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"error\":{\"message\":\"no\"}}', ''",
    "'{\"code\":\"Throttling\"}', application/json",
    "'[]', application/json",
    "'<?xml version=\"1.0\"?><Error><Code>X</Code></Error>', ''",
    "'<Error><Code>X</Code></Error>', application/xml",
    "access denied, text/plain",
    "' \n<html lang=\"en\">x', ''",
    "'<!-- a proxy --><HTML>', ''",
  })
  void error_insteadOfMedia_isRefused(String body, String type) {
    MockResponse answer = new MockResponse().setBody(body);
    server.enqueue(type.isEmpty() ? answer : answer.setHeader("Content-Type", type));
    assertThatThrownBy(() -> client().files().download(file("/v.mp4"), target))
        .isInstanceOf(DownloadException.class)
        .hasMessageStartingWith("localhost/v.mp4: what came is no picture, video or sound but ");
    assertThat(folder.toFile().list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v.mp4", "/v", "/v.wav"})
  void nothing_instead_isRefused(String path) {
    server.enqueue(new MockResponse().setHeader("Content-Type", "video/mp4"));
    assertThatThrownBy(() -> client().files().download(file(path), target))
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            "localhost"
                + path
                + ": nothing came (0 bytes, video/mp4) with a status of success. Nothing was"
                + " saved; download it again");
    assertThat(folder.toFile().list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/a.json, a.json", "/a, words.srt", "/page.html, page.html", "/a.txt, a"})
  void document_mayBeAnyTextOrEmpty(String path, String name) {
    for (String body : new String[] {"{\"a\":1}", "", PAGE}) {
      server.enqueue(new MockResponse().setBody(body).setHeader("Content-Type", "text/html"));
      Path saved = client().files().download(file(path), folder.resolve(name));
      assertThat(saved).hasContent(body);
    }
  }

  /** Many storages say nothing or something wrong of the type. */
  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/plain", "application/json", "nonsense"})
  void media_underAWrongType_isSaved(String type) {
    byte[] png = Arrays.copyOf("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1), 99);
    server.enqueue(body(png).setHeader("Content-Type", type));
    client().files().download(file("/v.png"), target);
    assertThat(target).hasBinaryContent(png);
  }

  /** Dates are all there is, and the storage ignores If-Range. */
  @ParameterizedTest
  @CsvSource({
    "Last-Modified, 'Fri, 02 Jan 2026 03:04:05 GMT', 'Fri, 02 Jan 2026 03:04:06 GMT'",
    "x-oss-hash-crc64ecma, 123, 124",
    "ETag, 'W/\"v1\"', 'W/\"v2\"'",
  })
  void changedFile_isNotMixedWhenIfRangeIsIgnored(String header, String before, String after)
      throws Exception {
    byte[] other = new byte[200_000];
    String date = "Fri, 02 Jan 2026 03:04:05 GMT";
    server.enqueue(
        body(content)
            .setHeader("Last-Modified", date)
            .setHeader(header, before)
            .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
    server.enqueue(new MockResponse().setResponseCode(400));
    assertThatThrownBy(() -> client().files().download(file("/v.mp4"), target));
    int had = (int) Files.size(part);
    MockResponse range =
        body(Arrays.copyOfRange(other, had, other.length))
            .setResponseCode(206)
            .setHeader("Last-Modified", date)
            .setHeader("Content-Range", "bytes " + had + "-199999/200000")
            .setHeader(header, after);
    server.enqueue(range);
    server.enqueue(body(other));
    client().files().download(file("/v.mp4"), target);
    assertThat(target).hasBinaryContent(other);
    taken();
    taken();
    assertThat(taken().getHeader("Range")).isEqualTo("bytes=" + had + "-");
    assertThat(taken().getHeader("Range")).isNull();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only an administrator makes links there")
  void links_whereADownloadWrites_areNotFollowed() throws Exception {
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Files.createSymbolicLink(part, victim);
    assertThatThrownBy(() -> client().files().download(file("/v.mp4"), target))
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            "localhost/v.mp4 cannot be saved as "
                + target
                + ": "
                + part
                + " is a symbolic link, which is not followed; delete it");
    Files.delete(part);
    Files.createLink(part, victim);
    assertThatThrownBy(() -> client().files().download(file("/v.mp4"), target))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("is a hard link to another file");
    Files.delete(part);
    assertThat(server.getRequestCount()).isZero();
    Files.createSymbolicLink(folder.resolve("video.mp4.part.etag"), victim);
    Files.createSymbolicLink(target, victim);
    server.enqueue(body(content).setHeader("ETag", "\"v1\""));
    client().files().download(file("/v.mp4"), target);
    assertThat(victim).hasContent("precious");
    assertThat(target).hasBinaryContent(content);
    assertThat(Files.isSymbolicLink(target)).isFalse();
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("victim", "video.mp4");
  }

  @Test
  void listener_thatThrowsAnything_endsNothing() {
    AtomicInteger heard = new AtomicInteger();
    server.enqueue(body(content));
    client()
        .files()
        .download(
            file("/v.mp4"),
            target,
            DownloadOptions.DEFAULT.withProgress(
                bytes -> {
                  heard.incrementAndGet();
                  throw new StackOverflowError("a broken progress bar");
                }));
    assertThat(target).hasBinaryContent(content);
    assertThat(heard.get()).isPositive();
  }

  @Test
  void place_thatCannotBeWritten_isFoundBeforeTheNetworkAndNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("deep"), "a file");
    assertThatThrownBy(() -> client().files().download(file("/v.mp4"), file.resolve("x/v.mp4")))
        .isInstanceOf(DownloadException.class)
        .hasMessageEndingWith(": " + file + " is a file, not a folder");
    assertThatThrownBy(
            () -> client().files().download(file("/v.mp4"), folder.resolve("a".repeat(260))))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining(": the file name is too long (");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void drops_whichResetEveryLimitOfSilence_endTheDownload() throws IOException {
    byte[] head =
        "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 100000\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (RawServer dripping =
        RawServer.dripping(
            head, new byte[] {1}, () -> time.advance(Duration.ofMillis(RawServer.DROP_MILLIS)))) {
      QiaoClient client =
          client(
              builder -> builder.timeouts(Timeouts.builder().idle(Duration.ofMillis(150)).build()));
      DownloadException failure =
          catchThrowableOfType(
              DownloadException.class,
              () -> client.files().download(ResultFile.of(dripping.root() + "/v.mp4"), target));
      assertThat(failure)
          .hasMessageStartingWith("127.0.0.1/v.mp4: fewer than 1024 bytes came within 150 ms")
          .hasMessageContaining("the setting is Timeouts.idle")
          .hasCauseInstanceOf(CallTimeoutException.class);
    }
  }

  @Test
  void silence_beforeTheHead_namesTheSettingOfDownloads() throws IOException {
    try (RawServer silent = RawServer.stallingAfter("")) {
      QiaoClient client =
          client(
              builder ->
                  builder
                      .retry(RetryPolicy.NONE)
                      .timeouts(Timeouts.builder().idle(Duration.ofMillis(100)).build()));
      assertThatThrownBy(() -> client.files().download(ResultFile.of(silent.root() + "/v"), target))
          .isInstanceOf(CallTimeoutException.class)
          .hasMessageContaining("within 100 ms; the setting is Timeouts.idle");
    }
  }

  @Test
  void rangeWithoutAnEnd_doesNotFillTheDisk() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (RawServer endless =
        new RawServer(
            (head, out) -> {
              if (asked.getAndIncrement() == 0) {
                out.write(
                    "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 100000\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[50_000]);
                return;
              }
              out.write(
                  "HTTP/1.1 206 Partial Content\r\nETag: \"v1\"\r\nContent-Range: bytes 50000-99999/100000\r\n\r\n"
                      .getBytes(StandardCharsets.US_ASCII));
              while (true) {
                out.write(new byte[50_000]);
              }
            })) {
      assertThatThrownBy(
              () -> client().files().download(ResultFile.of(endless.root() + "/v.mp4"), target))
          .isInstanceOf(DownloadException.class)
          .hasMessage("127.0.0.1/v.mp4 has more bytes than the 100000 announced");
      assertThat(folder.toFile().list()).isEmpty();
    }
  }

  /** Case 85: somebody decoded the link, which is another fault than its age. */
  @Test
  void refusedSignature_isNotExpired() {
    server.enqueue(
        new MockResponse()
            .setResponseCode(403)
            .setBody(
                "<?xml version=\"1.0\"?><Error><Code>SignatureDoesNotMatch</Code><Message>The"
                    + " request signature we calculated does not match.</Message>"
                    + "<SignatureProvided>hush</SignatureProvided></Error>"));
    DownloadException failure =
        catchThrowableOfType(
            DownloadException.class, () -> client().files().download(file("/v.mp4"), target));
    assertThat(failure)
        .hasMessage(
            "localhost/v.mp4: the storage answered 403 SignatureDoesNotMatch: The request signature"
                + " we calculated does not match. Give the link as it came, character for"
                + " character")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void refusalByAWebPage_isNotExpired(int status) {
    server.enqueue(new MockResponse().setResponseCode(status).setBody(PAGE));
    assertThatThrownBy(() -> client().files().download(file("/v.mp4"), target))
        .isInstanceOf(DownloadException.class)
        .isNotInstanceOf(ResultExpiredException.class)
        .hasMessageStartingWith("localhost/v.mp4: a web page came with status " + status);
  }

  @ParameterizedTest
  @CsvSource({
    "403, '<Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>'",
    "404, '<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>'",
    "410, ''",
  })
  void expiry_isWhatTheStorageSays(int status, String body) {
    server.enqueue(new MockResponse().setResponseCode(status).setBody(body));
    assertThatThrownBy(() -> client().files().download(file("/v.mp4"), target))
        .isInstanceOf(ResultExpiredException.class);
  }

  /** Case 69: what is signed is the link as it was written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/out/%E6%BD%AE%E6%B1%90+1%20a(b)'c.mp4?Expires=1&Signature=ab%2Bcd%2Fef%3D&x=1+2",
        "/a[1]b%7B2%7D~c.mp4?s={x}|[y]^`&t=%7Bx%7D&empty=&bare",
        "/a;b=c,d@e:f!$&*.mp4?x=a/b?c;d:e@f!$*(),",
        "/a%2Fb%5Cc%3F.mp4?x=%23%26",
      })
  void signedLink_reachesTheStorageAsItIs_interceptorOrNot(String path) throws Exception {
    for (QiaoClient client :
        new QiaoClient[] {
          client(),
          client(builder -> builder.interceptor(chain -> chain.proceed(chain.request()))),
          client(
              builder ->
                  builder.interceptor(
                      chain -> chain.proceed(chain.request().withHeader("X-Trace", "1")))),
        }) {
      server.enqueue(body(content));
      client.files().download(file(path), target);
      RecordedRequest sent = taken();
      assertThat(sent.getPath()).isEqualTo(sentWithoutInterceptor(path));
    }
  }

  /** What HTTP itself does not allow in a request line is escaped, by OkHttp. */
  private static String sentWithoutInterceptor(String path) {
    return path.replace(
        "'", path.contains("?") && path.indexOf('\'') > path.indexOf('?') ? "%27" : "'");
  }

  private ResultFile file(String path) {
    return ResultFile.of("http://localhost:" + server.getPort() + path);
  }

  private static MockResponse body(byte[] bytes) {
    return new MockResponse().setBody(new Buffer().write(bytes));
  }
}
