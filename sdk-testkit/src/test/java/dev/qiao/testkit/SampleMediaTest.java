package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;

/** The files are what they claim to be. */
class SampleMediaTest {

  @Test
  void thePortraitIsAPictureOfTheSizeTheServiceTakes() throws IOException {
    BufferedImage portrait = ImageIO.read(new ByteArrayInputStream(SampleMedia.portraitPng()));
    assertThat(portrait.getWidth()).isEqualTo(512);
    assertThat(portrait.getHeight()).isEqualTo(704);
    assertThat(colors(portrait)).hasSizeGreaterThan(100);
    assertThat(SampleMedia.portraitPng()).isEqualTo(SampleMedia.portraitPng());
  }

  @Test
  void aPictureShowsItsText() throws IOException {
    byte[] cat = SampleMedia.picturePng("A cat on a wet roof, in bright moonlight, seen from afar");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(cat));
    assertThat(picture.getWidth()).isEqualTo(640);
    assertThat(colors(picture)).contains(0xffffffff);
    assertThat(SampleMedia.picturePng("一只猫")).isNotEqualTo(cat);
    assertThat(SampleMedia.picturePng("")).isNotEmpty();
  }

  @Test
  void aTuneHasOneToneForEachCharacter() throws IOException, UnsupportedAudioFileException {
    byte[] wav = SampleMedia.speechWav("Hello, 你好");
    try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
      AudioFormat format = sound.getFormat();
      assertThat(format.getSampleRate()).isEqualTo(16_000f);
      assertThat(format.getSampleSizeInBits()).isEqualTo(16);
      assertThat(format.getChannels()).isEqualTo(1);
      assertThat(sound.getFrameLength()).isEqualTo(9 * 1120L);
      assertThat(loudest(sound.readAllBytes())).isBetween(8000, 9000);
    }
    assertThat(SampleMedia.speechWav("x".repeat(10_000))).hasSize(44 + 300 * 1120 * 2);
    assertThat(loudest(SampleMedia.speechWav(" "), 44)).isZero();
  }

  @Test
  void theClipIsASmallMp4ThatStartsAtOnce() {
    byte[] clip = SampleMedia.clipMp4();
    assertThat(clip).hasSizeBetween(1000, 30 * 1024);
    String text = new String(clip, StandardCharsets.ISO_8859_1);
    assertThat(text.substring(4, 8)).isEqualTo("ftyp");
    assertThat(text.indexOf("moov")).isPositive().isLessThan(text.indexOf("mdat"));
    assertThat(text).contains("avc1").contains("mp4a");
  }

  private static Set<Integer> colors(BufferedImage image) {
    Set<Integer> colors = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors;
  }

  private static int loudest(byte[] samples) {
    return loudest(samples, 0);
  }

  private static int loudest(byte[] samples, int from) {
    int loudest = 0;
    for (int i = from; i + 1 < samples.length; i += 2) {
      loudest = Math.max(loudest, Math.abs((short) ((samples[i] & 0xff) | (samples[i + 1] << 8))));
    }
    return loudest;
  }
}
