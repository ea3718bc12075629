package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.ConnectionException;
import dev.qiao.core.error.SdkException;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a download that did not end says: a GET costs nothing, and what came is kept. */
@Timeout(20)
class InterruptedDownloadTest extends SocketTest {
  private static final String NOT_SAVED = "; the file was not saved";
  private static final String KEPT = NOT_SAVED + "; what arrived is kept in video.mp4.part";

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

  private ResultFile file(String name) {
    return ResultFile.of(server.url("/" + name).toString());
  }

  private MockResponse whole() {
    return new MockResponse().setHeader("ETag", "\"v1\"").setBody(new Buffer().write(content));
  }

  private MockResponse rest(int from) {
    return new MockResponse()
        .setResponseCode(206)
        .setHeader("ETag", "\"v1\"")
        .setHeader("Content-Range", "bytes " + from + "-199999/200000")
        .setBody(new Buffer().write(content, from, content.length - from));
  }

  private <E extends SdkException> E failure(Class<E> type, DownloadOptions options) {
    QiaoClient client = client(builder -> builder.retry(RetryPolicy.NONE));
    return catchThrowableOfType(
        type, () -> client.files().download(file("video.mp4"), target, options));
  }

  private void breakOff() throws IOException {
    server.enqueue(whole().setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
    server.enqueue(new MockResponse().setResponseCode(400));
    assertThat(failure(SdkException.class, DownloadOptions.DEFAULT)).isNotNull();
    assertThat(Files.size(part)).isBetween(1L, 199_999L);
  }

  @Test
  void interruptedWhileBytesCome_saysWhatIsKept() throws Exception {
    server.enqueue(whole());
    DownloadOptions interrupting =
        DownloadOptions.DEFAULT.withProgress(bytes -> Thread.currentThread().interrupt());
    CallInterruptedException failure = failure(CallInterruptedException.class, interrupting);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessage("file.download at localhost was interrupted" + KEPT);
    int had = (int) Files.size(part);
    server.enqueue(rest(had));
    client().files().download(file("video.mp4"), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void interruptedBefore_saysThatNothingIsSaved_andAsksForNothing() {
    Thread.currentThread().interrupt();
    CallInterruptedException failure =
        failure(CallInterruptedException.class, DownloadOptions.DEFAULT);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessage("saving localhost/video.mp4 was interrupted" + NOT_SAVED);
    assertThat(folder).isEmptyDirectory();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void interruptedBeforeItIsResumed_keepsWhatArrived() throws Exception {
    breakOff();
    int had = (int) Files.size(part);
    Thread.currentThread().interrupt();
    CallInterruptedException failure =
        failure(CallInterruptedException.class, DownloadOptions.DEFAULT);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessage("saving localhost/video.mp4 was interrupted" + KEPT);
    assertThat(part).hasSize(had);
    server.enqueue(rest(had));
    client().files().download(file("video.mp4"), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void interruptedWhileItIsResumed_saysWhatIsKept() throws Exception {
    breakOff();
    int had = (int) Files.size(part);
    server.enqueue(rest(had));
    DownloadOptions interrupting =
        DownloadOptions.DEFAULT.withProgress(bytes -> Thread.currentThread().interrupt());
    CallInterruptedException failure = failure(CallInterruptedException.class, interrupting);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessage("file.download at localhost was interrupted" + KEPT);
    assertThat(Files.size(part)).isGreaterThanOrEqualTo(had);
  }

  @Test
  void noConnection_saysNothingOfARequest() throws IOException {
    breakOff();
    server.shutdown();
    ConnectionException failure = failure(ConnectionException.class, DownloadOptions.DEFAULT);
    assertThat(failure)
        .hasMessageStartingWith("no connection for file.download at localhost: ConnectException")
        .hasMessageEndingWith("; check network, proxy and endpoint" + KEPT)
        .hasMessageNotContaining("sent");
  }

  @Test
  void silence_saysNothingOfARequest() {
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    QiaoClient client =
        client(
            builder ->
                builder
                    .retry(RetryPolicy.NONE)
                    .timeouts(
                        dev.qiao.core.http.Timeouts.builder()
                            .idle(java.time.Duration.ofMillis(100))
                            .build()));
    assertThat(
            catchThrowableOfType(
                CallTimeoutException.class,
                () -> client.files().download(file("video.mp4"), target)))
        .hasMessage(
            "file.download at localhost: nothing came on the open stream within 100 ms; the setting"
                + " is Timeouts.idle"
                + NOT_SAVED);
  }

  @Test
  void closedClient_saysWhatIsKept() throws Exception {
    server.enqueue(whole());
    QiaoClient client = client();
    DownloadOptions closing = DownloadOptions.DEFAULT.withProgress(bytes -> client.close());
    assertThat(
            catchThrowableOfType(
                ClientClosedException.class,
                () -> client.files().download(file("video.mp4"), target, closing)))
        .hasMessageEndingWith(KEPT)
        .hasMessageNotContaining("sent");
    assertThat(part).exists();
  }

  @Test
  void batchThatIsInterrupted_saysOfEachFileWhatBecameOfIt() {
    server.enqueue(whole());
    DownloadOptions interrupting =
        DownloadOptions.DEFAULT.withProgress(bytes -> Thread.currentThread().interrupt());
    DownloadBatch batch =
        client()
            .files()
            .saveAll(
                List.of(file("video.mp4"), file("b.mp4"), file("c.mp4")), folder, interrupting);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(batch.failed())
        .extracting(failed -> failed.failure().getMessage())
        .containsExactly(
            "file.download at localhost was interrupted" + KEPT,
            "not begun, because the batch ended at localhost/video.mp4",
            "not begun, because the batch ended at localhost/video.mp4");
    assertThat(batch.failed())
        .allSatisfy(
            failed -> assertThat(failed.failure()).isInstanceOf(CallInterruptedException.class));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }
}
