package dev.qiao.testkit;

import okio.ByteString;

/** CRC-64/XZ, which the object storage calls CRC-64 of ECMA-182 and sends with every object. */
final class Crc64 {
  /** The polynomial of ECMA-182, its bits in reverse. */
  private static final long POLYNOMIAL = 0xC96C5795D7870F42L;

  private static final long[] TABLE = new long[256];

  static {
    for (int i = 0; i < TABLE.length; i++) {
      long rest = i;
      for (int bit = 0; bit < 8; bit++) {
        rest = (rest & 1) == 0 ? rest >>> 1 : rest >>> 1 ^ POLYNOMIAL;
      }
      TABLE[i] = rest;
    }
  }

  private Crc64() {}

  static long of(ByteString bytes) {
    long crc = -1;
    for (int i = 0; i < bytes.size(); i++) {
      crc = TABLE[((int) crc ^ bytes.getByte(i)) & 0xff] ^ crc >>> 8;
    }
    return ~crc;
  }
}
