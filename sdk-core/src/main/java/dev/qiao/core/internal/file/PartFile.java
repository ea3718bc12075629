package dev.qiao.core.internal.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A download that is under way: {@code name.part}, and {@code name.part.etag} beside it, which says
 * of what it is a part. Both outlive the process. The part is locked while it is open, and the
 * system gives the lock back when a process dies.
 */
public final class PartFile implements AutoCloseable {
  private static final int BLOCK = 64 * 1024;
  private static final int TRIES = 20;

  /** Larger ones were not written by us. */
  private static final int MAX_NOTE_BYTES = 16 * 1024;

  private final Path part;
  private final Path note;
  private final FileChannel channel;
  private @Nullable Origin origin;
  private @Nullable Look look;
  private Checksum.@Nullable Sum sum;
  private long position;
  private boolean over;

  /**
   * What the bytes are a part of.
   *
   * @param resource host and path, without the signature, which changes
   * @param validator a strong ETag or a date; null if the storage gave none, and the part is of no
   *     use to a later try
   * @param length of the whole, -1 if it is not known
   * @param checksum of the whole
   * @param tag the ETag, weak ones included; null if the storage gave none
   * @param date Last-Modified; null if the storage gave none
   */
  public record Origin(
      String resource,
      @Nullable String validator,
      long length,
      @Nullable Checksum checksum,
      @Nullable String tag,
      @Nullable String date) {
    private static final String FIRST_LINE = "qiao-part 1";
    private static final int LINES = 7;

    private String note() {
      return String.join(
          "\n",
          FIRST_LINE,
          resource,
          String.valueOf(validator),
          String.valueOf(length),
          checksum == null ? "" : checksum.header(),
          checksum == null ? "" : checksum.value(),
          tag == null ? "" : tag,
          date == null ? "" : date,
          "end");
    }

    private static @Nullable Origin parse(String note) {
      List<String> lines = List.of(note.split("\n", -1));
      // Those of earlier versions end without tag and date.
      boolean more = lines.size() == LINES + 2;
      boolean sound =
          (more || lines.size() == LINES)
              && lines.get(0).equals(FIRST_LINE)
              && lines.get(3).matches("-1|\\d{1,18}")
              && lines.get(lines.size() - 1).equals("end");
      return sound
          ? new Origin(
              lines.get(1),
              lines.get(2),
              Long.parseLong(lines.get(3)),
              Checksum.of(lines.get(4), lines.get(5)),
              more ? orNull(lines.get(6)) : null,
              more ? orNull(lines.get(7)) : null)
          : null;
    }

    private static @Nullable String orNull(String line) {
      return line.isEmpty() ? null : line;
    }
  }

  private PartFile(Path part, FileChannel channel) {
    this.part = part;
    this.note = part.resolveSibling(part.getFileName() + ".etag");
    this.channel = channel;
  }

  /**
   * Opens the part of a target, and follows no link there. Null if another download has it.
   *
   * @throws IOException if it cannot be written, or is a link
   */
  public static @Nullable PartFile open(Path target) throws IOException {
    Path part = SaveTarget.partOf(target);
    for (int i = 0; i < TRIES; i++) {
      try {
        Files.createFile(part);
      } catch (FileAlreadyExistsException e) {
        // Somebody's, perhaps our own of an earlier try.
      }
      FileChannel channel;
      Object key;
      try {
        SaveTarget.requireOwnFile(part);
        key = key(part);
        channel =
            FileChannel.open(
                part, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException e) {
        continue;
      }
      boolean mine = false;
      try {
        if (!SaveTarget.lock(channel)) {
          return null;
        }
        // The one who had the lock may have moved this very file into place meanwhile.
        mine = Files.exists(part, LinkOption.NOFOLLOW_LINKS) && Objects.equals(key, key(part));
        if (mine) {
          return new PartFile(part, channel);
        }
      } catch (NoSuchFileException e) {
        // Gone between two looks: the same.
      } finally {
        if (!mine) {
          channel.close();
        }
      }
    }
    return null;
  }

  /** The identity of the file; null if the file system has none. */
  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  /** Continues with the existing part if it belongs to that resource; starts again if not. */
  public void resume(String resource) throws IOException {
    Origin noted = null;
    if (Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS)) {
      try (InputStream in = Files.newInputStream(note, LinkOption.NOFOLLOW_LINKS)) {
        byte[] bytes = in.readNBytes(MAX_NOTE_BYTES + 1);
        noted =
            bytes.length > MAX_NOTE_BYTES
                ? null
                : Origin.parse(new String(bytes, StandardCharsets.UTF_8));
      } catch (NoSuchFileException e) {
        // A part without its note is of no use.
      }
    }
    if (noted == null || !noted.resource.equals(resource)) {
      discard();
      return;
    }
    origin = noted;
    // An interrupted channel gives no size, and the part must outlive that.
    position = Files.size(part);
    channel.position(position);
  }

