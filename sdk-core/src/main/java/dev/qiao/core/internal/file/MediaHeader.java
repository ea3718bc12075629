package dev.qiao.core.internal.file;

import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.file.MediaInfo;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a file's header says of it. Headers come from anywhere and may lie: every loop is
 * bounded, and what does not fit is left unknown instead of guessed.
 */
public final class MediaHeader {
  /** More boxes or chunks than any file has before the one that is looked for. */
  private static final int MAX_BOXES = 256;

  /** Sizes of a streamed WAV, whose writer could not know its end. */
  private static final Set<Long> OPEN_END = Set.of(0L, 0x7FFFFFFFL, 0xFFFFFFFFL);

  /** Eighths of kilobits per second, of MPEG-1, then of MPEG-2 and 2.5. */
  private static final String BIT_RATES =
      "\0\4\5\6\7\10\12\14\16\20\24\30\34\40\50\0\0\1\2\3\4\5\6\7\10\12\14\16\20\22\24\0";

  private static final int ID3 = 0x494433;

  /** How the tags behind the last frame begin: TAG, APE, LYR and ID3. */
  private static final Set<Integer> TAGS = Set.of(0x544147, 0x415045, 0x4C5952, ID3);

  /** Players ignore as much behind the last frame. */
  private static final int MAX_TAIL = 4096;

  /** As many frames of one bit rate, about 8 s, make a file of one bit rate. */
  private static final int MIN_CONSTANT = 300;

  /** As much of a camera's note as is looked at; the first entries are the least. */
  private static final int MAX_NOTE = 4096;

  private static final int EXIF = 0x45786966;

  private static final int ORIENTATION = 0x112;

  private final HeaderInput in;
  private final long size;
  private @Nullable Integer width;
  private @Nullable Integer height;
  private @Nullable Boolean alpha;
  private @Nullable Duration duration;
  private boolean turned;

  private MediaHeader(HeaderInput in, long size) {
    this.in = in;
    this.size = size;
  }

  /**
   * What the beginning of a file says.
   *
   * @param start the first bytes, 64 if the file has that many
   * @param file the file from its first byte; skipping is cheap if it can be positioned
   * @param size the file's size, -1 if it is not known
   */
  public static MediaInfo read(byte[] start, ReadableByteChannel file, long size)
      throws IOException {
    MediaFormat format = MediaFormat.of(start);
    MediaHeader header = new MediaHeader(new HeaderInput(file), size);
    try {
      header.read(format);
    } catch (EOFException e) {
      // Cut off, or too far in: what was not found stays unknown.
    }
    return new MediaInfo(
        format, size, header.width, header.height, header.alpha, header.duration, header.turned);
  }

  private void read(MediaFormat format) throws IOException {
    switch (format) {
      case JPEG -> jpeg();
      case PNG -> png();
      case GIF -> gif();
      case BMP -> bmp();
      case WEBP -> webp();
      case WAV -> wav();
      case MP4, MOV, M4A -> mp4();
      case MP3 -> mp3();
      case HEIC, AVIF -> heif();
      default -> {}
    }
  }

  private void pixels(long wide, long high) {
    if (wide > 0 && high > 0 && wide <= Integer.MAX_VALUE && high <= Integer.MAX_VALUE) {
      width = (int) wide;
      height = (int) high;
    }
  }

