package dev.qiao.core.task;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * References of tasks in one file: a journal with a line for each task saved and each removed,
 * forced to the disk before {@link #save} returns. A kill at any moment loses nothing that was
 * saved; the line it may have cut is left out when the file is opened again. One process at a time.
 *
 * <p>An interrupt neither stops a write nor damages the store: the reference is saved, and the
 * thread's interrupt flag is kept. After a failed write, of a full disk for example, the next one
 * begins with a complete file again.
 */
public final class FileTaskStore implements TaskStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.task");
  private static final char SAVED = '+';
  private static final char REMOVED = '-';

  /** The file is written again when it has this many lines more than it needs. */
  private static final int MAX_SPARE_LINES = 1000;

  /** No journal is larger: it has room for about two million tasks. */
  private static final long MAX_FILE_BYTES = 256L * 1024 * 1024;

  /** No reference is longer; longer lines are kept, but not parsed. */
  private static final int MAX_LINE_BYTES = 64 * 1024;

  private static final int MAX_LOGGED_CHARS = 200;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final OpenFiles OPEN = new OpenFiles();

  private final Path file;
  private final FileChannel lockFile;
  private final FileLock osLock;

  /** Held during writes to the disk, and never while user code runs. */
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by lock.
  private final Set<TaskRef> refs = new LinkedHashSet<>();

  /** Lines that are no entries of ours. They are kept: one may be a reference that was damaged. */
  // Guarded by lock.
  private final List<byte[]> unreadable = new ArrayList<>();

  /**
   * Not a FileChannel: an interrupt of a thread that writes closes that for good. Null if the file
   * could not be opened again.
   */
  // Guarded by lock.
  private @Nullable RandomAccessFile journal;

  /** The key of the journal, which has it under every name: a hard link is one. */
  // Guarded by lock.
  private @Nullable Object journalKey;

  /**
   * The file as it was found, and its key. A hard link names it still when the journal was written
   * again, so it stays open and locked.
   */
  private final @Nullable RandomAccessFile found;

  private final @Nullable Object foundKey;

  /** Whether the file may lack what is in memory, or end in half a line. */
  // Guarded by lock.
  private boolean incomplete;

  // Guarded by lock.
  private int lines;

  /** With how many lines the file is written again. */
  // Guarded by lock.
  private int maxLines;

  // Guarded by lock.
  private boolean closed;

  private FileTaskStore(
      Path file,
      @Nullable RandomAccessFile found,
      @Nullable Object foundKey,
      FileChannel lockFile,
      FileLock osLock)
      throws IOException {
    this.file = file;
    this.found = found;
    this.foundKey = foundKey;
    this.lockFile = lockFile;
    this.osLock = osLock;
    boolean opened = false;
    lock.lock();
    try {
      if (Files.exists(file)) {
        read(content(file));
      }
      if (found != null && found.getChannel().tryLock() == null) {
        throw openAlready(file);
      }
      rewrite();
      opened = true;
    } finally {
      if (!opened) {
        closeQuietly(journal);
        OPEN.remove(file, journalKey);
      }
      lock.unlock();
    }
  }

  /**
   * Opens a file, or begins one; its folder is made. A second file, {@code name.lock}, stays beside
   * it. Symbolic links are resolved first, so that one file is open once, however it is named.
   *
   * @throws IllegalStateException if another process, or another store of this one, has the file
   *     open
   * @throws UncheckedIOException if it cannot be read or written
   */
  public static FileTaskStore open(Path file) {
    Objects.requireNonNull(file, "the file of the task store is null");
    try {
      return uninterrupted(() -> openReal(file));
    } catch (IOException e) {
      throw new UncheckedIOException("the task store " + file + " cannot be opened", e);
    }
  }

  private static FileTaskStore openReal(Path file) throws IOException {
    Path real = real(file);
    // Before its lock file is opened: on POSIX systems closing any handle of a file, a second one
    // too, gives up the process's lock.
    Object key = key(real);
    if (!OPEN.add(real, key)) {
      throw openAlready(file);
    }
    FileChannel lockFile = null;
    RandomAccessFile found = null;
    boolean opened = false;
    try {
      lockFile = OPEN.lockFile(real);
      FileLock osLock;
      try {
        osLock = lockFile.tryLock();
      } catch (OverlappingFileLockException e) {
        // This class in another class loader has it. Closing our handle would give up its lock.
        OPEN.keep(real, lockFile);
        lockFile = null;
        throw openAlready(file);
      }
      if (osLock == null) {
        throw openAlready(file);
      }
      if (key != null && Files.isWritable(real)) {
        found = new RandomAccessFile(real.toFile(), "rw");
      }
      FileTaskStore store = new FileTaskStore(real, found, key, lockFile, osLock);
      opened = true;
      return store;
    } finally {
      if (!opened) {
        closeQuietly(lockFile);
        closeQuietly(found);
        OPEN.remove(real, key);
      }
    }
  }

  private static IllegalStateException openAlready(Path file) {
    return new IllegalStateException(
        "the task store "
            + file
            + " is already open in this or another process; use one file per process, or a"
            + " TaskStore on your database");
  }

  /** The one name of a file: absolute, without links, in the case that the file system has. */
  private static Path real(Path file) throws IOException {
    Path path = file.toAbsolutePath();
    for (int links = 0; links < 40 && Files.isSymbolicLink(path); links++) {
      // A link whose file is not there yet, too.
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    Path folder = path.getParent();
    Path name = path.getFileName();
    if (folder == null || name == null || Files.isDirectory(file)) {
      throw new IOException(file + " is a folder");
    }
    // A pipe never ends, and a device would be replaced when the file is written again.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(file + " is a pipe or a device, not a file");
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Path real = folder.toRealPath().resolve(name);
    return Files.exists(real) ? real.toRealPath() : real;
  }

  /** The files that stores of this process have open. */
  private static final class OpenFiles {
    /** Paths, and keys of files where the system has them. */
    private final Set<Object> names = new HashSet<>();

    private final Map<Path, FileChannel> kept = new HashMap<>();

    synchronized boolean add(Path path, @Nullable Object key) {
      if (names.contains(key) || !names.add(path)) {
        return false;
      }
      replace(null, key);
      return true;
    }

    synchronized void replace(@Nullable Object key, @Nullable Object next) {
      names.remove(key);
      if (next != null) {
        names.add(next);
      }
    }

    synchronized void remove(Path path, @Nullable Object key) {
      names.remove(path);
      names.remove(key);
    }

    synchronized void keep(Path path, FileChannel lockFile) {
      kept.put(path, lockFile);
    }

    synchronized FileChannel lockFile(Path path) throws IOException {
      FileChannel again = kept.remove(path);
      return again != null && again.isOpen()
          ? again
          : FileChannel.open(
              path.resolveSibling(path.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** What a file is, whatever its name; null where the system does not say, as Windows. */
  private static @Nullable Object key(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readAttributes(file, BasicFileAttributes.class).fileKey()
        : null;
  }

  private static void closeQuietly(@Nullable AutoCloseable channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (Exception e) {
      LOG.debug("a file of a task store did not close", e);
    }
  }

  private static byte[] content(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MAX_FILE_BYTES) {
      throw new IOException(
          file
              + " has "
              + size
              + " bytes; a task store has at most "
              + MAX_FILE_BYTES
              + ". Is it another file?");
    }
    return Files.readAllBytes(file);
  }

  // Guarded by lock.
  private void read(byte[] content) {
    int from = startsWith(content, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    for (int at = from; at < content.length; at++) {
      if (content[at] == '\n') {
        readLine(Arrays.copyOfRange(content, from, at));
        from = at + 1;
      }
    }
    if (from < content.length) {
      readRest(Arrays.copyOfRange(content, from, content.length));
    }
  }

  private static boolean startsWith(byte[] content, byte[] start) {
    return content.length >= start.length
        && Arrays.equals(content, 0, start.length, start, 0, start.length);
  }

  /** What follows the last line break: an entry that a kill cut, whose save has never returned. */
  // Guarded by lock.
  private void readRest(byte[] rest) {
    if (rest[0] == SAVED || rest[0] == REMOVED) {
      LOG.warn("{} ends with an incomplete line, which is ignored: {}", file, shown(rest));
    } else {
      keep(rest);
    }
  }

  // Guarded by lock.
  private void readLine(byte[] line) {
    // An editor may have written CRLF.
    int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    if (length == 0) {
      return;
    }
    TaskRef ref = length > MAX_LINE_BYTES ? null : parsed(line, length);
    if (ref != null && line[0] == SAVED) {
      refs.add(ref);
    } else if (ref != null && line[0] == REMOVED) {
      refs.remove(ref);
    } else {
      keep(line);
    }
  }

  private static @Nullable TaskRef parsed(byte[] line, int length) {
    for (int i = 0; i < length; i++) {
      if (line[i] <= ' ' || line[i] == 0x7F) {
        return null;
      }
    }
    try {
      return TaskRef.parse(new String(line, 1, length - 1, StandardCharsets.US_ASCII));
    } catch (RuntimeException e) {
      LOG.debug("not a reference: {}", shown(line), e);
      return null;
    }
  }

  // Guarded by lock.
  private void keep(byte[] line) {
    LOG.warn(
        "{} has a line that is not a task reference; it is kept unchanged: {}", file, shown(line));
    unreadable.add(line);
  }

  private static String shown(byte[] line) {
    String text =
        new String(line, 0, Math.min(line.length, MAX_LOGGED_CHARS), StandardCharsets.US_ASCII);
    return text.replaceAll("[^ -~]", "?")
        + (line.length > MAX_LOGGED_CHARS ? "... (" + line.length + " bytes)" : "");
  }

  @Override
  public void save(TaskRef ref) {
    Objects.requireNonNull(ref, "the task reference to save is null");
    lock.lock();
    try {
      if (!refs.contains(ref)) {
        append(SAVED, ref, true);
        refs.add(ref);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void remove(TaskRef ref) {
    Objects.requireNonNull(ref, "the task reference to remove is null");
    lock.lock();
    try {
      if (refs.contains(ref)) {
        // One that comes back after a kill is harmless, and a wait for the disk would not be.
        append(REMOVED, ref, false);
        refs.remove(ref);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<TaskRef> all() {
    lock.lock();
    try {
      return List.copyOf(refs);
    } finally {
      lock.unlock();
    }
  }

  // Guarded by lock.
  private void append(char kind, TaskRef ref, boolean forced) {
    RandomAccessFile out = null;
    long end = 0;
    try {
      out = complete();
      end = out.getFilePointer();
      incomplete = true;
      out.write((kind + ref.toString() + "\n").getBytes(StandardCharsets.US_ASCII));
      if (forced) {
        out.getFD().sync();
      }
      incomplete = false;
      lines++;
    } catch (IOException e) {
      cutBack(out, end);
      throw new UncheckedIOException(
          "the task store " + file + (closed ? " is closed" : " cannot be written"), e);
    }
  }

  /** The journal, at the end of a file that has all that was saved. */
  // Guarded by lock.
  private RandomAccessFile complete() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    RandomAccessFile known = journal;
    if (known == null || incomplete || !Files.exists(file)) {
      return uninterrupted(this::rewrite);
    }
    if (lines > maxLines) {
      try {
        return uninterrupted(this::rewrite);
      } catch (IOException e) {
        // Only to save room. The file is as good as before.
        LOG.warn("{} could not be made shorter", file, e);
        maxLines = lines + MAX_SPARE_LINES;
        RandomAccessFile old = journal;
        if (old == null) {
          throw e;
        }
        return old;
      }
    }
    return known;
  }

  /** A kill now would leave half a line, of a full disk for example. */
  private void cutBack(@Nullable RandomAccessFile out, long end) {
    try {
      if (out != null) {
        out.setLength(end);
      }
    } catch (IOException e) {
      LOG.warn("{} may have half a line at its end", file, e);
    }
  }

  /** Writes the file again, without what is removed, and puts it in place in one step. */
  // Guarded by lock.
  private RandomAccessFile rewrite() throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    // What an earlier one left, or a link that somebody else put there: it is not followed.
    Files.deleteIfExists(fresh);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] line : unreadable) {
      content.write(line);
      content.write('\n');
    }
    for (TaskRef ref : refs) {
      content.write((SAVED + ref.toString() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.toByteArray());
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    // Windows moves nothing over a file that is open.
    closeQuietly(journal);
    journal = null;
    try {
      move(fresh);
      incomplete = false;
      lines = refs.size() + unreadable.size();
      maxLines = lines + MAX_SPARE_LINES;
    } finally {
      if (Files.exists(file)) {
        RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw");
        out.seek(out.length());
        journal = out;
        lockJournal(out);
      }
    }
    forceFolder();
    return Objects.requireNonNull(journal);
  }

  // Guarded by lock.
  private void lockJournal(RandomAccessFile out) throws IOException {
    Object next = key(file);
    if (next == null || next.equals(foundKey)) {
      return;
    }
    OPEN.replace(journalKey, next);
    journalKey = next;
    if (out.getChannel().tryLock() == null) {
      LOG.warn("{} is open under another name, too", file);
    }
  }

  private void move(Path fresh) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Without this a power cut may bring the old file back, or none. */
  private void forceFolder() throws IOException {
    try (FileChannel folder =
        FileChannel.open(Objects.requireNonNull(file.getParent()), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      // Windows opens no folder, and needs no force.
      LOG.debug("the folder of {} could not be forced", file, e);
    }
  }

  /** Lets another open the file. Harmless when repeated. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      RandomAccessFile out = journal;
      journal = null;
      try {
        if (out != null) {
          out.close();
        }
      } finally {
        try {
          osLock.release();
        } finally {
          lockFile.close();
          closeQuietly(found);
          OPEN.remove(file, foundKey);
          OPEN.replace(journalKey, null);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the task store " + file + " did not close", e);
    } finally {
      lock.unlock();
    }
  }

  private interface FileAction<T> {
    T run() throws IOException;
  }

  /** Runs what an interrupt would break, again if one comes in between; it is kept for later. */
  private static <T> T uninterrupted(FileAction<T> action) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return action.run();
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public String toString() {
    return "FileTaskStore[" + file + "]";
  }
}
