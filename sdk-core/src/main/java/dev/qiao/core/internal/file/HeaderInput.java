package dev.qiao.core.internal.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * The numbers of a file's header, read in order. It reads a bounded number of bytes whatever the
 * header says: what lies further is an {@link EOFException}, as is what is not there.
 */
final class HeaderInput {
  /** Photos carry previews and colour profiles of hundreds of kilobytes before their size. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final ReadableByteChannel in;
  private final ByteBuffer buffer = ByteBuffer.allocate(4 * 1024).flip();
  private long position;
  private int left = MAX_BYTES;

  HeaderInput(ReadableByteChannel in) {
    this.in = in;
  }

  /** How many bytes were read or skipped. */
  long position() {
    return position;
  }

  int u8() throws IOException {
    if (!buffer.hasRemaining()) {
      fill();
    }
    position++;
    return buffer.get() & 0xFF;
  }

  int u16() throws IOException {
    return u8() << 8 | u8();
  }

  int u16le() throws IOException {
    return u8() | u8() << 8;
  }

  int u24le() throws IOException {
    return u16le() | u8() << 16;
  }

  long u32() throws IOException {
    return (long) u16() << 16 | u16();
  }

  long u32le() throws IOException {
    return u16le() | (long) u16le() << 16;
  }

  int i32le() throws IOException {
    return u16le() | u16le() << 16;
  }

  long i64() throws IOException {
    return u32() << 32 | u32();
  }

  /** A word of four letters. */
  String word() throws IOException {
    return new String(bytes(4), StandardCharsets.ISO_8859_1);
  }

  byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) u8();
    }
    return bytes;
  }

  void skip(long count) throws IOException {
    long buffered = Math.min(count, buffer.remaining());
    buffer.position(buffer.position() + (int) buffered);
    position += buffered;
    long rest = count - buffered;
    if (rest > 0 && in instanceof SeekableByteChannel file) {
      if (rest >= file.size() - file.position()) {
        throw new EOFException();
      }
      file.position(file.position() + rest);
      position += rest;
    } else {
      while (rest-- > 0) {
        u8();
      }
    }
  }

  private void fill() throws IOException {
    buffer.clear();
    int read = left <= 0 ? -1 : in.read(buffer);
    buffer.flip();
    if (read <= 0) {
      throw new EOFException();
    }
    left -= read;
  }
}