  private void jpeg() throws IOException {
    alpha = false;
    in.skip(2);
    while (true) {
      // Cameras fill up with bytes that belong to no segment; the input itself is bounded.
      int marker = in.u8() == 0xFF ? in.u8() : 0;
      while (marker == 0xFF) {
        marker = in.u8();
      }
      boolean alone = marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD8);
      if (alone) {
        continue;
      }
      int length = in.u16();
      boolean frame =
          marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
      if (frame) {
        in.skip(1);
        int high = in.u16();
        pixels(in.u16(), high);
      }
      if (frame || marker == 0xD9 || marker == 0xDA || length < 2) {
        return;
      }
      if (marker == 0xE1) {
        note(length - 2);
      } else {
        in.skip(length - 2);
      }
    }
  }

  /** A camera's note, EXIF, in whose first directory is how the camera was held. */
  private void note(int length) throws IOException {
    ByteBuffer note = ByteBuffer.wrap(in.bytes(Math.min(length, MAX_NOTE)));
    in.skip(length - note.capacity());
    try {
      if (note.getInt(0) != EXIF) {
        return;
      }
      note.order(note.get(6) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int at = note.getInt(10) + 8;
      for (int entries = note.getShort(at - 2); entries > 0; entries--) {
        if (note.getShort(at) == ORIENTATION) {
          turned = note.getShort(at + 8) > 4;
          return;
        }
        at += 12;
      }
    } catch (IndexOutOfBoundsException e) {
      // It lies, or is another note.
    }
  }

  /** The largest picture of a file that may have a preview and tiles. */
  private void heif() throws IOException {
    for (int box = 0; box < MAX_BOXES; box++) {
      long rest = in.u32() - 8;
      String type = in.word();
      if (rest < 0 || type.equals("ipma") || type.equals("mdat")) {
        return;
      }
      if (type.equals("meta")) {
        in.skip(4);
      } else if (type.equals("ispe") && rest >= 12) {
        in.skip(4);
        long wide = in.u32();
        long high = in.u32();
        if (width == null || height == null || wide * high > (long) width * height) {
          pixels(wide, high);
        }
        in.skip(rest - 12);
      } else if (type.equals("irot") && rest > 0) {
        turned = (in.u8() & 1) != 0;
        in.skip(rest - 1);
      } else if (!type.equals("iprp") && !type.equals("ipco")) {
        in.skip(rest);
      }
    }
  }

  private void png() throws IOException {
    in.skip(8);
    // What Apple's tools write has a chunk of theirs before the header.
    for (int chunk = 0; chunk < 2; chunk++) {
      long length = in.u32();
      if (in.word().equals("IHDR")) {
        pixels(in.u32(), in.u32());
        in.skip(1);
        alpha = (in.u8() & 4) != 0;
        return;
      }
      in.skip(length + 4);
    }
  }

  private void gif() throws IOException {
    in.skip(6);
    pixels(in.u16le(), in.u16le());
  }

  private void bmp() throws IOException {
    in.skip(14);
    if (in.u32le() == 12) {
      pixels(in.u16le(), in.u16le());
    } else {
      // A negative height means that the rows run downwards.
      pixels(in.i32le(), Math.abs((long) in.i32le()));
    }
  }

  private void webp() throws IOException {
    in.skip(12);
    String kind = in.word();
    in.skip(4);
    switch (kind) {
      case "VP8X" -> {
        alpha = (in.u8() & 0x10) != 0;
        in.skip(3);
        pixels(in.u24le() + 1L, in.u24le() + 1L);
      }
      case "VP8L" -> {
        if (in.u8() == 0x2F) {
          long bits = in.u32le();
          alpha = (bits >> 28 & 1) != 0;
          pixels((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
        }
      }
      case "VP8 " -> {
        in.skip(3);
        if (in.u8() == 0x9D && in.u8() == 0x01 && in.u8() == 0x2A) {
          alpha = false;
          pixels(in.u16le() & 0x3FFF, in.u16le() & 0x3FFF);
        }
      }
      default -> {}
    }
  }

  private void wav() throws IOException {
    in.skip(12);
    long perSecond = 0;
    for (int chunk = 0; chunk < MAX_BOXES; chunk++) {
      String id = in.word();
      long length = in.u32le();
      if (id.equals("data")) {
        long rest = size - in.position();
        if (OPEN_END.contains(length) || (size >= 0 && length > rest)) {
          length = size < 0 ? 0 : rest;
        }
        if (perSecond > 0 && length > 0) {
          duration = ofUnits(length, perSecond);
        }
        return;
      }
      long padded = length + (length & 1);
      if (id.equals("fmt ") && length >= 16) {
        in.skip(8);
        perSecond = in.u32le();
        padded -= 12;
      }
      in.skip(padded);
    }
  }

  private void mp4() throws IOException {
    for (int box = 0; box < MAX_BOXES; box++) {
      long begin = in.position();
      long length = in.u32();
      String type = in.word();
      if (length == 1) {
        length = in.i64();
      }
      if (type.equals("mvhd")) {
        movieHeader();
        return;
      }
      if (type.equals("moov")) {
        continue; // what is inside comes next
      }
      long head = in.position() - begin;
      if (length < head) {
        return;
      }
      in.skip(length - head);
    }
  }

  private void movieHeader() throws IOException {
    int version = in.u8();
    in.skip(version == 1 ? 19 : 11);
    long perSecond = in.u32();
    long units = version == 1 ? in.i64() : in.u32();
    boolean known = units > 0 && (version == 1 || units != 0xFFFFFFFFL);
    if (known && perSecond > 0) {
      duration = ofUnits(units, perSecond);
    }
  }

  /** An MP3 plays as long as its frames, whose number its first frame may have. */
  private void mp3() throws IOException {
    int first = firstFrame();
    if (frameLength(first) == 0) {
      return;
    }
    long begin = in.position() - 4;
    boolean mono = (first >> 6 & 3) == 3;
    int note = isMpeg1(first) ? (mono ? 17 : 32) : (mono ? 9 : 17);
    if (frameLength(first) >= note + 16) {
      in.skip(note);
      String word = in.word();
      boolean counted = (word.equals("Xing") || word.equals("Info")) && (in.u32() & 1) != 0;
      long frames = counted ? in.u32() : 0;
      if (frames > 0) {
        duration = ofUnits(frames * samples(first), sampleRate(first));
        return;
      }
    }
    frames(first, begin);
  }

  /** The head of the first frame, behind tags and zeros. */
  private int firstFrame() throws IOException {
    int head = (int) in.u32();
    while (frameLength(head) == 0 && (head >>> 24 == 0 || head >>> 8 == ID3)) {
      if (head >>> 24 == 0) {
        head = head << 8 | in.u8();
      } else {
        boolean footer = (in.u16() & 0x10) != 0;
        int tag = 0;
        for (int i = 0; i < 4; i++) {
          tag = tag << 7 | (in.u8() & 0x7F);
        }
        in.skip(footer ? tag + 10 : tag);
        head = (int) in.u32();
      }
    }
    return head;
  }

  /** Counts the frames; for a long file at one bit rate, the size gives the rest. */
  private void frames(int first, long begin) {
    int frames = 0;
    boolean constant = true;
    boolean tagged = false;
    long next = begin;
    int head = first;
    try {
      while (frameLength(head) > 0 && sampleRate(head) == sampleRate(first)) {
        frames++;
        constant &= bitRate(head) == bitRate(first);
        next += frameLength(head);
        in.skip(Math.max(next - in.position(), 0));
        head = (int) in.u32();
      }
      tagged = TAGS.contains(head >>> 8);
    } catch (IOException e) {
      // The end of the file, or as far as it is read.
    }
    if (frames > 1 && size >= 0 && (tagged || next >= size - MAX_TAIL)) {
      duration = ofUnits((long) frames * samples(first), sampleRate(first));
    } else if (constant && frames > MIN_CONSTANT && size >= 0) {
      duration = ofUnits((size - begin) * 8, bitRate(first) * 8000L);
    }
  }

  private static boolean isMpeg1(int head) {
    return (head >> 19 & 3) == 3;
  }

  private static int samples(int head) {
    return isMpeg1(head) ? 1152 : 576;
  }

  private static int bitRate(int head) {
    return BIT_RATES.charAt((head >> 12 & 0xF) + (isMpeg1(head) ? 0 : 16));
  }

  private static int sampleRate(int head) {
    int rate = (head >> 10 & 3) == 0 ? 44_100 : (head >> 10 & 3) == 1 ? 48_000 : 32_000;
    return rate >> (isMpeg1(head) ? 0 : (head >> 19 & 3) == 2 ? 1 : 2);
  }

  /** Bytes of the frame with that head; 0 if it is the head of no frame of layer three. */
  private static int frameLength(int head) {
    boolean isFrame = (head & 0xFFE60000) == 0xFFE20000 && (head >> 19 & 3) != 1;
    return !isFrame || (head >> 10 & 3) == 3 || bitRate(head) == 0
        ? 0
        : samples(head) * bitRate(head) * 1000 / sampleRate(head) + (head >> 9 & 1);
  }

  private static Duration ofUnits(long units, long perSecond) {
    return Duration.ofSeconds(units / perSecond, units % perSecond * 1_000_000_000L / perSecond);
  }
}
