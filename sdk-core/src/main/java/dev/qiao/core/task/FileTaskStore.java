package dev.qiao.core.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * References of tasks in one file: a journal with a line for each task saved and each removed,
 * forced to the disk before {@link #save} returns. A kill at any moment loses nothing that was
 * saved; the line it may have cut is left out when the file is opened again. One process at a time.
 */
public final class FileTaskStore implements TaskStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.task");
  private static final char SAVED = '+';
  private static final char REMOVED = '-';

  /** The file is written anew when it has so many lines more than it needs. */
  private static final int MOST_SPARE_LINES = 1000;

  private final Path file;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final Set<TaskRef> refs = new LinkedHashSet<>();

  /** Lines that are no entries of ours. They are kept: one may be a reference that was damaged. */
  private final List<String> unreadable = new ArrayList<>();

  private FileChannel journal;
  private int lines;

  private FileTaskStore(Path file, FileChannel lockFile, FileLock lock) throws IOException {
    this.file = file;
    this.lockFile = lockFile;
    this.lock = lock;
    if (Files.exists(file)) {
      read(Files.readString(file, StandardCharsets.UTF_8));
    }
    this.journal = rewrite();
  }

  /**
   * Opens a file, or begins one; its folder is made. A second file, {@code name.lock}, stays beside
   * it.
   *
   * @throws IllegalStateException if another process, or another store of this one, has the file
   *     open
   * @throws UncheckedIOException if it cannot be read or written
   */
  public static FileTaskStore open(Path file) {
    Path absolute = file.toAbsolutePath();
    FileChannel lockFile = null;
    try {
      if (absolute.getParent() != null) {
        Files.createDirectories(absolute.getParent());
      }
      lockFile =
          FileChannel.open(
              absolute.resolveSibling(absolute.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      return new FileTaskStore(absolute, lockFile, lock(lockFile, file));
    } catch (IOException e) {
      closeQuietly(lockFile);
      throw new UncheckedIOException("the task store " + file + " cannot be opened", e);
    } catch (IllegalStateException e) {
      closeQuietly(lockFile);
      throw e;
    }
  }

  private static FileLock lock(FileChannel lockFile, Path file) throws IOException {
    FileLock lock;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IllegalStateException(
          "the task store "
              + file
              + " is open already, here or in another process; give each process a file of its own,"
              + " or a TaskStore on your database");
    }
    return lock;
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.debug("a lock file did not close", e);
    }
  }

  private void read(String text) {
    // What follows the last line break was cut by a kill: its save has never returned.
    int end = text.lastIndexOf('\n');
    text.substring(0, Math.max(end, 0))
        .lines()
        .filter(line -> !line.isEmpty())
        .forEach(this::readLine);
  }

  private void readLine(String line) {
    char kind = line.charAt(0);
    try {
      TaskRef ref = TaskRef.parse(line.substring(1));
      if (kind == SAVED) {
        refs.add(ref);
        return;
      }
      if (kind == REMOVED) {
        refs.remove(ref);
        return;
      }
    } catch (IllegalArgumentException e) {
      LOG.debug("not a reference: {}", line, e);
    }
    LOG.warn("{} has a line that is no task reference; it is kept as it is: {}", file, line);
    unreadable.add(line);
  }

  @Override
  public synchronized void save(TaskRef ref) {
    if (!refs.contains(ref)) {
      append(SAVED, ref, true);
      refs.add(ref);
    }
  }

  @Override
  public synchronized void remove(TaskRef ref) {
    if (refs.remove(ref)) {
      // One that comes back after a kill is harmless, and a wait for the disk would not be.
      append(REMOVED, ref, false);
    }
  }

  @Override
  public synchronized List<TaskRef> all() {
    return List.copyOf(refs);
  }

  private void append(char kind, TaskRef ref, boolean forced) {
    long end = -1;
    try {
      if (lines > refs.size() + unreadable.size() + MOST_SPARE_LINES) {
        journal.close();
        journal = rewrite();
      }
      end = journal.size();
      write(journal, kind + ref.toString() + "\n");
      if (forced) {
        journal.force(false);
      }
      lines++;
    } catch (IOException e) {
      cutBackTo(end);
      throw new UncheckedIOException("the task store " + file + " cannot be written", e);
    }
  }

  /** Half a line, of a full disk say, would spoil the next one. */
  private void cutBackTo(long end) {
    try {
      if (end >= 0) {
        journal.truncate(end);
      }
    } catch (IOException e) {
      LOG.warn("{} may have half a line at its end", file, e);
    }
  }

  /** Writes the file anew, without what is over, and puts it in place in one step. */
  private FileChannel rewrite() throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    StringBuilder text = new StringBuilder();
    unreadable.forEach(line -> text.append(line).append('\n'));
    refs.forEach(ref -> text.append(SAVED).append(ref).append('\n'));
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      write(out, text.toString());
      out.force(true);
    }
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
    lines = refs.size() + unreadable.size();
    return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private static void write(FileChannel out, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /** Lets another open the file. */
  @Override
  public synchronized void close() {
    try {
      journal.close();
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the task store " + file + " did not close", e);
    }
  }

  @Override
  public String toString() {
    return "FileTaskStore[" + file + "]";
  }
}
