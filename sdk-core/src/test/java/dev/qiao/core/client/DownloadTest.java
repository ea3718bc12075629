package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.client.TestOperations.Made;
import dev.qiao.core.error.CallTimeoutException;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.Timeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Result files on their way to disk. */
class DownloadTest extends SocketTest {
  private static final String TAG = "\"v1\"";

  private final byte[] content = new byte[300_000];
  @TempDir private Path folder;
  private Path target;

  @BeforeEach
  void prepare() {
    new Random(1).nextBytes(content);
    target = folder.resolve("deep/er/video.mp4");
  }

  @Test
  void download_goodPath_savesUnderItsNameInOneStep() throws Exception {
    server.enqueue(whole());
    List<Long> saved = new ArrayList<>();
    Path part = target.resolveSibling("video.mp4.part");
    DownloadOptions watched =
        DownloadOptions.DEFAULT.withProgress(
            bytes -> {
              saved.add(bytes);
              assertThat(part).exists();
              assertThat(target).doesNotExist();
            });
    assertThat(client().files().download(file(), target, watched)).isEqualTo(target);
    assertThat(target).hasBinaryContent(content);
    assertThat(part).doesNotExist();
    assertThat(saved).isSorted().endsWith(300_000L);
    RecordedRequest sent = taken();
    assertThat(sent.getRequestLine()).isEqualTo("GET /v.mp4?Signature=s HTTP/1.1");
    assertThat(sent.getHeaders().names())
        .containsExactlyInAnyOrder("User-Agent", "Accept-Encoding", "Host", "Connection");
    assertThat(sent.getHeader("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void download_connectionDropsHalfway_resumesAndMatchesChecksum() throws Exception {
    server.setDispatcher(ranged(dropped(whole().setHeader("Content-MD5", md5(content))), TAG));
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
    assertThat(taken().getHeader("Range")).isNull();
    RecordedRequest resumed = taken();
    assertThat(resumed.getHeader("Range")).matches("bytes=\\d+-");
    assertThat(resumed.getHeader("If-Range")).isEqualTo(TAG);
    assertThat(resumed.getHeader("Authorization")).isNull();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void download_dropsAgainAndAgainWithProgress_comesToTheEnd() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            int from = from(request);
            MockResponse answer = part(from, TAG);
            return content.length - from > 1000 ? dropped(answer) : answer;
          }
        });
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
    assertThat(server.getRequestCount()).isBetween(6, 12);
  }

  @Test
  void download_storageWithoutRanges_startsAgain() {
    server.enqueue(dropped(whole()));
    server.enqueue(whole());
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void download_storageWithoutValidator_isNotAskedForARange() throws Exception {
    server.enqueue(dropped(whole().removeHeader("ETag")));
    server.enqueue(whole());
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
    taken();
    RecordedRequest second = taken();
    assertThat(second.getHeader("Range")).isNull();
    assertThat(second.getHeader("If-Range")).isNull();
  }

  @Test
  void download_weakTag_isNoValidatorButTheDateIs() throws Exception {
    String date = "Fri, 02 Jan 2026 03:04:05 GMT";
    MockResponse first = whole().setHeader("ETag", "W/" + TAG).setHeader("Last-Modified", date);
    server.setDispatcher(ranged(dropped(first), date));
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
    taken();
    assertThat(taken().getHeader("If-Range")).isEqualTo(date);
  }

  @Test
  void download_fileChangedMeanwhile_isSavedWholeAndNotMixed() {
    byte[] other = Arrays.copyOf(content, 200_000);
    other[0]++;
    server.enqueue(dropped(whole()));
    server.enqueue(body(other).setHeader("ETag", "\"v2\""));
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(other);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void download_breaksAtTheSamePlaceForEver_givesUp(boolean validator) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return dropped(validator ? whole() : whole().removeHeader("ETag"));
          }
        });
    DownloadException failure =
        catchThrowableOfType(
            DownloadException.class, () -> client().files().download(file(), target));
    assertThat(failure)
        .hasMessageMatching("localhost/v.mp4 broke off 4 times in a row at byte \\d+")
        .hasCauseInstanceOf(dev.qiao.core.error.ConnectionException.class);
    assertThat(server.getRequestCount()).isLessThanOrEqualTo(6);
    assertThat(target).doesNotExist();
  }

  @Test
  void download_storageThatStalls_givesUpNamingTheSetting() throws IOException {
    try (RawServer stalling =
        RawServer.stallingAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")) {
      QiaoClient client =
          client(
              builder -> builder.timeouts(Timeouts.builder().idle(Duration.ofMillis(100)).build()));
      assertThatThrownBy(
              () -> client.files().download(ResultFile.of(stalling.root() + "/v"), target))
          .isInstanceOf(DownloadException.class)
          .hasMessage(
              "127.0.0.1/v: fewer than 1024 bytes came within 100 ms, 4 times in a row at byte 3;"
                  + " the setting is Timeouts.idle. Download it again to resume from there")
          .cause()
          .isInstanceOf(CallTimeoutException.class)
          .hasMessage(
              "file.download at 127.0.0.1: nothing came on the open stream within 100 ms; the"
                  + " setting is Timeouts.idle");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 410})
  void download_linkPastItsTime_saysSoAndNamesTheTask(int status) {
    server.enqueue(new MockResponse().setResponseCode(status).setBody("<Error/>"));
    var ref = TaskTest.ref("t-1");
    ResultExpiredException failure =
        catchThrowableOfType(
            ResultExpiredException.class,
            () -> {
              QiaoClient client = client();
              ResultFile.of(file().url(), ref, client.files()).saveTo(target);
            });
    assertThat(failure)
        .hasMessage(
            "localhost/v.mp4 is not there any more (the storage answered "
                + status
                + "): links to results are valid for 24 hours; save results as soon as they come");
    assertThat(failure.taskRef()).isEqualTo(ref);
    assertThat(target).doesNotExist();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void download_storageFailsAndRecovers_isRetried() {
    server.enqueue(new MockResponse().setResponseCode(503));
    server.enqueue(whole());
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
    assertThat(time.pauses()).hasSize(1);
  }

  @Test
  void download_storageFailsForGood_throwsAndLeavesNothingUnderTheName() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(new MockResponse().setResponseCode(500));
    }
    assertThatThrownBy(() -> client().files().download(file(), target))
        .isInstanceOf(ServerException.class);
    assertThat(target).doesNotExist();
  }

  @Test
  void download_rangeFromAnotherByte_isRefused() {
    server.enqueue(dropped(whole()));
    server.enqueue(
        body(content).setResponseCode(206).setHeader("Content-Range", "bytes 7-299999/300000"));
    assertThatThrownBy(() -> client().files().download(file(), target))
        .isInstanceOf(DownloadException.class)
        .hasMessageMatching(
            "localhost/v.mp4: asked for the bytes from \\d+, the storage answered bytes"
                + " 7-299999/300000");
    assertThat(target).doesNotExist();
  }

  @Test
  void download_moreBytesThanAnnounced_isRefused() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            int from = from(request);
            return from == 0
                ? dropped(whole())
                : body(content)
                    .setResponseCode(206)
                    .setHeader("Content-Range", "bytes " + from + "-299999/300000");
          }
        });
    assertThatThrownBy(() -> client().files().download(file(), target))
        .isInstanceOf(DownloadException.class)
        .hasMessage("localhost/v.mp4 has more bytes than the 300000 announced");
    assertThat(target).doesNotExist();
  }

  @Test
  void download_shorterPartThanAsked_isGoneOnWith() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            int from = from(request);
            if (from == 0) {
              return dropped(whole());
            }
            int to = Math.min(content.length, from + 50_000);
            return body(Arrays.copyOfRange(content, from, to))
                .setResponseCode(206)
                .setHeader("ETag", TAG)
                .setHeader("Content-Range", "bytes " + from + "-" + (to - 1) + "/300000");
          }
        });
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void download_withoutLength_isSaved() {
    Buffer bytes = new Buffer().write(content);
    server.enqueue(new MockResponse().setChunkedBody(bytes, 10_000));
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void download_targetExists_isReplacedOrLeft() throws IOException {
    Files.createDirectories(target.getParent());
    Files.writeString(target, "old");
    assertThatThrownBy(
            () ->
                client()
                    .files()
                    .download(file(), target, DownloadOptions.DEFAULT.withOverwrite(false)))
        .isInstanceOf(DownloadException.class)
        .hasMessage(target + " exists; delete it or allow DownloadOptions.overwrite");
    assertThat(target).hasContent("old");
    assertThat(server.getRequestCount()).isZero();
    server.enqueue(whole());
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void download_folderThatIsAFile_saysWhatCannotBeSaved() throws IOException {
    Files.writeString(folder.resolve("deep"), "a file");
    assertThatThrownBy(() -> client().files().download(file(), target))
        .isInstanceOf(DownloadException.class)
        .hasMessageStartingWith("localhost/v.mp4 cannot be saved as " + target + ": ")
        .hasMessageNotContaining("Signature")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void download_addressThatIsNotHttp_isRefused() {
    assertThatThrownBy(
            () -> client().files().download(ResultFile.of("ftp://host/x.mp4?s=1"), target))
        .isInstanceOf(DownloadException.class)
        .hasMessage("host/x.mp4 has no http address");
  }

  @Test
  void downloadTo_fileWithoutClient_saysHow() {
    assertThatThrownBy(() -> file().saveTo(target))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "this file did not come through a client; use client.files().download(file, path)");
  }

  @Test
  void downloadTo_resultOfATask_works() {
    server.enqueue(TaskTest.state("t-1", "PENDING", ""));
    server.enqueue(TaskTest.state("t-1", "SUCCEEDED", ",\"video_url\":\"" + file().url() + "\""));
    server.enqueue(whole());
    Made made =
        client(builder -> builder.polling(TaskTest.QUICK))
            .submit(TestOperations.Make.of("a"))
            .await();
    assertThat(made.file().saveTo(target)).hasBinaryContent(content);
  }

  private ResultFile file() {
    return ResultFile.of(server.url("/v.mp4?Signature=s").toString());
  }

  private MockResponse whole() {
    return body(content).setHeader("ETag", TAG);
  }

  private static MockResponse body(byte[] bytes) {
    return new MockResponse().setBody(new Buffer().write(bytes));
  }

  private static MockResponse dropped(MockResponse answer) {
    return answer.setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY);
  }

  /** First the given answer, then what Range and If-Range ask for. */
  private Dispatcher ranged(MockResponse first, String validator) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return from(request) == 0 || !validator.equals(request.getHeader("If-Range"))
            ? first
            : part(from(request), validator);
      }
    };
  }

  private static int from(RecordedRequest request) {
    String range = request.getHeader("Range");
    return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
  }

  private MockResponse part(int from, String validator) {
    MockResponse answer =
        body(Arrays.copyOfRange(content, from, content.length)).setHeader("ETag", validator);
    return from == 0
        ? answer
        : answer
            .setResponseCode(206)
            .setHeader("Content-Range", "bytes " + from + "-299999/300000");
  }

  private static String md5(byte[] bytes) throws Exception {
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
  }
}
