package dev.qiao.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.operation.MediaLimit;
import dev.qiao.core.operation.Violations;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound and pictures as telephones, recorders and encoders write them. */
class RecordedMediaTest {
  private static final String FRAME = "fffb9064";

  /** Case 77. */
  @ParameterizedTest
  @ValueSource(ints = {1, 63, 512, 4096})
  void mp3_behindZeros_isOne(int zeros) {
    byte[] bytes = bytes("00".repeat(zeros) + FRAME + "00".repeat(400));
    MediaSource said = MediaSource.of(bytes, "said.mp3");
    assertThat(MediaFormat.of(bytes)).isEqualTo(MediaFormat.MP3);
    assertThat(said.inspect().format()).isEqualTo(MediaFormat.MP3);
    assertThat(MediaLimit.formats(MediaFormat.WAV, MediaFormat.MP3).allows(said)).isTrue();
    assertThat(said.toDataUri().url()).startsWith("data:audio/mpeg;base64,");
  }

  @Test
  void mp3_behindALargeTag_isOne() {
    byte[] bytes = new byte[3_000_000];
    byte[] tag = bytes("49443304000001378d00");
    System.arraycopy(tag, 0, bytes, 0, tag.length);
    MediaSource said = MediaSource.of(bytes, "said.mp3");
    assertThat(MediaLimit.formats(MediaFormat.WAV, MediaFormat.MP3).allows(said)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "000000000000", "00000100", "0000000c6a502020"})
  void zeros_withoutAFrame_areNothingWeKnow(String hex) {
    assertThat(MediaFormat.of(bytes(hex))).isEqualTo(MediaFormat.UNKNOWN);
    assertThat(MediaFormat.of(new byte[10_000])).isEqualTo(MediaFormat.UNKNOWN);
  }

  /** Case 78: the picture's own size, and neither the preview's nor that after rotation. */
  @ParameterizedTest
  @ValueSource(strings = {"", "ffffff", "0000", "ff00"})
  void jpeg_withPreviewAndFiller_hasItsOwnSize(String filler) {
    String preview = "ffd8" + frame(12, 16) + "ffd9";
    String exif = "457869660000" + preview;
    String app1 = "ffe1" + "%04x".formatted(exif.length() / 2 + 2) + exif;
    String jpeg = "ffd8" + app1 + filler + frame(30, 40) + "ffda";
    MediaInfo info = MediaSource.of(bytes(jpeg), "phone.jpg").inspect();
    assertThat(info.format()).isEqualTo(MediaFormat.JPEG);
    assertThat(info.width()).isEqualTo(40);
    assertThat(info.height()).isEqualTo(30);
  }

  /** 5 to 8 turn the picture to a side; the size stays as it is stored. */
  @ParameterizedTest
  @CsvSource({"1,false", "3,false", "4,false", "5,true", "6,true", "8,true", "0,false"})
  void jpeg_fromATelephoneHeldUpright_isTurned(int orientation, boolean turned) {
    String little =
        "49492a0008000000"
            + "0200"
            + "0f010200010000004100"
            + "0000"
            + "120103000100000"
            + "0"
            + "%02x00".formatted(orientation)
            + "0000"
            + "00000000";
    String big =
        "4d4d002a00000008"
            + "0002"
            + "010f0002000000014100"
            + "0000"
            + "011200030000000100"
            + "%02x".formatted(orientation)
            + "0000"
            + "00000000";
    for (String tiff : List.of(little, big)) {
      String exif = "457869660000" + tiff + "ffd8" + frame(12, 16) + "ffd9";
      String app1 = "ffe1" + "%04x".formatted(exif.length() / 2 + 2) + exif;
      MediaInfo info =
          MediaSource.of(bytes("ffd8" + app1 + frame(30, 40) + "ffda"), "phone.jpg").inspect();

      assertThat(info.turned()).isEqualTo(turned);
      assertThat(info.width()).isEqualTo(40);
      assertThat(info.height()).isEqualTo(30);
      assertThat(info.alpha()).isFalse();
    }
  }

