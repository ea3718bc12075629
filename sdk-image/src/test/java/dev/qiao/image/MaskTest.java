package dev.qiao.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.file.MediaInfo;
import dev.qiao.core.file.MediaSource;
import dev.qiao.testkit.SampleMedia;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MaskTest {
  private static final MediaSource PORTRAIT =
      MediaSource.of(SampleMedia.portraitPng(), "portrait.png");

  @Test
  void of_aPicture_hasItsSizeAndIsBlack() {
    Mask mask = Mask.of(PORTRAIT);

    assertThat(mask).hasToString("Mask[512 x 704]");
    assertThat(mask.isWhite(0, 0)).isFalse();
    assertThat(mask.isWhite(511, 703)).isFalse();
  }

  @Test
  void of_aPictureBehindAnAddress_saysWhatToDo() {
    MediaSource far = MediaSource.of("https://example.com/a.png?Signature=secret");

    assertThatThrownBy(() -> Mask.of(far))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the size of https://example.com/a.png?.. is unknown here; give it with"
                + " Mask.of(width, height), or give the local picture");
    assertThatThrownBy(() -> Mask.of(0, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a mask needs a width and height above zero, not 0 and 7");
  }

  @Test
  void shapes_markTheirInsideAlone() {
    Mask mask =
        Mask.of(200, 100)
            .rectangle(10, 10, 20, 30)
            .ellipse(60, 10, 40, 40)
            .polygon(120, 10, 180, 10, 150, 60)
            .stroke(10, 20, 80, 180, 80);

    assertThat(mask.isWhite(10, 10)).isTrue();
    assertThat(mask.isWhite(29, 39)).isTrue();
    assertThat(mask.isWhite(30, 10)).isFalse();
    assertThat(mask.isWhite(80, 30)).isTrue();
    assertThat(mask.isWhite(61, 11)).isFalse();
    assertThat(mask.isWhite(150, 30)).isTrue();
    assertThat(mask.isWhite(125, 50)).isFalse();
    assertThat(mask.isWhite(100, 83)).isTrue();
    assertThat(mask.isWhite(100, 90)).isFalse();
  }

  @Test
  void shape_anyOfTheJdk_isMarked() {
    Area ring = new Area(new Ellipse2D.Double(10, 10, 80, 80));
    ring.subtract(new Area(new Ellipse2D.Double(30, 30, 40, 40)));

    Mask mask = Mask.of(100, 100).shape(ring);

    assertThat(mask.isWhite(15, 50)).isTrue();
    assertThat(mask.isWhite(50, 50)).isFalse();
  }

  @Test
  void inverted_swapsBlackAndWhite_andLeavesTheOtherAsItWas() {
    Mask mask = Mask.of(20, 20).rectangle(0, 0, 10, 20);
    Mask inverse = mask.inverted();

    assertThat(inverse.isWhite(5, 5)).isFalse();
    assertThat(inverse.isWhite(15, 5)).isTrue();
    assertThat(mask.isWhite(5, 5)).isTrue();
  }

  @Test
  void toPng_hasNoAlphaAndNoGreys() throws IOException {
    byte[] png = Mask.of(64, 48).ellipse(3, 3, 41, 37).toPng();

    assertThat(MediaSource.of(png, "mask.png").inspect())
        .isEqualTo(new MediaInfo(MediaFormat.PNG, png.length, 64, 48, false, null, false));
    BufferedImage read = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
    Set<Integer> values = new TreeSet<>();
    for (int x = 0; x < 64; x++) {
      for (int y = 0; y < 48; y++) {
        values.add(read.getRaster().getSample(x, y, 0));
      }
    }
    assertThat(values).containsExactly(0, 255);
  }

  @Test
  void shape_besideTheMask_isRefused() {
    Mask mask = Mask.of(100, 50);

    assertThatThrownBy(() -> mask.rectangle(100, 0, 10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the shape lies beside the mask of 100 x 50 pixels; x and y are counted from the upper"
                + " left");
    assertThatThrownBy(() -> mask.polygon(1, 2, 3, 4))
        .hasMessage("a polygon has at least three corners, 6 numbers, not 4");
    assertThatThrownBy(() -> mask.stroke(3, 1, 2))
        .hasMessage("a stroke has at least two places, 4 numbers, not 2");
    assertThatThrownBy(() -> mask.stroke(3, 1, 2, 3, 4, 5))
        .hasMessage("points are x and y in turn, an even count of numbers, not 5");
  }

  @Test
  void ofPersons_marksThoseAskedFor() throws IOException {
    byte[] segmentation = segmentation(BufferedImage.TYPE_BYTE_GRAY);

    Mask everybody = Mask.ofPersons(segmentation);
    Mask second = Mask.ofPersons(segmentation, 2);

    assertThat(everybody.isWhite(1, 0)).isTrue();
    assertThat(everybody.isWhite(2, 0)).isTrue();
    assertThat(everybody.isWhite(0, 0)).isFalse();
    assertThat(second.isWhite(1, 0)).isFalse();
    assertThat(second.isWhite(2, 0)).isTrue();
    assertThat(Mask.ofPersons(segmentation(BufferedImage.TYPE_3BYTE_BGR), 1).isWhite(1, 0))
        .isTrue();
    assertThatThrownBy(() -> Mask.ofPersons(segmentation, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the segmentation has none of the persons [7]");
    assertThatThrownBy(() -> Mask.ofPersons(new byte[9]))
        .hasMessage("the segmentation is no picture that this JDK reads");
  }

  /** Nobody, the first, the second person: a pixel each. */
  private static byte[] segmentation(int type) throws IOException {
    BufferedImage image = new BufferedImage(3, 1, type);
    int[] bands = new int[image.getRaster().getNumBands()];
    for (int person = 0; person < 3; person++) {
      Arrays.fill(bands, person);
      image.getRaster().setPixel(person, 0, bands);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
