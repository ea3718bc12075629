package dev.qiao.core.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checksum of Alibaba's storage. */
class Crc64Test {
  @Test
  void checkValueOfTheCatalogue() {
    Crc64 crc = new Crc64();
    crc.update("123456789".getBytes(StandardCharsets.US_ASCII), 9);
    assertThat(crc.value()).isEqualTo(0x995DC9BBDF1939FAL);
    assertThat(new Crc64().value()).isZero();
  }

  /** With and without lanes, with and without bytes left over. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 4_095, 32_767, 32_768, 32_769, 65_536, 100_003})
  void blocksOfEverySize_giveTheSameAsBitByBit(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    Crc64 whole = new Crc64();
    whole.update(bytes, size);
    assertThat(whole.value()).isEqualTo(bitByBit(bytes));
    Crc64 pieces = new Crc64();
    for (int from = 0; from < size; from += 40_000) {
      byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(size, from + 40_000) + 5);
      pieces.update(piece, piece.length - 5);
    }
    assertThat(pieces.value()).isEqualTo(whole.value());
  }

  private static long bitByBit(byte[] bytes) {
    long crc = -1;
    for (byte b : bytes) {
      crc ^= b & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xC96C5795D7870F42L;
      }
    }
    return ~crc;
  }
}