  /** Notes that end early, point elsewhere or are none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "45",
        "457869660000",
        "4578696600004949",
        "45786966000049492a00ffffffff",
        "45786966000049492a0008000000ffff",
        "45786966000049492a0008000000ff7f1201",
        "687474703a2f2f6e732e61646f62652e636f6d2f7861702f312e302f00"
      })
  void jpeg_withAnOddNote_keepsItsSize(String note) {
    String app1 = "ffe1" + "%04x".formatted(note.length() / 2 + 2) + note;
    MediaInfo info =
        MediaSource.of(bytes("ffd8" + app1 + frame(30, 40) + "ffda"), "phone.jpg").inspect();

    assertThat(info.turned()).isFalse();
    assertThat(info.width()).isEqualTo(40);
  }

  /** No page says whether a service turns a photo first: what fits one way is sent. */
  @Test
  void ratio_ofATurnedPhoto_holdsEitherWay() {
    String tiff = "4d4d002a00000008" + "0001" + "01120003000000010006" + "0000" + "00000000";
    String exif = "457869660000" + tiff;
    String start = "ffd8ffe1" + "%04x".formatted(exif.length() / 2 + 2) + exif;
    MediaSource turned = MediaSource.of(bytes(start + frame(30, 40) + "ffda"), "a.jpg");
    MediaSource narrow = MediaSource.of(bytes(start + frame(30, 90) + "ffda"), "a.jpg");
    MediaSource upright = MediaSource.of(bytes("ffd8" + frame(30, 40) + "ffda"), "a.jpg");
    MediaLimit portrait = MediaLimit.formats().ratio(0.5, 0.8);

    assertThat(portrait.allows(turned)).isTrue();
    assertThat(portrait.allows(narrow)).isFalse();
    assertThat(portrait.allows(upright)).isFalse();
    Violations violations = new Violations().check("input.image_url", narrow, portrait);
    assertThat(violations.found()).singleElement().asString().contains("90 x 30 pixels (shown");
  }

  /** A telephone's picture of tiles: the largest size is the picture's, the tiles' are not. */
  @ParameterizedTest
  @CsvSource({"heic,0,false", "heic,1,true", "heic,3,true", "avif,2,false", "mif1,1,true"})
  void heic_ofTilesWithAPreview_hasItsOwnSize(String brand, int quarters, boolean turned) {
    String kind = HexFormat.of().formatHex(brand.getBytes(StandardCharsets.US_ASCII));
    String properties =
        box("ispe", "00000000" + "00000200" + "00000200")
            + box("hvcC", "0102030405")
            + box("ispe", "00000000" + "00000fc0" + "00000bd0")
            + box("irot", "%02x".formatted(quarters))
            + box("ispe", "00000000" + "000001a0" + "00000138");
    String meta =
        box(
            "meta",
            "00000000"
                + box("hdlr", "00".repeat(24))
                + box("iprp", box("ipco", properties) + box("ipma", "00".repeat(8))));
    byte[] file = bytes(box("ftyp", kind + "00000000") + meta + box("mdat", "00".repeat(64)));
    MediaInfo info = MediaSource.of(file, "IMG_1.HEIC").inspect();

    assertThat(info.format()).isEqualTo(brand.equals("avif") ? MediaFormat.AVIF : MediaFormat.HEIC);
    assertThat(info.width()).isEqualTo(4032);
    assertThat(info.height()).isEqualTo(3024);
    assertThat(info.turned()).isEqualTo(turned);
  }

  private static String box(String type, String content) {
    return "%08x".formatted(content.length() / 2 + 8)
        + HexFormat.of().formatHex(type.getBytes(StandardCharsets.US_ASCII))
        + content;
  }

  /** A frame of four colour components. */
  private static String frame(int high, int wide) {
    return "ffc00014" + "08" + "%04x%04x".formatted(high, wide) + "04" + "011100".repeat(4);
  }

  @Test
  void png_withAChunkOfApple_hasItsSize() {
    String png =
        "89504e470d0a1a0a"
            + "00000004"
            + "43674249"
            + "50002002"
            + "00000000"
            + "0000000d49484452"
            + "00000003"
            + "00000002"
            + "0806000000";
    MediaInfo info = MediaSource.of(bytes(png), "a.png").inspect();
    assertThat(info.width()).isEqualTo(3);
    assertThat(info.height()).isEqualTo(2);
    assertThat(info.alpha()).isTrue();
  }

  /** Case 67: the size of a stream that had no end when its header was written. */
  @ParameterizedTest
  @ValueSource(strings = {"ffffffff", "00000000", "ffffff7f", "00f0ff7f", "dbffffff"})
  void wav_ofAStream_lastsAsLongAsItsSamples(String open) throws Exception {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    wav.write(bytes("52494646" + open + "57415645" + "666d7420" + "10000000" + "01000100"));
    wav.write(bytes("80bb0000" + "00770100" + "02001000" + "64617461" + open));
    wav.write(new byte[96_000]);
    MediaInfo info = MediaSource.of(wav.toByteArray(), "a.wav").inspect();
    assertThat(info.format()).isEqualTo(MediaFormat.WAV);
    assertThat(info.duration()).isEqualTo(Duration.ofSeconds(1));
  }

  /** Case 113: the name is no witness. */
  @Test
  void webp_namedPng_isSentAsWebp(@TempDir Path folder) throws Exception {
    byte[] webp = bytes("524946461a000000574542505650384c0d0000002f024000000000000000");
    Path file = Files.write(folder.resolve("tide.png"), webp);
    assertThat(MediaSource.of(file).toDataUri().url()).startsWith("data:image/webp;base64,");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
