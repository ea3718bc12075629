package dev.qiao.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Writes samples as a WAV file whose length is known only at the end. */
final class WavFile extends OutputStream {
  private static final int HEADER = 44;
  private static final int BYTES_A_SAMPLE = 2;

  private final FileChannel file;
  private final OutputStream samples;
  private byte[] format;
  private long length;

  /** 16 bit, one channel, into a file that stays open. */
  WavFile(FileChannel file, int sampleRate) throws IOException {
    this.format = mono(sampleRate);
    this.file = file;
    this.samples = Channels.newOutputStream(file);
    samples.write(header().array());
  }

  /** What a header says of samples of 16 bit in one channel. */
  static byte[] mono(int sampleRate) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(sampleRate)
        .putInt(sampleRate * BYTES_A_SAMPLE)
        .putShort((short) BYTES_A_SAMPLE)
        .putShort((short) (BYTES_A_SAMPLE * 8))
        .array();
  }

  /** What the samples are like, as the service's own header says. */
  void format(byte[] value) {
    format = value.clone();
  }

  private ByteBuffer header() {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII));
    header.putInt((int) Math.min(length + HEADER - 8, 0xFFFF_FFFFL));
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
    header.putInt(format.length).put(format);
    header.put("data".getBytes(StandardCharsets.US_ASCII));
    header.putInt((int) Math.min(length, 0xFFFF_FFFFL));
    return header.flip();
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    samples.write(bytes, offset, count);
    length += count;
  }

  /** Writes the header with the length that it has by now. */
  @Override
  public void flush() throws IOException {
    ByteBuffer header = header();
    while (header.hasRemaining()) {
      int unused = file.write(header, header.position());
    }
  }
}
