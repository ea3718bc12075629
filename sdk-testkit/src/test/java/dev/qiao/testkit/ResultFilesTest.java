package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.file.ResultFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Result files: signed links, ranges, broken connections, expiry. */
@FakeModels
class ResultFilesTest {
  private static final byte[] CLIP = SampleMedia.clipMp4();

  @TempDir Path folder;

  @Test
  void theClipComesWithTheStoragesHeaders(FakeModelServer server) {
    Plain plain = new Plain(server);
    Plain.Reply reply = plain.send(plain.request(result(server)));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.response().body()).isEqualTo(CLIP);
    assertThat(reply.header("Content-Type")).isEqualTo("video/mp4");
    assertThat(reply.header("Content-Length")).isEqualTo(String.valueOf(CLIP.length));
    assertThat(reply.header("ETag")).matches("\"[0-9A-F]{32}\"");
    assertThat(reply.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(reply.header("Last-Modified")).endsWith(" GMT");
  }

  @Test
  void aHeadBringsTheHeadersAlone(FakeModelServer server) {
    Plain plain = new Plain(server);
    String url = result(server);
    server.breakNextDownloadAfter(10);
    Plain.Reply head = plain.send(head(plain, url));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.response().body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(CLIP.length));
    assertThat(head.header("x-oss-hash-crc64ecma")).isNotEmpty();
    Plain.Reply part = plain.send(head(plain, url), "Range", "bytes=100-199");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.header("Content-Length")).isEqualTo("100");
    assertThat(plain.send(head(plain, url.replace(".mp4", ".gif"))).status()).isEqualTo(404);
    // A HEAD has no body that could break.
    assertThatThrownBy(() -> plain.send(plain.request(url)))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void everyAnswerCarriesTheChecksumOfTheWhole(FakeModelServer server) {
    Plain plain = new Plain(server);
    String url = result(server);
    String crc = Long.toUnsignedString(Crc64.of(ByteString.of(CLIP)));
    assertThat(plain.send(plain.request(url)).header("x-oss-hash-crc64ecma")).isEqualTo(crc);
    assertThat(plain.send(plain.request(url), "Range", "bytes=1-2").header("x-oss-hash-crc64ecma"))
        .isEqualTo(crc);
  }

  private static HttpRequest.Builder head(Plain plain, String url) {
    return plain.request(url).method("HEAD", BodyPublishers.noBody());
  }

  @Test
  void aRangeBringsThatPart(FakeModelServer server) {
    Plain plain = new Plain(server);
    String url = result(server);
    assertPart(plain.send(plain.request(url), "Range", "bytes=100-199"), 100, 200);
    assertPart(plain.send(plain.request(url), "Range", "bytes=14000-"), 14_000, CLIP.length);
    assertPart(plain.send(plain.request(url), "Range", "bytes=-50"), CLIP.length - 50, CLIP.length);
    assertPart(plain.send(plain.request(url), "Range", "bytes=9-99999999"), 9, CLIP.length);
    Plain.Reply beyond = plain.send(plain.request(url), "Range", "bytes=" + CLIP.length + "-");
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + CLIP.length);
    assertThat(plain.send(plain.request(url), "Range", "bytes=1-2,4-5").status()).isEqualTo(200);
    assertThat(plain.send(plain.request(url), "Range", "lines=1-2").status()).isEqualTo(200);
  }

  @Test
  void aRangeOfAnotherVersionBringsTheWholeFile(FakeModelServer server) {
    Plain plain = new Plain(server);
    String url = result(server);
    String etag = plain.send(plain.request(url)).header("ETag");
    String[] current = {"Range", "bytes=5-9", "If-Range", etag};
    assertPart(plain.send(plain.request(url), current), 5, 10);
    String[] other = {"Range", "bytes=5-9", "If-Range", "\"other\""};
    assertThat(plain.send(plain.request(url), other).status()).isEqualTo(200);
  }

  @Test
  void aBrokenDownloadIsResumedByTheClient(FakeModelServer server, QiaoClient client)
      throws IOException {
    server.breakNextDownloadAfter(5000).breakNextDownloadAfter(3000);
    ResultFile file = ResultFile.of(result(server));
    Path saved = client.files().download(file, folder.resolve("film.mp4"));
    assertThat(Files.readAllBytes(saved)).isEqualTo(CLIP);
    assertThat(server.requests().stream().filter(call -> call.path().startsWith("/results/")))
        .extracting(call -> call.header("Range"))
        .containsExactly("", "bytes=5000-", "bytes=8000-");
    assertThat(file.toString()).contains("/results/").doesNotContain("Signature");
  }

  @Test
  void aBrokenDownloadIsABrokenConnection(FakeModelServer server) {
    server.breakNextDownloadAfter(10);
    Plain plain = new Plain(server);
    String url = result(server);
    assertThatThrownBy(() -> plain.send(plain.request(url)))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(plain.send(plain.request(url)).status()).isEqualTo(200);
  }

  @Test
  void aLinkExpiresAfterADay(FakeModelServer server, QiaoClient client) {
    String url = result(server);
    server.passTime(Duration.ofHours(25));
    Plain plain = new Plain(server);
    Plain.Reply reply = plain.send(plain.request(url));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.text())
        .contains("<Code>AccessDenied</Code>")
        .contains("<Message>Request has expired.</Message>");
    assertThatThrownBy(() -> client.files().download(ResultFile.of(url), folder.resolve("film")))
        .isInstanceOf(ResultExpiredException.class);
  }

  @Test
  void aLinkMustBeAsItWasSigned(FakeModelServer server) {
    Plain plain = new Plain(server);
    String url = result(server);
    assertThat(plain.send(plain.request(url.replace("Expires=", "Expires=9"))).text())
        .contains("SignatureDoesNotMatch");
    assertThat(plain.send(plain.request(url.substring(0, url.indexOf('?')))).status())
        .isEqualTo(403);
    assertThat(plain.get(url).text()).contains("Only one auth mechanism allowed.");
    assertThat(plain.send(plain.request(url.replace(".mp4", ".gif"))).status()).isEqualTo(404);
  }

  private static void assertPart(Plain.Reply reply, int from, int to) {
    assertThat(reply.status()).isEqualTo(206);
    assertThat(reply.header("Content-Range"))
        .isEqualTo("bytes " + from + "-" + (to - 1) + "/" + CLIP.length);
    assertThat(reply.response().body()).isEqualTo(Arrays.copyOfRange(CLIP, from, to));
  }

  /** The link that a task brought. */
  private static String result(FakeModelServer server) {
    server.pollsPerState(0, 0);
    Plain plain = new Plain(server);
    JsonNode created =
        plain
            .post(
                Plain.VIDEO,
                "{'model':'wan2.6-t2v','input':{'prompt':'A cat.'}}",
                "X-DashScope-Async",
                "enable")
            .json();
    return plain
        .get("/api/v1/tasks/" + created.at("/output/task_id").asText())
        .json()
        .at("/output/video_url")
        .asText();
  }
}
