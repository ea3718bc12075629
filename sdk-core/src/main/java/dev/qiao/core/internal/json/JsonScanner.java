package dev.qiao.core.internal.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds words in JSON without making text of it: looks at eight bytes at a time for their quote.
 */
public final class JsonScanner {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;

  private JsonScanner() {}

  /**
   * The index of the first quotation mark at or after {@code from}, the length if there is none.
   */
  public static int next(byte[] json, int from) {
    int at = from;
    for (; at <= json.length - Long.BYTES; at += Long.BYTES) {
      long others = (long) LONGS.get(json, at) ^ QUOTES;
      // The lowest high bit that is left marks the first byte that is zero.
      long zeros = (others - ONES) & ~others & HIGHS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    while (at < json.length && json[at] != '"') {
      at++;
    }
    return at;
  }

  /** Whether a word is at an index. */
  public static boolean isAt(byte[] json, int at, byte[] word) {
    return at >= 0
        && json.length - at >= word.length
        && Arrays.equals(json, at, at + word.length, word, 0, word.length);
  }
}
