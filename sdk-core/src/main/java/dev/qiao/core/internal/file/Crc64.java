package dev.qiao.core.internal.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * CRC-64 as Alibaba's storage announces it ({@code x-oss-hash-crc64ecma}): the ECMA-182 polynomial,
 * reflected, all ones in and out, also called CRC-64/XZ.
 *
 * <p>Each step takes eight bytes by eight tables, and must wait for the step before it. So a large
 * block is cut into four lanes whose steps do not wait for each other; the sums of the lanes are
 * then put together. Bytewise it would be slower than a fast disk.
 */
final class Crc64 {
  private static final long POLYNOMIAL = 0xC96C5795D7870F42L;

  /** The bytes of a lane. */
  private static final int LANE = 8 * 1024;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long[] FIRST = first();
  private static final long[] STEP = step();
  private static final long[] LANE_ON = laneOn();

  private long crc = -1;

  /** What each byte does to the sum. */
  private static long[] first() {
    long[] table = new long[256];
    for (int i = 0; i < 256; i++) {
      long value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value >>> 1) ^ ((value & 1) == 0 ? 0 : POLYNOMIAL);
      }
      table[i] = value;
    }
    return table;
  }

  /** What each of eight bytes does: the first is followed by seven more. */
  private static long[] step() {
    long[] tables = new long[8 * 256];
    for (int i = 0; i < 256; i++) {
      long value = FIRST[i];
      for (int table = 7; table >= 0; table--) {
        tables[table * 256 + i] = value;
        value = (value >>> 8) ^ FIRST[(int) value & 0xFF];
      }
    }
    return tables;
  }

  /** What each byte of a sum becomes when a lane of zeros follows. */
  private static long[] laneOn() {
    long[] tables = new long[8 * 256];
    for (int bit = 0; bit < 64; bit++) {
      long value = 1L << bit;
      for (int i = 0; i < LANE; i++) {
        value = (value >>> 8) ^ FIRST[(int) value & 0xFF];
      }
      // The tables are linear: a byte is the sum of its bits.
      int table = bit / 8 * 256;
      int highest = 1 << bit % 8;
      for (int i = 0; i < highest; i++) {
        tables[table + highest + i] = tables[table + i] ^ value;
      }
    }
    return tables;
  }

  void update(byte[] bytes, int length) {
    int at = 0;
    for (; at <= length - 4 * LANE; at += 4 * LANE) {
      fourLanes(bytes, at);
    }
    long value = crc;
    for (; at <= length - 8; at += 8) {
      value = mixed(STEP, value ^ (long) LONGS.get(bytes, at));
    }
    for (; at < length; at++) {
      value = (value >>> 8) ^ FIRST[((int) value ^ bytes[at]) & 0xFF];
    }
    crc = value;
  }

  private void fourLanes(byte[] bytes, int from) {
    long a = crc;
    long b = 0;
    long c = 0;
    long d = 0;
    for (int at = from; at < from + LANE; at += 8) {
      a = mixed(STEP, a ^ (long) LONGS.get(bytes, at));
      b = mixed(STEP, b ^ (long) LONGS.get(bytes, at + LANE));
      c = mixed(STEP, c ^ (long) LONGS.get(bytes, at + 2 * LANE));
      d = mixed(STEP, d ^ (long) LONGS.get(bytes, at + 3 * LANE));
    }
    crc = mixed(LANE_ON, mixed(LANE_ON, mixed(LANE_ON, a) ^ b) ^ c) ^ d;
  }

  /** Eight tables of 256 behind each other, one for each byte of the value. */
  private static long mixed(long[] tables, long value) {
    return tables[(int) value & 0xFF]
        ^ tables[256 + ((int) (value >>> 8) & 0xFF)]
        ^ tables[512 + ((int) (value >>> 16) & 0xFF)]
        ^ tables[768 + ((int) (value >>> 24) & 0xFF)]
        ^ tables[1024 + ((int) (value >>> 32) & 0xFF)]
        ^ tables[1280 + ((int) (value >>> 40) & 0xFF)]
        ^ tables[1536 + ((int) (value >>> 48) & 0xFF)]
        ^ tables[1792 + ((int) (value >>> 56))];
  }

  /** The checksum of all bytes so far. */
  long value() {
    return ~crc;
  }
}
