package dev.qiao.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.error.RequestValidationException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first bytes of media tell. */
class MediaInspectionTest {
  @ParameterizedTest
  @CsvSource({
    "FFD8FFE000104A464946, JPEG",
    "89504E470D0A1A0A0000000D49484452, PNG",
    "474946383961, GIF",
    "424D36000000000000003600000028000000, BMP",
    "52494646240000005745425056503820, WEBP",
    "49492A0008000000, TIFF",
    "4D4D002A00000008, TIFF",
    "0000001866747970686569630000, HEIC",
    "0000001C667479706D6966310000, HEIC",
    "0000001C66747970617669660000, AVIF",
    "000000186674797069736F6D0000, MP4",
    "000000206674797069736F360000, MP4",
    "0000001466747970717420200000, MOV",
    "000000086D6F6F7600000000, MOV",
    "000000086672656500000000, MOV",
    "00000008736B697000000000, MOV",
    "546865206672656520776F726C64, UNKNOWN",
    "0000001C667479704D3441200000, M4A",
    "524946462400000041564920, AVI",
    "524946462400000057415645666D7420, WAV",
    "5246363400000000574156456473, WAV",
    "1A45DFA3A3428682847765626D, WEBM",
    "1A45DFA3A34286888 8 6D6174726F736B61, MKV",
    "464C5601, FLV",
    "3026B2758E66CF11A6D9, WMV",
    "494433030000, MP3",
    "FFFB9064, MP3",
    "FFF15080, AAC",
    "664C6143, FLAC",
    "4F67675300, OGG",
    "2321414D520A, AMR",
    "474011100042F0, TS",
    "000001BA4400, MPG",
    "000001B31600, MPG",
    "060E2B34020501010D010201, MXF",
    "47404D452069732061, UNKNOWN",
    "424D20697320746865206E616D65206F6620, UNKNOWN",
    "FFFE41004200, UNKNOWN",
    "FFFFFFFFFFFF, UNKNOWN",
    "255044462D, UNKNOWN",
    "0000000000000000, UNKNOWN",
    "FF, UNKNOWN",
    "'', UNKNOWN",
  })
  void aFormatIsToldByContentWhateverTheName(String hex, MediaFormat format) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(MediaFormat.of(bytes)).isEqualTo(format);
    MediaInfo info = MediaSource.of(bytes, "picture.png").inspect();
    assertThat(info).isNotNull();
    assertThat(info.format()).isEqualTo(format);
    assertThat(info.size()).isEqualTo(bytes.length);
  }

  @Test
  void everyFormatHasAMimeTypeAndAnExtension() {
    for (MediaFormat format : MediaFormat.values()) {
      assertThat(format.mimeType()).matches("(image|video|audio|application)/[a-z0-9.-]+");
      assertThat(format.extension().isEmpty()).isEqualTo(format == MediaFormat.UNKNOWN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "png, true, PNG, true",
    "png, false, PNG, false",
    "jpg, false, JPEG, false",
    "bmp, false, BMP,",
    "gif, false, GIF,"
  })
  void aPicturesPixelsAreRead(String type, boolean alpha, MediaFormat format, Boolean found)
      throws IOException {
    byte[] picture = picture(type, 321, 123, alpha);
    assertThat(MediaSource.of(picture, "x").inspect())
        .isEqualTo(new MediaInfo(format, picture.length, 321, 123, found, null, false));
  }

  @ParameterizedTest
  @CsvSource({
    "VP8X, 1000000040010 07A0000, 321, 123, true",
    "VP8X, 000000004001007A0000, 321, 123, false",
    "VP8L, 2F40811E10, 321, 123, true",
    "VP8L, 2F40811E00, 321, 123, false",
    "'VP8 ', 3001009D012A41017B00, 321, 123, false",
  })
  void everyKindOfWebpTellsItsPixels(
      String kind, String hex, int width, int height, boolean alpha) {
    byte[] webp =
        joined(
            "RIFF\0\0\0\0WEBP" + kind + "\0\0\0\0", HexFormat.of().parseHex(hex.replace(" ", "")));
    assertThat(MediaSource.of(webp, "x").inspect())
        .isEqualTo(new MediaInfo(MediaFormat.WEBP, webp.length, width, height, alpha, null, false));
  }

  @Test
  void aPhotosPixelsAreFoundBehindLargeSegments() throws IOException {
    byte[] jpeg = picture("jpg", 640, 480, false);
    ByteArrayOutputStream photo = new ByteArrayOutputStream();
    photo.write(jpeg, 0, 2);
    for (int i = 0; i < 20; i++) {
      photo.writeBytes(
          new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xE1, (byte) 0xFF, (byte) 0xFF});
      photo.writeBytes(new byte[0xFFFD]);
    }
    photo.write(jpeg, 2, jpeg.length - 2);
    assertThat(MediaSource.of(photo.toByteArray(), "x").inspect())
        .isEqualTo(new MediaInfo(MediaFormat.JPEG, photo.size(), 640, 480, false, null, false));
  }

  @Test
  void aBitmapWithItsRowsDownwardsHasTheSamePixels() throws IOException {
    byte[] bmp = picture("bmp", 20, 10, false);
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -10);
    assertThat(MediaSource.of(bmp, "x").inspect())
        .isEqualTo(new MediaInfo(MediaFormat.BMP, bmp.length, 20, 10, null, null, false));
  }

  @ParameterizedTest
  @CsvSource({"96000, 96000", "0, 96000", "-1, 96000", "99999999, 96000"})
  void aWavTellsHowLongItPlays_alsoWhenItsWriterDidNotKnow(int claimed, int actual) {
    byte[] wav = wav(claimed, actual);
    assertThat(MediaSource.of(wav, "x").inspect())
        .isEqualTo(
            new MediaInfo(
                MediaFormat.WAV, wav.length, null, null, null, Duration.ofSeconds(3), false));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aClipTellsHowLongItPlays_alsoWithItsHeaderAtTheEnd(boolean large, @TempDir Path folder)
      throws IOException {
    byte[] clip =
        joined(
            "\0\0\0\u0010ftypisom\0\0\0\0",
            box("mdat", large, new byte[100_000]),
            box("moov", false, box("mvhd", false, movieHeader(large, 600, 3_300))));
    Path file = Files.write(folder.resolve("clip"), clip);
    MediaInfo expected =
        new MediaInfo(
            MediaFormat.MP4, clip.length, null, null, null, Duration.ofMillis(5_500), false);
    assertThat(MediaSource.of(clip, "x").inspect()).isEqualTo(expected);
    assertThat(MediaSource.of(file).inspect()).isEqualTo(expected);
  }

  /** Seeking in a file is free; reading a stream to its end is not. */
  @Test
  void aHeaderBehindManyMegabytesIsFoundInAFileAndNotSoughtInAStream(@TempDir Path folder)
      throws IOException {
    byte[] clip =
        joined(
            "\0\0\0\u0010ftypisom\0\0\0\0",
            box("mdat", false, new byte[20_000_000]),
            box("moov", false, box("mvhd", false, movieHeader(false, 600, 3_300))));
    Path file = Files.write(folder.resolve("clip"), clip);
    assertThat(MediaSource.of(file).inspect())
        .extracting(MediaInfo::duration)
        .isEqualTo(Duration.ofMillis(5_500));
    long[] read = {0};
    MediaInfo info = MediaSource.of(() -> counting(clip, read), "clip", -1).inspect();
    assertThat(info).isEqualTo(new MediaInfo(MediaFormat.MP4, -1, null, null, null, null, false));
    assertThat(read[0]).isLessThan(5_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000001066747970697 36F6D00000000 00000000 6D6F6F76",
        "00000010667479706973 6F6D00000000 00000004 6D646174 00000000",
        "00000010667479706973 6F6D00000000 00000001 6D646174 FFFFFFFFFFFFFFFF 00000000",
        "00000010667479706973 6F6D00000000 00000001 6D646174 7FFFFFFFFFFFFFFF 00000000",
        "00000010667479706973 6F6D00000000 0000001C 6D766864 00000000 0000000000000000 00000000"
            + " 00000064",
        "00000010667479706973 6F6D00000000 0000001C 6D766864 00000000 0000000000000000 00000258"
            + " FFFFFFFF",
        "52494646240000005741564 5 64617461 FFFFFFFF",
        "52494646240000005741564 5 666D7420 10000000 01000100 00000000 00000000 02001000 64617461"
            + " 10000000",
        "FFD8FFE00000",
        "FFD8FFE0FFFF",
        "FFD8FFC0000B08000000000103",
        "FFD8FFD0FFD0FFD0FFD9",
        "89504E470D0A1A0A0000000D49484452FFFFFFFF0000000108",
        "424D360000000000000036000000280000000000008000000080",
        "52494646240000005745425056503858",
        "524946462400000057454250 56503820 00000000 000000 9D012B 0100 0100",
      })
  void aHeaderThatLiesOrEndsTellsNothing(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    MediaInfo info = MediaSource.of(bytes, "x").inspect();
    assertThat(info).isNotNull();
    assertThat(info.width()).isNull();
    assertThat(info.height()).isNull();
    assertThat(info.duration()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = MediaFormat.class,
      names = {"JPEG", "PNG", "BMP", "WEBP", "GIF", "WAV", "MP4", "MOV", "M4A"})
  void anyBytes_neverCrashNorLoop(MediaFormat format) throws IOException {
    byte[] start = beginning(format);
    Random random = new Random(format.mimeType().length());
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = new byte[start.length + random.nextInt(600)];
      random.nextBytes(bytes);
      for (int at = start.length; at < bytes.length; at++) {
        // Small numbers make lengths that lead somewhere.
        bytes[at] = random.nextInt(3) == 0 ? bytes[at] : (byte) random.nextInt(3);
      }
      System.arraycopy(start, 0, bytes, 0, start.length);
      MediaInfo info = MediaSource.of(bytes, "x").inspect();
      assertThat(info).isNotNull();
      assertThat(info.format()).isEqualTo(format);
      assertThat(MediaSource.of(() -> new ByteArrayInputStream(bytes), "x", bytes.length).inspect())
          .isEqualTo(info);
    }
  }

  @Test
  void aStreamWithoutEndIsReadToABound() {
    long[] read = {0};
    byte[] start = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD0};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return start[(int) (read[0]++ < 4 ? read[0] - 1 : 2 + read[0] % 2)] & 0xFF;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            for (int i = 0; i < length; i++) {
              bytes[offset + i] = (byte) read();
            }
            return length;
          }
        };
    MediaInfo info = MediaSource.of(() -> endless, "x", -1).inspect();
    assertThat(info).isNotNull();
    assertThat(info.width()).isNull();
    assertThat(read[0]).isLessThan(5_000_000);
  }

  @Test
  void anAddressTellsNothing_aDataUriTellsAll() throws IOException {
    assertThat(MediaSource.of("https://h/a.png").inspect()).isNull();
    assertThat(MediaSource.of("oss://d/a.png").inspect()).isNull();
    assertThat(MediaSource.of("data:image/svg+xml,<svg/>").inspect()).isNull();
    assertThat(MediaSource.of("data:").inspect()).isNull();
    for (int width = 1; width < 5; width++) {
      byte[] png = picture("png", width, 2, true);
      String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
      assertThat(MediaSource.of(uri).inspect())
          .isEqualTo(new MediaInfo(MediaFormat.PNG, png.length, width, 2, true, null, false));
    }
    assertThatThrownBy(() -> MediaSource.of("data:image/png;base64,a*b=").inspect())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("the data URI of 26 characters cannot be read: it is no base64");
  }

  @Test
  void aFileThatIsNotThereCannotBeInspected() {
    assertThatThrownBy(() -> MediaSource.of(Path.of("no-such-file.png")).inspect())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "the file no-such-file.png cannot be read: it does not exist in "
                + Path.of("").toAbsolutePath());
  }

  @Test
  void toDataUri_takesTheTypeFromTheContent() throws IOException {
    byte[] jpeg = picture("jpg", 4, 4, false);
    MediaSource uri = MediaSource.of(jpeg, "picture.png").toDataUri();
    assertThat(uri.url())
        .isEqualTo("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg));
    assertThat(uri.isLocal()).isFalse();
    assertThat(uri.toDataUri()).isSameAs(uri);
  }

  @Test
  void toDataUri_hasTheDocumentedBound() {
    int most = (10 * 1024 * 1024 - "data:image/png;base64,".length()) / 4 * 3;
    byte[] fits = Arrays.copyOf(beginning(MediaFormat.PNG), most);
    assertThat(MediaSource.of(fits, "a.png").toDataUri().url())
        .hasSizeLessThanOrEqualTo(MediaSource.MAX_DATA_URI_LENGTH);
    for (int size : new int[] {most + 1, 30_000_000}) {
      MediaSource large = MediaSource.of(Arrays.copyOf(fits, size), "a.png");
      assertThatThrownBy(large::toDataUri)
          .isInstanceOf(RequestValidationException.class)
          .hasMessage(
              "a.png ("
                  + size
                  + " bytes) is too large for a data URI, which may have at most 10485760"
                  + " characters; upload it");
    }
  }

  @Test
  void toDataUri_unknownOrUnreadable_saysWhatToDo() {
    assertThatThrownBy(() -> MediaSource.of(new byte[3], "a.png").toDataUri())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "the format of a.png (3 bytes) is not known by its content; upload it, or write the"
                + " data URI with its MIME type yourself and give it to MediaSource.of(String)");
    assertThatThrownBy(() -> MediaSource.of(Path.of("no-such-file.png")).toDataUri())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "the file no-such-file.png cannot be read: it does not exist in "
                + Path.of("").toAbsolutePath());
  }

  @Test
  void content_isOpenedEachTime() throws IOException {
    MediaSource.Content opener = () -> new ByteArrayInputStream(new byte[] {1, 2});
    MediaSource media = MediaSource.of(opener, "a.bin", 2);
    assertThat(media.isLocal()).isTrue();
    assertThat(media.open().readAllBytes()).containsExactly(1, 2);
    assertThat(media.open().readAllBytes()).containsExactly(1, 2);
    assertThat(media.size()).isEqualTo(2);
    assertThat(media).hasToString("a.bin (2 bytes)");
    assertThat(MediaSource.of(opener, "a.bin", -1)).hasToString("a.bin").isNotEqualTo(media);
    assertThat(MediaSource.of(opener, "a.bin", 2)).isEqualTo(media).hasSameHashCodeAs(media);
    assertThatThrownBy(() -> MediaSource.of(opener, "a.bin", -2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be -1 or at least 0, not -2");
  }

  private static byte[] beginning(MediaFormat format) {
    return switch (format) {
      case JPEG -> joined("\u00ff\u00d8\u00ff");
      case PNG -> joined("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR");
      case GIF -> joined("GIF89a");
      case BMP -> joined("BM\0\0\0\0\0\0\0\0\0\0\0\0(\0\0\0");
      case WEBP -> joined("RIFF\0\0\0\0WEBPVP8X");
      case WAV -> joined("RIFF\0\0\0\0WAVE");
      case MP4 -> joined("\0\0\0\u0010ftypisom\0\0\0\0");
      case MOV -> joined("\0\0\0\u0010ftypqt  \0\0\0\0");
      case M4A -> joined("\0\0\0\u0010ftypM4A \0\0\0\0");
      default -> throw new IllegalArgumentException(format.name());
    };
  }

  private static byte[] picture(String type, int width, int height, boolean alpha)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BufferedImage image =
        new BufferedImage(
            width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(image, type, out)).isTrue();
    return out.toByteArray();
  }

  /** 16 kHz, 16 bits, one channel: 32,000 bytes a second. */
  private static byte[] wav(int claimed, int actual) {
    ByteBuffer head = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
    head.put(joined("RIFF\0\0\0\0WAVELIST")).putInt(3).put(new byte[4]);
    head.put(joined("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    head.putInt(16_000).putInt(32_000).putShort((short) 2).putShort((short) 16);
    head.put(joined("data")).putInt(claimed);
    return joined("", Arrays.copyOf(head.array(), head.position()), new byte[actual]);
  }

  private static byte[] box(String type, boolean large, byte[] content) {
    ByteBuffer box = ByteBuffer.allocate(content.length + (large ? 16 : 8));
    box.putInt(large ? 1 : content.length + 8).put(joined(type));
    if (large) {
      box.putLong(content.length + 16);
    }
    return box.put(content).array();
  }

  private static byte[] movieHeader(boolean large, int perSecond, int units) {
    ByteBuffer header = ByteBuffer.allocate(large ? 32 : 20);
    header.putInt(large ? 0x01000000 : 0).position(large ? 20 : 12).putInt(perSecond);
    if (large) {
      header.putLong(units);
    } else {
      header.putInt(units);
    }
    return header.array();
  }

  private static byte[] joined(String start, byte[]... rest) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(start.getBytes(StandardCharsets.ISO_8859_1));
    for (byte[] part : rest) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static InputStream counting(byte[] bytes, long[] read) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        int count = super.read(into, offset, length);
        read[0] += Math.max(0, count);
        return count;
      }
    };
  }
}
