package dev.qiao.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.operation.MediaLimit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an MP3 plays, as its frames and its encoder's note say. */
class Mp3DurationTest {
  /** MPEG-1, layer three, 128 kbit/s, 44.1 kHz, stereo: 417 bytes and 1152 samples. */
  private static final int CD = 0xFFFB9000;

  private static @Nullable Duration duration(byte[] mp3) {
    MediaInfo info = MediaSource.of(mp3, "voice.mp3").inspect();
    assertThat(info).isNotNull();
    assertThat(info.format()).isEqualTo(MediaFormat.MP3);
    return info.duration();
  }

  private static byte[] frames(int head, int length, int count) {
    ByteBuffer file = ByteBuffer.allocate(length * count);
    for (int i = 0; i < count; i++) {
      file.putInt(i * length, head);
    }
    return file.array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] id3(int size, int flags) {
    return ByteBuffer.allocate(10 + size)
        .put(new byte[] {'I', 'D', '3', 4, 0, (byte) flags})
        .put(new byte[] {(byte) (size >> 21 & 127), (byte) (size >> 14 & 127)})
        .put(new byte[] {(byte) (size >> 7 & 127), (byte) (size & 127)})
        .array();
  }

  @ParameterizedTest
  @CsvSource({
    "FFFB9000, 417, 383, 10004", // MPEG-1
    "FFFB90C0, 417, 1000, 26122", // mono
    "FFF384C0, 192, 834, 20016", // MPEG-2, 64 kbit/s, 24 kHz
    "FFF31400, 24, 400, 9600", // MPEG-2, 8 kbit/s: no room for a note
    "FFE328C0, 144, 100, 7200", // MPEG-2.5, 16 kbit/s, 8 kHz
  })
  void framesAreCounted(String head, int length, int count, long millis) {
    Duration found = duration(frames(Integer.parseUnsignedInt(head, 16), length, count));
    assertThat(found).isNotNull();
    assertThat(found.toMillis()).isEqualTo(millis);
  }

  @Test
  void numberOfFramesInTheFirst_isTaken() {
    for (String word : new String[] {"Info", "Xing"}) {
      ByteBuffer first = ByteBuffer.allocate(417).putInt(CD).position(36);
      first.put(word.getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(3829);
      Duration found = duration(first.array());
      assertThat(found).isNotNull();
      assertThat(found.toMillis()).isEqualTo(100_022);
    }
  }

  /** A voice of exactly 20 s has up to 0.1 s more in frames; that is no reason to refuse it. */
  @Test
  void limitOfSeconds_doesNotCountTheFillingOfTheEncoder() {
    MediaLimit limit = MediaLimit.formats().duration(Duration.ofSeconds(3), Duration.ofSeconds(20));
    assertThat(limit.allows(MediaSource.of(frames(CD, 417, 768), "20.06 s"))).isTrue();
    assertThat(limit.allows(MediaSource.of(frames(CD, 417, 780), "20.38 s"))).isFalse();
    assertThat(limit.allows(MediaSource.of(frames(CD, 417, 115), "3.004 s"))).isTrue();
    assertThat(limit.allows(MediaSource.of(frames(CD, 417, 114), "2.98 s"))).isFalse();
  }

  @Test
  void tagsAndZerosBefore_areSkipped() {
    byte[] sound = frames(CD, 417, 383);
    for (byte[] before :
        new byte[][] {
          id3(0, 0),
          id3(300_000, 0),
          joined(id3(20, 0x10), new byte[10]),
          joined(id3(5, 0), id3(7, 0)),
          new byte[1000],
          joined(id3(100, 0), new byte[500])
        }) {
      assertThat(duration(joined(before, sound)))
          .isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_005));
    }
  }

  @Test
  void tagsBehind_areNoSound() {
    byte[] tag = new byte[60_000];
    tag[0] = 'T';
    tag[1] = 'A';
    tag[2] = 'G';
    assertThat(duration(joined(frames(CD, 417, 383), tag)))
        .isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_005));
  }

  @Test
  void variableRateWithoutANote_isCountedFrameByFrame() {
    byte[] quiet = frames(0xFFFB1000, 104, 200);
    byte[] loud = frames(0xFFFBE000, 1044, 183);
    assertThat(duration(joined(quiet, loud)))
        .isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_005));
  }

  @Test
  void longFile_isMeasuredByItsSize(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("long.mp3"), frames(CD, 417, 20_000));
    MediaInfo info = MediaSource.of(file).inspect();
    assertThat(info).isNotNull();
    // 8,340,000 bytes at 16,000 a second
    assertThat(info.duration()).isEqualTo(Duration.ofMillis(521_250));
  }

  @Test
  void whatIsNoSequenceOfFrames_staysUnknown() {
    byte[] one = frames(CD, 417, 1);
    assertThat(duration(joined(one, new byte[100_000]))).isNull();
    assertThat(
            duration(
                joined(
                    frames(CD, 417, 50),
                    "nonsense ".repeat(9000).getBytes(StandardCharsets.US_ASCII))))
        .isNull();
    assertThat(duration(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0})).isNull();
    assertThat(duration(joined(id3(200, 0), new byte[0]))).isNull();
  }

  @Test
  void streamOfUnknownSize_staysUnknown() {
    byte[] sound = frames(CD, 417, 383);
    MediaInfo info =
        MediaSource.of(() -> new ByteArrayInputStream(sound), "voice.mp3", -1).inspect();
    assertThat(info).isNotNull();
    assertThat(info.duration()).isNull();
  }
}
