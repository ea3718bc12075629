package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.qiao.core.NamedPipe;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.ChecksumMismatchException;
import dev.qiao.core.error.ClientClosedException;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.error.ServerException;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.ResultFile;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts that outlive their process, checksums, whole batches. */
class DownloadResumeTest extends SocketTest {
  private static final String TAG = "\"v1\"";

  private final byte[] content = new byte[200_000];
  @TempDir private Path folder;
  private Path target;
  private Path part;
  private Path note;

  @BeforeEach
  void prepare() {
    new Random(2).nextBytes(content);
    target = folder.resolve("video.mp4");
    part = folder.resolve("video.mp4.part");
    note = folder.resolve("video.mp4.part.etag");
  }

  /** As if a process had died: the first client never gets further than the middle. */
  private void breakOff(MockResponse first) throws Exception {
    server.enqueue(first.setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
    server.enqueue(new MockResponse().setResponseCode(400));
    assertThatThrownBy(() -> client().files().download(file(), target));
    taken();
    taken();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-oss-hash-crc64ecma", "Content-MD5", ""})
  void part_ofAnEarlierProcess_isGoneOnWithAndChecked(String header) throws Exception {
    MockResponse first = whole();
    if (!header.isEmpty()) {
      first.setHeader(header, checksum(header, content));
    }
    breakOff(first);
    long had = Files.size(part);
    assertThat(had).isBetween(1L, 199_999L);
    server.setDispatcher(ranged());
    assertThat(client().files().download(file("?Signature=another"), target)).isEqualTo(target);
    assertThat(target).hasBinaryContent(content);
    assertThat(part).doesNotExist();
    assertThat(note).doesNotExist();
    RecordedRequest resumed = taken();
    assertThat(resumed.getHeader("Range")).isEqualTo("bytes=" + had + "-");
    assertThat(resumed.getHeader("If-Range")).isEqualTo(TAG);
    assertThat(resumed.getHeader("Accept-Encoding")).isEqualTo("identity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-oss-hash-crc64ecma", "Content-MD5"})
  void part_damagedOnDisk_isFoundByItsChecksumAndThrownAway(String header) throws Exception {
    breakOff(whole().setHeader(header, checksum(header, content)));
    byte[] bytes = Files.readAllBytes(part);
    bytes[10]++;
    Files.write(part, bytes);
    server.setDispatcher(ranged());
    assertThatThrownBy(() -> client().files().download(file(), target))
        .isInstanceOf(ChecksumMismatchException.class);
    assertNothingIsLeft();
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  /** The storage gives the whole object's CRC with a range, too. */
  @Test
  void checksum_firstHeardWithARange_coversWhatWasThere() throws Exception {
    breakOff(whole());
    int had = (int) Files.size(part);
    server.enqueue(
        part(had).setHeader("x-oss-hash-crc64ecma", checksum("x-oss-hash-crc64ecma", content)));
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void checksum_md5OfARange_isNotTakenForTheWhole() throws Exception {
    breakOff(whole());
    int had = (int) Files.size(part);
    byte[] rest = Arrays.copyOfRange(content, had, content.length);
    server.enqueue(part(had).setHeader("Content-MD5", checksum("Content-MD5", rest)));
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void part_withoutValidator_isNotKept() throws Exception {
    breakOff(whole().removeHeader("ETag"));
    assertNothingIsLeft();
    server.setDispatcher(ranged());
    client().files().download(file(), target);
    assertThat(taken().getHeader("Range")).isNull();
    assertThat(target).hasBinaryContent(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "qiao-part 1\nlocalhost/other.mp4\n\"v1\"\n200000\n\n\nend",
        "qiao-part 1\nlocalhost/v.mp4\n\"v1\"\n99999999999999999999\n\n\nend",
        "qiao-part 1\nlocalhost/v.mp4\n\"v1\"\n200000\n\n",
        "qiao-part 2\nlocalhost/v.mp4\n\"v1\"\n200000\n\n\nend",
      })
  void part_whoseNoteIsOfAnotherFileOrBroken_isFetchedAnew(String text) throws Exception {
    Files.write(part, new byte[1000]);
    Files.writeString(note, text);
    server.setDispatcher(ranged());
    client().files().download(file(), target);
    assertThat(taken().getHeader("Range")).isNull();
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void part_withoutNote_isFetchedAnew() throws Exception {
    Files.write(part, new byte[1000]);
    server.setDispatcher(ranged());
    client().files().download(file(), target);
    assertThat(taken().getHeader("Range")).isNull();
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void part_ofAFileThatChanged_isNotMixed() throws Exception {
    breakOff(whole());
    byte[] other = new byte[150_000];
    server.enqueue(body(other).setHeader("ETag", "\"v2\""));
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(other);
  }

  /** A storage that does not heed If-Range must not mix two files either. */
  @ParameterizedTest
  @CsvSource({"'\"v2\"', 200000", "'\"v1\"', 200001"})
  void part_rangeOfAnotherFile_isFetchedAnew(String tag, int length) throws Exception {
    breakOff(whole());
    int had = (int) Files.size(part);
    server.enqueue(
        part(had)
            .setHeader("ETag", tag)
            .setHeader("Content-Range", "bytes " + had + "-" + (length - 1) + "/" + length));
    server.enqueue(whole());
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
    taken();
    assertThat(taken().getHeader("Range")).isNull();
  }

  @Test
  void part_thatIsWholeAlready_isOnlyMoved() throws Exception {
    keep(content);
    server.enqueue(
        new MockResponse().setResponseCode(416).setHeader("Content-Range", "bytes */200000"));
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
    assertThat(taken().getHeader("Range")).isEqualTo("bytes=200000-");
  }

  @Test
  void part_longerThanTheFile_isFetchedAnew() throws Exception {
    keep(new byte[200_001]);
    server.enqueue(
        new MockResponse().setResponseCode(416).setHeader("Content-Range", "bytes */200000"));
    server.enqueue(whole());
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void checksum_thatDoesNotFit_saysWhatWasAnnouncedAndWhatCame() {
    server.enqueue(whole().setHeader("x-oss-hash-crc64ecma", "12345678901234567890"));
    var ref = TaskTest.ref("t-1");
    QiaoClient client = client();
    ChecksumMismatchException failure =
        catchThrowableOfType(
            ChecksumMismatchException.class,
            () -> ResultFile.of(file().url(), ref, client.files()).saveTo(target));
    assertThat(failure)
        .hasMessage(
            "localhost/v.mp4 arrived damaged: the storage announced x-oss-hash-crc64ecma"
                + " 12345678901234567890, the bytes have "
                + checksum("x-oss-hash-crc64ecma", content)
                + ". Nothing was saved; download it again");
    assertThat(failure.taskRef()).isEqualTo(ref);
    assertNothingIsLeft();
  }

  /** An ETag may be an MD5 and need not be one; a header that is no checksum is none. */
  @ParameterizedTest
  @CsvSource({
    "ETag, '\"00000000000000000000000000000000\"'",
    "x-oss-hash-crc64ecma, none",
    "x-oss-hash-crc64ecma, -1",
    "Content-MD5, AAAA",
    "Content-MD5, ???",
    "Content-Length, 200000",
  })
  void checksum_thatIsNone_isNotChecked(String header, String value) {
    server.enqueue(whole().setHeader(header, value));
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void download_ofWhatIsBeingSaved_isRefusedAndHarmsNothing() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    server.setDispatcher(ranged());
    QiaoClient client = client();
    FutureTask<Path> first =
        new FutureTask<>(
            () ->
                client
                    .files()
                    .download(
                        file(),
                        target,
                        DownloadOptions.DEFAULT.withProgress(
                            bytes -> {
                              begun.countDown();
                              await(go);
                            })));
    new Thread(first, "test-first").start();
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    for (QiaoClient another : List.of(client, client())) {
      assertThatThrownBy(() -> another.files().download(file(), target))
          .isInstanceOf(DownloadException.class)
          .hasMessage(
              "localhost/v.mp4 cannot be saved as "
                  + target
                  + ": another download is saving there; wait for it, or choose another name");
    }
    go.countDown();
    assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(target);
    assertThat(target).hasBinaryContent(content);
    client.files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void download_ofWhatAnotherProcessSaves_isRefused() throws Exception {
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                HoldingProcess.class.getName(),
                target.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(other.getInputStream().read()).isEqualTo('!');
      assertThatThrownBy(() -> client().files().download(file(), target))
          .isInstanceOf(DownloadException.class)
          .hasMessageEndingWith(
              "another download is saving there; wait for it, or choose another name");
      assertThat(server.getRequestCount()).isZero();
    } finally {
      other.destroyForcibly().waitFor();
    }
    // The lock dies with its process, and what it left is no obstacle.
    server.setDispatcher(ranged());
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void download_interrupted_keepsThePartAndTheFlag() throws Exception {
    server.setDispatcher(ranged());
    DownloadOptions interrupting =
        DownloadOptions.DEFAULT.withProgress(bytes -> Thread.currentThread().interrupt());
    assertThatThrownBy(() -> client().files().download(file(), target, interrupting))
        .isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(part).exists();
    client().files().download(file(), target);
    assertThat(target).hasBinaryContent(content);
  }

  @Test
  void download_failedForGood_leavesNoEmptyPart() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse().setResponseCode(500);
          }
        });
    assertThatThrownBy(() -> client().files().download(file(), target))
        .isInstanceOf(ServerException.class);
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "204, '', localhost/v.mp4: the storage answered 204 instead of the file",
    "200, gzip, 'localhost/v.mp4 comes encoded as gzip, although identity was asked for'",
  })
  void download_answerThatIsNotTheFile_isRefused(int status, String encoding, String message) {
    MockResponse answer = new MockResponse().setResponseCode(status);
    if (!encoding.isEmpty()) {
      answer.setHeader("Content-Encoding", encoding).setBody("abc");
    }
    server.enqueue(answer);
    assertThatThrownBy(() -> client().files().download(file(), target))
        .isInstanceOf(DownloadException.class)
        .hasMessage(message);
    assertNothingIsLeft();
  }

  @Test
  void download_toAFolder_saysSoBeforeTheNetwork() {
    assertThatThrownBy(() -> client().files().download(file(), folder))
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            folder + " is a folder; name the file in it, or use client.files().saveAll(..)");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such pipes")
  void download_toAPipe_saysSoBeforeTheNetwork() throws Exception {
    Path pipe = folder.resolve("pipe");
    NamedPipe.make(pipe);
    DownloadOptions options = DownloadOptions.DEFAULT.withOverwrite(true);
    assertThatThrownBy(() -> client().files().download(file(), pipe, options))
        .isInstanceOf(DownloadException.class)
        .hasMessage(pipe + " cannot be written: it is a pipe or a device, not a file");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only an administrator makes links there")
  void download_intoALinkedFolder_isSaved() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    server.setDispatcher(ranged());
    client().files().download(file(), link.resolve("v.mp4"));
    assertThat(real.resolve("v.mp4")).hasBinaryContent(content);
  }

  @ParameterizedTest
  @CsvSource({
    "PT2H, 2 hours",
    "PT1H, 1 hour",
    "PT9H, 9 hours",
    "PT720H, 30 days",
    "PT5M, 5 minutes"
  })
  void expiry_namesTheTimeOfTheFile(Duration life, String words) {
    server.enqueue(new MockResponse().setResponseCode(403));
    ResultFile file = file().withExpiresAfter(life);
    assertThat(file.expiresAfter()).isEqualTo(life);
    assertThatThrownBy(() -> client().files().download(file, target))
        .isInstanceOf(ResultExpiredException.class)
        .hasMessage(
            "localhost/v.mp4 is not there any more (the storage answered 403): links to results are"
                + " valid for "
                + words
                + "; save results as soon as they come");
  }

  @Test
  void expiry_ofAVendorThatPrintsNone_namesNoTime() {
    server.enqueue(new MockResponse().setResponseCode(403));
    QiaoClient client = client(builder -> builder.vendor(Vendor.MINIMAX).region(Region.CHINA));
    assertThatThrownBy(() -> client.files().download(file(), target))
        .isInstanceOf(ResultExpiredException.class)
        .hasMessageEndingWith(": links to results expire; save results as soon as they come");
  }

  @Test
  void downloadAll_savesWhatItCanAndTellsTheRest() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = String.valueOf(request.getPath());
            if (path.contains("gone")) {
              return new MockResponse().setResponseCode(404);
            }
            MockResponse answer = body(path.getBytes(StandardCharsets.UTF_8));
            return path.contains("typed") ? answer.setHeader("Content-Type", "image/webp") : answer;
          }
        });
    List<ResultFile> files = new ArrayList<>();
    for (String path :
        List.of(
            "/1/a.png?Signature=s",
            "/2/a.png",
            "/3/A.PNG",
            "/gone.png",
            "/typed",
            "/..%2f..%2fx",
            "/")) {
      files.add(ResultFile.of("http://localhost:" + server.getPort() + path));
    }
    Path into = folder.resolve("new").resolve("folder");
    DownloadBatch batch = client().files().saveAll(files, into);
    assertThat(batch.isComplete()).isFalse();
    assertThat(batch.saved())
        .extracting(DownloadBatch.Saved::path)
        .containsExactly(
            into.resolve("a.png"),
            into.resolve("a-2.png"),
            into.resolve("A-3.PNG"),
            into.resolve("typed.webp"),
            into.resolve("x"),
            into.resolve("file"));
    assertThat(batch.saved().get(1).file()).isEqualTo(files.get(1));
    assertThat(into.resolve("a-2.png")).hasContent("/2/a.png");
    assertThat(batch.failed()).hasSize(1);
    assertThat(batch.failed().get(0).file()).isEqualTo(files.get(3));
    assertThat(batch.failed().get(0).failure()).isInstanceOf(ResultExpiredException.class);
    try (var all = Files.list(into)) {
      assertThat(all).hasSize(6);
    }
    try (var all = Files.list(folder)) {
      assertThat(all).hasSize(1);
    }
  }

