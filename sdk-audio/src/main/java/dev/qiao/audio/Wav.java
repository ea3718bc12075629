package dev.qiao.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Headers of WAV files. Services that stream do not know the length in time and write a placeholder
 * for it, or a header for each piece; strict players refuse such a file.
 */
final class Wav {
  private static final int RIFF = ascii("RIFF");
  private static final int WAVE = ascii("WAVE");
  private static final int FMT = ascii("fmt ");
  private static final int DATA = ascii("data");
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEAD = 8;
  private static final int MIN_FMT = 16;
  private static final long MAX_SIZE = 0xFFFF_FFFFL;

  private Wav() {}

  private static int ascii(String name) {
    return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII))
        .order(ByteOrder.LITTLE_ENDIAN)
        .getInt();
  }

  /** Bytes that can be read and changed anywhere. */
  private interface Bytes {
    long length() throws IOException;

    int intAt(long at) throws IOException;

    void putInt(long at, int value) throws IOException;
  }

  private static Bytes of(ByteBuffer bytes) {
    ByteBuffer buffer = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int start = buffer.position();
    return new Bytes() {
      @Override
      public long length() {
        return bytes.remaining();
      }

      @Override
      public int intAt(long at) {
        return buffer.getInt(start + (int) at);
      }

      @Override
      public void putInt(long at, int value) {
        buffer.putInt(start + (int) at, value);
      }
    };
  }

  private static Bytes of(FileChannel file) {
    return new Bytes() {
      @Override
      public long length() throws IOException {
        return file.size();
      }

      @Override
      public int intAt(long at) throws IOException {
        ByteBuffer four = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        while (four.hasRemaining()) {
          if (file.read(four, at + four.position()) < 0) {
            throw new IOException("the file became shorter");
          }
        }
        return four.getInt(0);
      }

      @Override
      public void putInt(long at, int value) throws IOException {
        ByteBuffer four = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, value);
        while (four.hasRemaining()) {
          at += file.write(four, at);
        }
      }
    };
  }

  /**
   * Where the data begins, behind its chunk's head; -1 if this is no WAV, or its header is not
   * whole.
   */
  private static long dataStart(Bytes bytes) throws IOException {
    long length = bytes.length();
    if (length < FIRST_CHUNK + CHUNK_HEAD || bytes.intAt(0) != RIFF || bytes.intAt(8) != WAVE) {
      return -1;
    }
    long at = FIRST_CHUNK;
    while (at + CHUNK_HEAD <= length) {
      if (bytes.intAt(at) == DATA) {
        return at + CHUNK_HEAD;
      }
      at = nextChunk(bytes, at);
    }
    return -1;
  }

  private static long nextChunk(Bytes bytes, long at) throws IOException {
    long size = Integer.toUnsignedLong(bytes.intAt(at + 4));
    return at + CHUNK_HEAD + size + (size & 1);
  }

  /** Where the data ends: as announced if that can be, else with the bytes. */
  private static long dataEnd(Bytes bytes, long dataStart) throws IOException {
    long length = bytes.length();
    long size = Integer.toUnsignedLong(bytes.intAt(dataStart - 4));
    if (size == 0 || size >= length - dataStart) {
      return length;
    }
    long at = dataStart + size + (size & 1);
    while (at + CHUNK_HEAD <= length && isName(bytes.intAt(at))) {
      at = nextChunk(bytes, at);
    }
    // The last chunk may lack its padding.
    return at == length || at == length + 1 ? dataStart + size : length;
  }

  private static boolean isName(int name) {
    for (int i = 0; i < 4; i++) {
      int letter = (name >> (8 * i)) & 0xFF;
      if (letter < 0x20 || letter > 0x7E) {
        return false;
      }
    }
    return true;
  }

  /** The length of the header that a piece of audio begins with, 0 if it begins with none. */
  static int headerLength(ByteBuffer audio) {
    try {
      return (int) Math.max(0, dataStart(of(audio)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The samples of a piece that begins with a header, without what follows them. */
  static ByteBuffer samples(ByteBuffer audio) {
    try {
      Bytes bytes = of(audio);
      long start = dataStart(bytes);
      if (start < 0) {
        return audio;
      }
      return audio.slice(audio.position() + (int) start, (int) (dataEnd(bytes, start) - start));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first 16 bytes of what a header says of the samples; null if there is none. */
  static byte @Nullable [] format(ByteBuffer audio) {
    ByteBuffer header = audio.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int start = header.position();
    int end = start + headerLength(audio);
    for (int at = start + FIRST_CHUNK; at + CHUNK_HEAD + MIN_FMT <= end; ) {
      int size = header.getInt(at + 4);
      if (header.getInt(at) == FMT && size >= MIN_FMT) {
        byte[] format = new byte[MIN_FMT];
        header.position(at + CHUNK_HEAD);
        header.get(format);
        return format;
      }
      if (size < 0 || size > end) {
        return null;
      }
      at += CHUNK_HEAD + size + (size & 1);
    }
    return null;
  }

  /** Writes the sizes that a WAV of these bytes has. Anything else stays as it is. */
  static void fixSizes(byte[] audio) {
    try {
      fixSizes(of(ByteBuffer.wrap(audio)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the sizes that a WAV file has. Anything else stays as it is. */
  static void fixSizes(FileChannel file) throws IOException {
    fixSizes(of(file));
  }

  private static void fixSizes(Bytes bytes) throws IOException {
    long start = dataStart(bytes);
    if (start < 0) {
      return;
    }
    put(bytes, start - 4, dataEnd(bytes, start) - start);
    put(bytes, 4, bytes.length() - CHUNK_HEAD);
  }

  private static void put(Bytes bytes, long at, long size) throws IOException {
    int value = (int) Math.min(size, MAX_SIZE);
    if (bytes.intAt(at) != value) {
      bytes.putInt(at, value);
    }
  }
}
