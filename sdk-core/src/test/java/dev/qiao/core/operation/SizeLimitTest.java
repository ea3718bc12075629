package dev.qiao.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeLimitTest {
  private static final SizeLimit WAN = SizeLimit.pixels(1280 * 1280, 1440 * 1440).ratio(0.25, 4);

  @ParameterizedTest
  @CsvSource({
    "1280*1280, true",
    "1440x1440, true",
    "768*2700, true",
    "1280*1279, false",
    "1440*1441, false",
    "600*2800, false",
    "2800*600, false",
    "2K, true"
  })
  void allows_areaAndRatio(String size, boolean allowed) {
    assertThat(WAN.allows(Size.of(size))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"512*1440, true", "511*1440, false", "512*1441, false", "520*1441, false"})
  void allows_sides(String size, boolean allowed) {
    assertThat(SizeLimit.sides(512, 1440).allows(Size.of(size))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"512*528, true", "513*528, false", "512*529, false"})
  void allows_multiples(String size, boolean allowed) {
    assertThat(SizeLimit.sides(512, 2048).multipleOf(16).allows(Size.of(size))).isEqualTo(allowed);
  }

  @Test
  void text_namesEveryLimit() {
    assertThat(WAN.text())
        .isEqualTo("from 1638400 to 2073600 pixels in all and from 1:4 to 4:1 (width to height)");
    assertThat(SizeLimit.sides(512, 2048).multipleOf(16).text())
        .isEqualTo("from 512 to 2048 pixels a side and of sides that are multiples of 16");
  }

  @Test
  void spelledWith_changesPixelsAlone() {
    assertThat(Size.of(1280, 720).spelledWith("x")).isEqualTo(Size.of("1280x720"));
    assertThat(Size.of("2K").spelledWith("x")).isEqualTo(Size.of("2K"));
  }
}