  @Test
  void downloadAll_withoutAContentType_looksAtTheContent() {
    server.enqueue(body("GIF89a and so on".getBytes(StandardCharsets.UTF_8)));
    ResultFile file = ResultFile.of("http://localhost:" + server.getPort() + "/picture");
    assertThat(client().files().saveAll(List.of(file), folder).saved())
        .extracting(DownloadBatch.Saved::path)
        .containsExactly(folder.resolve("picture.gif"));
  }

  @Test
  void downloadAll_withoutOverwriting_leavesWhatIsThere() throws Exception {
    Files.writeString(folder.resolve("v.mp4"), "old");
    Files.writeString(folder.resolve("clip.mp4"), "old");
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return whole().setHeader("Content-Type", "video/mp4");
          }
        });
    ResultFile bare = ResultFile.of("http://localhost:" + server.getPort() + "/clip");
    ResultFile other = ResultFile.of("http://localhost:" + server.getPort() + "/other.mp4");
    DownloadBatch batch =
        client()
            .files()
            .saveAll(
                List.of(file(), bare, other), folder, DownloadOptions.DEFAULT.withOverwrite(false));
    assertThat(batch.failed())
        .extracting(failed -> failed.failure().getMessage())
        .containsExactly(
            folder.resolve("v.mp4") + " exists; delete it or allow DownloadOptions.overwrite",
            folder.resolve("clip.mp4") + " exists; delete it or allow DownloadOptions.overwrite");
    assertThat(batch.saved()).hasSize(1);
    assertThat(folder.resolve("v.mp4")).hasContent("old");
    assertThat(folder.resolve("clip.mp4")).hasContent("old");
  }

  @Test
  void downloadAll_progress_isTheSum() {
    server.setDispatcher(ranged());
    List<Long> told = new ArrayList<>();
    DownloadBatch batch =
        client()
            .files()
            .saveAll(
                List.of(file(), file()), folder, DownloadOptions.DEFAULT.withProgress(told::add));
    assertThat(batch.isComplete()).isTrue();
    assertThat(told).isSorted().contains(200_000L).endsWith(400_000L);
  }

  @Test
  void downloadAll_closedClient_endsTheBatch() {
    server.setDispatcher(ranged());
    QiaoClient client = client();
    DownloadBatch batch =
        client
            .files()
            .saveAll(
                List.of(file(), file(), file()),
                folder,
                DownloadOptions.DEFAULT.withProgress(
                    bytes -> {
                      if (bytes == 200_000) {
                        client.close();
                      }
                    }));
    assertThat(batch.saved()).hasSizeLessThanOrEqualTo(1);
    assertThat(batch.failed())
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(
            failed -> assertThat(failed.failure()).isInstanceOf(ClientClosedException.class));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void downloadAll_nothing_isComplete() {
    DownloadBatch batch = client().files().saveAll(List.of(), folder.resolve("none"));
    assertThat(batch.isComplete()).isTrue();
    assertThat(batch.saved()).isEmpty();
  }

  /** Whatever the size: one block, and what OkHttp itself needs. */
  @Test
  void download_ofALargeFile_needsNoMoreMemory() throws Exception {
    byte[] block = new byte[64 * 1024];
    long length = 64L * 1024 * 1024;
    try (RawServer large =
        new RawServer(
            (head, out) -> {
              write(
                  out, "HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: " + length + "\r\n\r\n");
              for (long left = length; left > 0; left -= block.length) {
                out.write(block);
              }
            })) {
      ResultFile file = ResultFile.of(large.root() + "/v.mp4");
      QiaoClient client = client();
      client.files().download(file, target);
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long thread = Thread.currentThread().getId();
      long before = threads.getThreadAllocatedBytes(thread);
      client.files().download(file, target);
      assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(700_000);
      assertThat(target).hasSize(length);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void assertNothingIsLeft() {
    assertThat(target).doesNotExist();
    assertThat(part).doesNotExist();
    assertThat(note).doesNotExist();
  }

  /** What a process leaves that died after these bytes. */
  private void keep(byte[] bytes) throws IOException {
    Files.write(part, bytes);
    Files.writeString(note, "qiao-part 1\nlocalhost/v.mp4\n" + TAG + "\n200000\n\n\nend");
  }

  private ResultFile file() {
    return file("?Signature=s");
  }

  private ResultFile file(String query) {
    return ResultFile.of("http://localhost:" + server.getPort() + "/v.mp4" + query);
  }

  private MockResponse whole() {
    return body(content).setHeader("ETag", TAG);
  }

  private static MockResponse body(byte[] bytes) {
    return new MockResponse().setBody(new Buffer().write(bytes));
  }

  private MockResponse part(int from) {
    return body(Arrays.copyOfRange(content, from, content.length))
        .setResponseCode(206)
        .setHeader("ETag", TAG)
        .setHeader("Content-Range", "bytes " + from + "-199999/200000");
  }

  /** A storage that keeps to the rules. */
  private Dispatcher ranged() {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        @Nullable String range = request.getHeader("Range");
        return range == null || !TAG.equals(request.getHeader("If-Range"))
            ? whole()
            : part(Integer.parseInt(range.replaceAll("\\D", "")));
      }
    };
  }

  private static String checksum(String header, byte[] bytes) {
    if (header.equals("Content-MD5")) {
      try {
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
      } catch (java.security.NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }
    long crc = -1;
    for (byte b : bytes) {
      crc ^= b & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xC96C5795D7870F42L;
      }
    }
    return Long.toUnsignedString(~crc);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
