package dev.qiao.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.internal.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Media going in and files coming out, as values. */
class FileValuesTest {
  @ParameterizedTest
  @CsvSource({
    "https://h/a/b.mp4?Signature=s, h/a/b.mp4, b.mp4",
    "https://user:pw@h:8080/b.mp4#x, h/b.mp4, b.mp4",
    "https://h, h, h",
    "https://h/, h/, ''",
    "https://h/a b/猫.mp4?s, https://h/a b/猫.mp4, 猫.mp4",
    "not a url?secret, not a url, not a url",
  })
  void resultFile_printed_hasNoQuery(String url, String printed, String name) {
    ResultFile file = ResultFile.of(url);
    assertThat(file).hasToString(printed);
    assertThat(file.name()).isEqualTo(name);
    assertThat(file.url()).isEqualTo(url);
    assertThat(file.taskRef()).isNull();
    assertThat(file).isEqualTo(ResultFile.of(url)).hasSameHashCodeAs(ResultFile.of(url));
    assertThat(Json.write(file)).isEqualTo(Json.write(url));
  }

  @Test
  void media_address_isWrittenAsItIs() throws IOException {
    MediaSource media = MediaSource.of(URI.create("https://h/a.png?Signature=s"));
    assertThat(media.isLocal()).isFalse();
    assertThat(media.url()).isEqualTo("https://h/a.png?Signature=s");
    assertThat(media).hasToString("https://h/a.png?..");
    assertThat(media.name()).isEmpty();
    assertThat(media.path()).isNull();
    assertThat(media.size()).isEqualTo(-1);
    assertThat(Json.write(media)).isEqualTo("\"https://h/a.png?Signature=s\"");
    assertThat(Json.read("\"https://h/a.png?Signature=s\"", MediaSource.class)).isEqualTo(media);
    assertThatThrownBy(media::open)
        .isInstanceOf(IOException.class)
        .hasMessage("this media is an address; the service fetches it itself");
  }

  @Test
  void media_dataUri_isNotPrinted() {
    MediaSource media = MediaSource.of("data:image/png;base64," + "A".repeat(1000));
    assertThat(media).hasToString("data URI of 1022 characters");
  }

  @Test
  void media_localFile_isLocal_alsoWrittenAsFileUri() {
    Path file = Path.of("a b.png").toAbsolutePath();
    assertThat(file.toUri().toString()).endsWith("/a%20b.png");
    MediaSource media = MediaSource.localFile(file.toUri().toString());
    assertThat(media.isLocal()).isTrue();
    assertThat(media.path()).isEqualTo(file);
    assertThat(media.name()).isEqualTo("a b.png");
    assertThat(media).hasToString(file.toString()).isEqualTo(MediaSource.of(file));
    assertThat(media.url()).isNull();
  }

  @Test
  void media_bytes_areCopied() throws IOException {
    byte[] bytes = {1, 2, 3};
    MediaSource media = MediaSource.of(bytes, "a.png");
    bytes[0] = 9;
    assertThat(media.open().readAllBytes()).containsExactly(1, 2, 3);
    assertThat(media.size()).isEqualTo(3);
    assertThat(media).hasToString("a.png (3 bytes)");
    assertThat(media)
        .isEqualTo(MediaSource.of(new byte[] {1, 2, 3}, "a.png"))
        .hasSameHashCodeAs(MediaSource.of(new byte[] {1, 2, 3}, "a.png"))
        .isNotEqualTo(MediaSource.of(new byte[] {1, 2, 3}, "b.png"));
  }

  @Test
  void media_local_becomesAnAddressOnlyThroughAClient() {
    assertThatThrownBy(() -> Json.write(MediaSource.of(new byte[1], "a.png")))
        .isInstanceOf(IllegalArgumentException.class)
        .rootCause()
        .hasMessage(
            "local media (a.png (1 bytes)) becomes an address only when a client sends the"
                + " request; to store it, use toDataUri()");
  }

  @Test
  void media_emptyAddress_isRefused() {
    assertThatThrownBy(() -> MediaSource.of(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the media's address is empty");
  }
}