  /** What the bytes are a part of; null before the first byte. */
  public @Nullable Origin origin() {
    return origin;
  }

  /** The number of bytes that are there. */
  public long position() {
    return position;
  }

  /** Starts again. */
  public void begin(Origin value) throws IOException {
    discard();
    know(value);
  }

  /** Learns more of what the bytes are a part of. */
  public void know(Origin value) throws IOException {
    if (!value.equals(origin) && value.validator != null) {
      // What is there is replaced, as it may be a link to another file.
      Files.deleteIfExists(note);
      Files.writeString(note, value.note(), StandardOpenOption.CREATE_NEW);
    }
    if (origin == null || !Objects.equals(value.checksum, origin.checksum) || sum == null) {
      sum = value.checksum == null ? null : value.checksum.start();
      addUp();
    }
    origin = value;
  }

  /** Adds up what was there before the checksum was known. */
  private void addUp() throws IOException {
    if (sum == null || position == 0) {
      return;
    }
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (long at = 0; at < position; at += block.position()) {
      block.clear();
      if (channel.read(block, at) <= 0) {
        throw new IOException("the part became shorter");
      }
      sum.add(block.array(), block.position());
    }
  }

  /**
   * Deletes the existing part. The note is deleted first: without its part it could be taken for
   * that of another.
   */
  public void discard() throws IOException {
    Files.deleteIfExists(note);
    channel.truncate(0);
    channel.position(0);
    position = 0;
    origin = null;
    sum = null;
  }

  /** Looks at the first bytes, and throws if they are not of the file. */
  @FunctionalInterface
  public interface Look {
    /** Looks at them. */
    void at(byte[] start) throws IOException;
  }

  /** Has the first block looked at before it is written. */
  public void beforeFirstBytes(Look value) {
    look = value;
  }

  /** Appends a block. */
  public void append(byte[] bytes, int length) throws IOException {
    if (look != null && position == 0) {
      look.at(Arrays.copyOf(bytes, Math.min(length, Expected.LOOKED_AT)));
    }
    ByteBuffer block = ByteBuffer.wrap(bytes, 0, length);
    while (block.hasRemaining()) {
      position += channel.write(block);
    }
    if (sum != null) {
      sum.add(bytes, length);
    }
  }

  /** The first bytes. */
  public byte[] start(int count) throws IOException {
    ByteBuffer block = ByteBuffer.allocate((int) Math.min(count, position));
    while (block.hasRemaining() && channel.read(block, block.position()) > 0) {
      // Until there are that many.
    }
    return block.array();
  }

  /** The checksum of what is there, as the announced one is written; null if none was announced. */
  public @Nullable String checksum() {
    return sum == null ? null : sum.value();
  }

  /** Moves the file to its place in one step, and all of it: not even a crash leaves half. */
  public void moveTo(Path target) throws IOException {
    channel.force(false);
    SaveTarget.replace(part, target);
    Files.deleteIfExists(note);
    over = true;
  }

  /** Closes it, and leaves what a later try can go on with. */
  @Override
  public void close() throws IOException {
    try (channel) {
      boolean useful = origin != null && origin.validator != null && position > 0;
      if (!over && !useful) {
        Files.deleteIfExists(note);
        Files.deleteIfExists(part);
      }
    }
  }
}
