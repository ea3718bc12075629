package dev.qiao.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes samples as a WAV file whose length is known only at the end. 16 bit, one channel. */
final class WavFile extends OutputStream {
  private static final int HEADER = 44;
  private static final int BYTES_A_SAMPLE = 2;

  private final FileChannel file;
  private final OutputStream samples;
  private final int sampleRate;
  private long length;

  WavFile(Path path, int sampleRate) throws IOException {
    this.sampleRate = sampleRate;
    this.file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    this.samples = Channels.newOutputStream(file);
    file.write(header());
  }

  private ByteBuffer header() {
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII));
    header.putInt((int) Math.min(length + HEADER - 8, 0xFFFF_FFFFL));
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
    header.putInt(16).putShort((short) 1).putShort((short) 1);
    header.putInt(sampleRate).putInt(sampleRate * BYTES_A_SAMPLE);
    header.putShort((short) BYTES_A_SAMPLE).putShort((short) (BYTES_A_SAMPLE * 8));
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

  /** Puts the length where it belongs. */
  @Override
  public void close() throws IOException {
    try (file) {
      file.write(header(), 0);
    }
  }
}
