package dev.qiao.core.stream;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/** A stream that hands its bytes out in given pieces, as sockets do. */
final class Pieces extends InputStream {
  private final Iterator<byte[]> pieces;
  private byte[] piece = new byte[0];
  private int at;

  private Pieces(List<byte[]> pieces) {
    this.pieces = pieces.iterator();
  }

  static Pieces whole(byte[] bytes) {
    return new Pieces(List.of(bytes));
  }

  static Pieces splitAt(byte[] bytes, int first, int second) {
    return new Pieces(
        List.of(
            Arrays.copyOfRange(bytes, 0, first),
            Arrays.copyOfRange(bytes, first, second),
            Arrays.copyOfRange(bytes, second, bytes.length)));
  }

  static Pieces single(byte[] bytes) {
    List<byte[]> pieces = new ArrayList<>();
    for (byte b : bytes) {
      pieces.add(new byte[] {b});
    }
    return new Pieces(pieces);
  }

  static Pieces random(byte[] bytes, Random random) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int to = Math.min(bytes.length, at + 1 + random.nextInt(17));
      pieces.add(Arrays.copyOfRange(bytes, at, to));
      at = to;
    }
    return new Pieces(pieces);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    while (at == piece.length) {
      if (!pieces.hasNext()) {
        return -1;
      }
      piece = pieces.next();
      at = 0;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, bytes, offset, count);
    at += count;
    return count;
  }
}
