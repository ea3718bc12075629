package dev.qiao.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.internal.json.Json;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text may be that is given as the address of media; cases 73 and 75. */
class MediaAddressTest {
  private static final String CALLS =
      "; for a local file use MediaSource.of(Path), MediaSource.of(File) or"
          + " MediaSource.localFile(String)";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a.png",
        "http://example.com",
        "HTTPS://EXAMPLE.COM/A.PNG",
        "http://new_api:3000/a.png",
        "http://[::1]:80/a.png",
        "https://user:pw@example.com/a.png",
        "https://example.com/a%20b+c.png?Signature=ab%2Bcd%2Fef%3D&x={1}[2]|'q'",
        "oss://dashscope-instant/d/1/\u732b 1.png",
        "ms://file-id",
        "mm_file://123",
        "data:image/png;base64,iVBORw0KGgo=",
        "data:;base64,SUQz",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' />",
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ",
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQ==",
      })
  void address_thatAServiceCanFetch_isKeptAsItIs(String url) {
    assertThat(MediaSource.of(url).url()).isEqualTo(url);
    assertThat(MediaSource.of(url).isLocal()).isFalse();
    assertThat(Json.read(Json.write(MediaSource.of(url)), MediaSource.class).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/hostname",
        "FILE:///etc/hostname",
        "File:/etc/hostname",
        "file://./img.png",
        "file:img.png",
        " file:///etc/hostname",
        "\nfile:///etc/hostname",
        "/etc/passwd",
        "/home/mei/pictures/cat 1.png",
        "photos/me.png",
        "me.png",
        "~/cat.png",
        "./cat.png",
        "..\\cat.png",
        "C:\\Users\\mei\\cat.png",
        "c:/cat.png",
        "\\\\server\\share\\cat.png",
        "//cdn.example.com/a.png",
        "www.example.com/a.png",
        "example.com:8080/a.png",
        "ftp://example.com/a.png",
        "jar:file:/a.jar!/b.png",
        "jar:https://example.com/a.jar!/b.png",
        "javascript:alert(1)",
        "blob:https://example.com/1",
        "content://media/1",
        "classpath:a.png",
        "fileid://file-1",
        "@photo.png",
        "aGVsbG8gd29ybGQgdGhpcyBpcyB0ZXh0",
        "SUQz",
        "\uFEFFhttps://example.com/a.png",
      })
  void text_thatIsNoAddress_isRefusedWithTheCallToMake(String text) {
    assertThatThrownBy(() -> MediaSource.of(text))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the media's address \"")
        .hasMessageEndingWith(CALLS)
        .hasNoCause();
    assertThatThrownBy(() -> Json.read(Json.write(text), MediaSource.class))
        .hasStackTraceContaining("MediaSource.of(Path)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/a b.png",
        " https://example.com/a.png",
        "https://example.com/a.png\n",
        "https://example.com/a\tb.png",
        "https://example.com/a\u00a0b.png",
        "https://example.com/a\u3000b.png",
        "https://example.com/a.png?x=1 2",
        "oss://bucket/a.png ",
        "oss://bucket/a\nb.png",
      })
  void address_withABlank_isRefused(String url) {
    assertThatThrownBy(() -> MediaSource.of(url))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has a blank or line break at character ")
        .hasMessageContaining("%20");
  }

  @ParameterizedTest
  @CsvSource({
    "https:///a.png, has no host",
    "https://, has no host",
    "http://:80/a.png, has no host",
    "http://?x=1, has no host",
    "https:/example.com/a.png, has no // behind its scheme",
    "https:example.com, has no // behind its scheme",
    "https:\\\\example.com, has no // behind its scheme",
    "oss://, names no file behind its scheme",
    "ms:file-id, names no file behind its scheme",
    "'data:image/png;base64,', has no data",
    "'data:image/p ng;base64,AAAA', has a blank in its head",
  })
  void address_thatIsBroken_saysWhere(String url, String why) {
    assertThatThrownBy(() -> MediaSource.of(url))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(why);
  }

  @Test
  void address_withHalfACharacterOrControl_isRefused() {
    assertThatThrownBy(() -> MediaSource.of("https://example.com/\ud83c.png"))
        .hasMessage(
            "the media's address \"https://example.com/\ud83c.png\" has half a character at"
                + " character 21");
    assertThatThrownBy(() -> MediaSource.of("https://example.com/\u007f.png"))
        .hasMessageContaining("has a control character at character 21");
  }

  @Test
  void refusal_showsNoSignatureAndNoPassword() {
    assertThatThrownBy(() -> MediaSource.of("ftp://me:hush@h/a.png?Signature=hush"))
        .hasMessageStartingWith("the media's address \"ftp://***@h/a.png?..\" is not one")
        .hasMessageNotContaining("hush");
    assertThat(MediaSource.of("https://me:hush@h/a.png?Signature=hush"))
        .hasToString("https://***@h/a.png?..");
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/\u732b.png, https://example.com/%E7%8C%AB.png",
    "https://example.com/a%20\u732b.png?n=\u732b&s=a%2Bb#x,"
        + " https://example.com/a%20%E7%8C%AB.png?n=%E7%8C%AB&s=a%2Bb#x",
    "https://\u4f8b\u5b50.cn:8080/a.png, https://xn--fsqu00a.cn:8080/a.png",
  })
  void address_thatIsNotAscii_isEncodedThereOnlyWhenSent(String url, String sent) {
    assertThat(MediaSource.of(url).url()).isEqualTo(url);
    assertThat(Json.write(MediaSource.of(url))).isEqualTo('"' + sent + '"');
  }

  @Test
  void dataUri_withLineBreaks_isSentWithoutThem() {
    byte[] png = new byte[300];
    String mime = Base64.getMimeEncoder().encodeToString(png);
    String plain = Base64.getEncoder().encodeToString(png);
    assertThat(mime).contains("\r\n");
    assertThat(MediaSource.of("data:image/png;base64," + mime).url())
        .isEqualTo("data:image/png;base64," + plain);
    assertThat(MediaSource.of("\n data:image/png;base64,\n" + mime + "\n").url())
        .isEqualTo("data:image/png;base64," + plain);
    assertThat(MediaSource.ofBase64(mime).url()).isEqualTo(plain);
  }

  @Test
  void base64_thatIsNone_isRefused() {
    assertThatThrownBy(() -> MediaSource.of("data:image/png;base64,iVBO Rw0K"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the media's base64 behind \"data:image/png;base64,\" has a blank at character 5, where"
                + " a form may have lost a +");
    assertThatThrownBy(() -> MediaSource.ofBase64("photos/me.png"))
        .hasMessage("the media's base64 is none at character 10");
    assertThatThrownBy(() -> MediaSource.ofBase64("\n")).hasMessage("the media's base64 is empty");
    assertThat(MediaSource.ofBase64("AQID")).hasToString("4 characters of base64");
  }

  @Test
  void uri_ofAFile_isRefusedToo() {
    assertThatThrownBy(() -> MediaSource.of(URI.create("file:///etc/hostname")))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the media's address \"file:///etc/hostname\" reads a local file, which a text may not"
                + CALLS);
    assertThat(MediaSource.of(URI.create("https://h/a.png")).url()).isEqualTo("https://h/a.png");
  }

  @Test
  void localFile_pathOrFileAddress_isThatFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("\u732b 1.png"), "x", StandardCharsets.UTF_8);
    MediaSource expected = MediaSource.of(file);
    assertThat(MediaSource.localFile(file.toString())).isEqualTo(expected);
    assertThat(MediaSource.localFile(file.toUri().toString())).isEqualTo(expected);
    assertThat(MediaSource.localFile("file://" + file)).isEqualTo(expected);
    assertThat(MediaSource.localFile("FILE://localhost" + file)).isEqualTo(expected);
    assertThat(MediaSource.of(new File(file.toString()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "file://./img.png, names the host \".\" where the path of a file",
    "file://server/img.png, names the host \"server\" where the path of a file",
    "file:img.png, has no absolute path",
    "file:, is no file: address",
    "file:///a%00b, is no path on this system",
    "file:///%zz, is no file: address",
    "a\u0000b, is no path on this system",
  })
  void localFile_thatIsNone_saysWhy(String text, String why) {
    assertThatThrownBy(() -> MediaSource.localFile(text))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void nothing_namesItself() {
    assertThatThrownBy(() -> MediaSource.of((String) null))
        .hasMessage("the media's address is null");
    assertThatThrownBy(() -> MediaSource.of((URI) null)).hasMessage("the media's address is null");
    assertThatThrownBy(() -> MediaSource.of((Path) null)).hasMessage("the media's path is null");
    assertThatThrownBy(() -> MediaSource.of((File) null)).hasMessage("the media's file is null");
    assertThatThrownBy(() -> MediaSource.of(null, "a.png"))
        .hasMessage("the media's bytes are null");
    assertThatThrownBy(() -> MediaSource.localFile(" ")).hasMessage("the media's path is empty");
  }
}
