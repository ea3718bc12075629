package dev.qiao.core.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that servers give to files. */
class SafeNamesTest {
  private static final Path FOLDER = Path.of("some", "folder").toAbsolutePath();

  @ParameterizedTest
  @CsvSource({
    "video.mp4, video.mp4",
    "a%20b.mp4, a b.mp4",
    "'', file",
    "., file",
    ".., file",
    "..., file",
    "' . ', file",
    "%2e%2e, file",
    "..%2F..%2Fetc%2Fpasswd, passwd",
    "..%5C..%5Cboot.ini, boot.ini",
    "..\\..\\boot.ini, boot.ini",
    "/etc/passwd, passwd",
    "%2Fetc%2Fpasswd, passwd",
    "C:\\Windows\\x.dll, x.dll",
    "C:x.dll, C_x.dll",
    "x.png:stream, x.png_stream",
    "%252e%252e%252fx, %2e%2e%2fx",
    "a%00.png, a_.png",
    "a%0d%0ab.png, a__b.png",
    "%zz%4.png, %zz%4.png",
    "a*?\"<>|.png, a______.png",
    ".hidden.png, hidden.png",
    "'trailing.png. . ', trailing.png",
    "CON, _CON",
    "con.png, _con.png",
    "nul.tar.gz, _nul.tar.gz",
    "COM1.png, _COM1.png",
    "com\u00b9.png, _com\u00b9.png",
    "console.png, console.png",
    "a.mp4.part, a.mp4.part_",
    "a.mp4.PART.etag, a.mp4.PART.etag_",
    "a\u202egnp.exe, a_gnp.exe",
  })
  void aNameIsMadeSafe(String given, String safe) {
    assertThat(new SafeNames(FOLDER).next(given)).isEqualTo(FOLDER.resolve(safe));
  }

  @Test
  void aNameTakenBefore_getsANumber_alsoInAnotherCase() {
    SafeNames names = new SafeNames(FOLDER);
    for (String[] pair :
        new String[][] {
          {"a.png", "a.png"},
          {"a.png", "a-2.png"},
          {"A.PNG", "A-3.PNG"},
          {"a.mp4", "a.mp4"},
          {"a-2.png", "a-2-2.png"},
          {"", "file"},
          {"..", "file-2"},
        }) {
      assertThat(names.next(pair[0])).isEqualTo(FOLDER.resolve(pair[1]));
    }
  }

  /** What has no extension gets one later, and must not meet another then. */
  @Test
  void aNameWithoutExtension_isAloneWithItsStem() {
    SafeNames names = new SafeNames(FOLDER);
    assertThat(names.next("clip")).isEqualTo(FOLDER.resolve("clip"));
    assertThat(names.next("clip.mp4")).isEqualTo(FOLDER.resolve("clip-2.mp4"));
    assertThat(names.next("other.mp4")).isEqualTo(FOLDER.resolve("other.mp4"));
    assertThat(names.next("Other")).isEqualTo(FOLDER.resolve("Other-2"));
  }

  @Test
  void aNameTooLong_isCutAtACharacterAndKeepsItsExtension() {
    SafeNames names = new SafeNames(FOLDER);
    String cut = names.next("\ud83d\udc31".repeat(100_000) + ".png").getFileName().toString();
    assertThat(cut).endsWith(".png").matches("(?:\ud83d\udc31|_)+\\.png");
    assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
    assertThat(names.next("x".repeat(500)).getFileName().toString()).isEqualTo("x".repeat(200));
  }

  @Test
  void anyName_staysInTheFolderAndIsUnique() {
    String[] parts = {
      "..", "/", "\\", "%2f", "%5c", "%00", "%2e", ".", " ", "a", "A", ":", "CON", "\u0000", "%",
      "\ud83d", ".png", "\u00e9", "e\u0301", "\n", "~", "-2", "file", "%c3%a9"
    };
    Random random = new Random(7);
    SafeNames names = new SafeNames(FOLDER);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int j = random.nextInt(6); j >= 0; j--) {
        name.append(parts[random.nextInt(parts.length)]);
      }
      Path path = names.next(name.toString());
      assertThat(path.normalize().getParent()).as("%s", name).isEqualTo(FOLDER);
      String file = path.getFileName().toString();
      assertThat(file).as("%s", name).doesNotContainPattern("[\\x00-\\x1f/\\\\:*?\"<>|]");
      assertThat(seen.add(file.toLowerCase(Locale.ROOT))).as("%s twice", file).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "video/mp4, mp4",
    "Image/PNG; charset=binary, png",
    "audio/x-wav, wav",
    "model/gltf-binary, glb",
    "application/octet-stream, ''",
    "text/../../etc, ''",
    "'', ''",
  })
  void aContentTypeTellsAnExtension(String type, String extension) {
    assertThat(SafeNames.extensionOf(type)).isEqualTo(extension);
    assertThat(SafeNames.extensionOf(null)).isEmpty();
  }
}
