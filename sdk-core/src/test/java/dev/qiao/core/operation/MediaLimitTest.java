package dev.qiao.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.file.MediaSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Limits of media, checked before anything is sent. */
class MediaLimitTest {
  private static final MediaLimit PORTRAIT =
      MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG)
          .maxBytes(1024 * 1024)
          .sides(40, 700)
          .ratio(0.4, 2.5)
          .opaque();

  @Test
  void aPictureWithinEveryLimit_keepsThem() throws IOException {
    assertThat(found(PORTRAIT, picture("png", 100, 100, false))).isEmpty();
    assertThat(found(PORTRAIT, picture("jpg", 40, 100, false))).isEmpty();
    assertThat(found(PORTRAIT, picture("jpg", 700, 280, false))).isEmpty();
    assertThat(PORTRAIT.allows(picture("png", 100, 100, false))).isTrue();
    assertThat(PORTRAIT.allows(null)).isTrue();
  }

  @Test
  void everyBrokenLimit_namesFieldLimitValueAndFix() throws IOException {
    assertThat(found(PORTRAIT, picture("png", 800, 30, true)))
        .containsExactly(
            new Violation(
                "input.image", "from 40 to 700 pixels on each side", "800 x 30 pixels", "scale it"),
            new Violation(
                "input.image", "from 2:5 to 5:2 (width to height)", "800 x 30 pixels", "crop it"),
            new Violation(
                "input.image",
                "without an alpha channel",
                "PNG with an alpha channel",
                "put it on a background"));
    assertThat(found(PORTRAIT, picture("gif", 100, 100, false)))
        .containsExactly(
            new Violation(
                "input.image",
                "JPEG or PNG",
                "GIF",
                "convert it; the format is detected from the content, not the name"));
    assertThat(PORTRAIT.allows(picture("gif", 100, 100, false))).isFalse();
    assertThat(found(MediaLimit.formats().maxBytes(1 << 20), new byte[(1 << 20) + 1]))
        .containsExactly(
            new Violation(
                "input.image",
                "at most 1 MB",
                "1048577 bytes",
                "compress it or choose a smaller one"));
    assertThat(found(MediaLimit.formats().maxBytes(1000), new byte[1000])).isEmpty();
    assertThat(new RequestValidationException("wan.x", found(PORTRAIT, new byte[9])))
        .hasMessage(
            "wan.x breaks a documented limit: input.image is of no known format but must be JPEG or"
                + " PNG (convert it; the format is detected from the content, not the name)");
  }

  @Test
  void aPictureThatMustBeCutOut_needsAnAlphaChannel() throws IOException {
    MediaLimit cutOut = MediaLimit.formats(MediaFormat.PNG).transparent();

    assertThat(found(cutOut, picture("png", 100, 100, true))).isEmpty();
    assertThat(found(cutOut, picture("png", 100, 100, false)))
        .containsExactly(
            new Violation(
                "input.image",
                "with an alpha channel",
                "PNG without an alpha channel",
                "cut out the subject and save it as RGBA"));
  }

  @Test
  void soundThatPlaysTooLong_isSeen() {
    MediaLimit voice =
        MediaLimit.formats(MediaFormat.WAV, MediaFormat.MP3)
            .duration(Duration.ofSeconds(1), Duration.ofSeconds(60));
    assertThat(found(voice, wav(60_000))).isEmpty();
    assertThat(found(voice, wav(61_500)))
        .containsExactly(
            new Violation("input.image", "from 1 s to 60 s long", "61.5 s", "cut or extend it"));
    assertThat(found(voice, wav(500))).extracting(Violation::value).containsExactly("0.5 s");
    // An MP3 may begin with anything; only what is surely something else is refused.
    assertThat(found(voice, new byte[100])).isEmpty();
    assertThat(found(voice, "fLaC".getBytes(StandardCharsets.US_ASCII))).hasSize(1);
  }

  @Test
  void whatOnlyTheServiceSees_keepsEveryLimit() {
    for (String address : new String[] {"https://h/a.gif", "oss://d/a.gif"}) {
      assertThat(new Violations(null).check("x", MediaSource.of(address), PORTRAIT).found())
          .isEmpty();
    }
    assertThat(PORTRAIT.allows("no media")).isTrue();
    MediaSource inline = MediaSource.of("data:image/png;base64,R0lGODlhAQABAAAAACw=");
    assertThat(new Violations(null).check("x", inline, PORTRAIT).found())
        .extracting(Violation::value)
        .containsExactly("GIF", "1 x 1 pixels");
  }

  @Test
  void limitsOfAModel_holdForItAlone() throws IOException {
    ModelLimits limits =
        ModelLimits.builder(Model.of("m"), "https://example.com/m")
            .limit("input.image", MediaLimit.formats(MediaFormat.JPEG))
            .build();
    MediaSource png = picture("png", 10, 10, false);
    assertThat(new Violations(limits).check("input.image", png).found())
        .extracting(Violation::limit)
        .containsExactly("JPEG for m");
    assertThat(new Violations(null).check("input.image", png).found()).isEmpty();
  }

  @Test
  void theWholeLimitInWords() {
    assertThat(PORTRAIT)
        .hasToString(
            "JPEG or PNG, at most 1 MB, from 40 to 700 pixels on each side, from 2:5 to 5:2"
                + " (width to height), without an alpha channel");
    assertThat(PORTRAIT.fix()).startsWith("convert it; ").endsWith("; put it on a background");
    assertThat(MediaLimit.formats().ratio(1 / 3.0, 8).text())
        .isEqualTo("from 1:3 to 8:1 (width to height)");
  }

  private static List<Violation> found(MediaLimit limit, byte[] bytes) {
    return found(limit, MediaSource.of(bytes, "x.png"));
  }

  private static List<Violation> found(MediaLimit limit, MediaSource media) {
    return new Violations(null).check("input.image", media, limit).found();
  }

  private static MediaSource picture(String type, int width, int height, boolean alpha)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BufferedImage image =
        new BufferedImage(
            width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(image, type, out)).isTrue();
    return MediaSource.of(out.toByteArray(), "x." + type);
  }

  private static byte[] wav(int millis) {
    ByteBuffer wav = ByteBuffer.allocate(44 + millis).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putInt(0x10001).putInt(1000).putInt(1000).putInt(0x80001);
    return wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(millis).array();
  }
}
