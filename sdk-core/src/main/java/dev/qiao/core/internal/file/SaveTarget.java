package dev.qiao.core.internal.file;

import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.SdkException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place where a file is saved: checked before anything is sent or paid for, written as {@code
 * name.part}, moved into place in one step. No symbolic link is followed on the way, as others may
 * have put one into a shared folder.
 */
public final class SaveTarget {
  private final Path target;
  private final Path absolute;

  private SaveTarget(Path target, Path absolute) {
    this.target = target;
    this.absolute = absolute;
  }

  /**
   * A place in a folder that exists. Call this before the request is sent.
   *
   * @throws DownloadException if no file can be written there: the folder is missing, is no folder
   *     or is not writable, the target is a folder, the name is too long
   */
  public static SaveTarget of(Path target) {
    Path absolute = absolute(target);
    Path folder = absolute.getParent();
    if (folder != null && !Files.exists(folder)) {
      throw cannotBeWritten(target, "the folder " + folder + " does not exist", null);
    }
    check(target, absolute);
    return new SaveTarget(target, absolute);
  }

  /**
   * Checks a place whose folder is made when the file is saved. Makes nothing. Call this before the
   * request is sent.
   *
   * @throws DownloadException if no file can be written there
   */
  public static void requireWritable(Path target) {
    check(target, absolute(target));
  }

  private static Path absolute(Path target) {
    Path absolute =
        Objects.requireNonNull(target, "the path to save to is null").toAbsolutePath().normalize();
    if (absolute.getFileName() == null || target.toString().isEmpty()) {
      throw cannotBeWritten(target, "it is a folder; name the file in it", null);
    }
    return absolute;
  }

  private static void check(Path target, Path absolute) {
    if (Files.isDirectory(absolute)) {
      throw cannotBeWritten(target, "it is a folder; name the file in it", null);
    }
    if (isPipeOrDevice(absolute)) {
      throw cannotBeWritten(target, "it is a pipe or a device, not a file", null);
    }
    Path folder = absolute.getParent();
    while (folder != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      folder = folder.getParent();
    }
    if (folder == null) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw cannotBeWritten(target, folder + " is a file, not a folder", null);
    }
    // What a system allows, only a try shows. The name is as long as the longest one beside it.
    String name = folder.equals(absolute.getParent()) ? absolute.getFileName() + ".part." : "qiao.";
    Path probe = folder.resolve(name + UUID.randomUUID().toString().substring(0, 4));
    try {
      Files.createFile(probe);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException e) {
      throw cannotBeWritten(target, reason(e), e);
    } catch (ReadOnlyFileSystemException e) {
      throw cannotBeWritten(target, "the file system is read-only", e);
    }
    try {
      Files.deleteIfExists(probe);
    } catch (IOException e) {
      // A folder that only takes new files.
      return;
    }
  }

  private static DownloadException cannotBeWritten(
      Path target, String why, @Nullable Throwable cause) {
    return new DownloadException(target + " cannot be written: " + why, cause);
  }

  /** The exception for what a write to this place threw. */
  public SdkException failure(IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return new CallInterruptedException("saving " + target + " was interrupted", e);
    }
    return cannotBeWritten(target, reason(e), e);
  }

  /** The file that is written until it is moved into place. */
  public Path part() {
    return partOf(absolute);
  }

  /** Where the bytes of a target are until all have come. */
  public static Path partOf(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  /**
   * Opens an empty part for reading and writing, locked until it is closed.
   *
   * @throws IOException if the part is a link, cannot be written, or another save writes it
   */
  public FileChannel openPart() throws IOException {
    FileChannel channel = open(part());
    boolean mine = false;
    try {
      if (!lock(channel)) {
        throw new IOException("another save is writing there; wait for it, or choose another name");
      }
      channel.truncate(0);
      mine = true;
      return channel;
    } finally {
      if (!mine) {
        channel.close();
      }
    }
  }

  /** Opens a file of ours for reading and writing, and never what a link leads to. */
  public static FileChannel open(Path file) throws IOException {
    requireOwnFile(file);
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Makes a folder and those above it.
   *
   * @throws IOException if one of them is a file, or cannot be made
   */
  public static void makeFolder(Path folder) throws IOException {
    // On Java 17 a link to a folder is none for createDirectories.
    if (Files.isDirectory(folder)) {
      return;
    }
    for (Path above = folder; above != null; above = above.getParent()) {
      if (Files.exists(above) && !Files.isDirectory(above)) {
        throw new FileSystemException(above.toString(), null, "is a file, not a folder");
      }
    }
    Files.createDirectories(folder);
  }

  /** Whether a file would take the place of something that is none, {@code /dev/null} for one. */
  public static boolean isPipeOrDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Refuses a symbolic link, and a second name of a file that is somebody else's. */
  static void requireOwnFile(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      throw new FileSystemException(
          file.toString(), null, "is a symbolic link, which is not followed; delete it");
    }
    Object links;
    try {
      links = Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // Not there, or a system that does not say.
      return;
    }
    if (links instanceof Integer count
        && count > 1
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(
          file.toString(), null, "is a hard link to another file, which is not written; delete it");
    }
  }

  /** Locks a byte behind every content: on Windows what is locked cannot be read. */
  static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Moves the closed part to its place in one step. Its content should be forced before. */
  public void movePartIntoPlace() throws IOException {
    replace(part(), absolute);
  }

  /** Deletes the part, if it is there. */
  public void discardPart() throws IOException {
    Files.deleteIfExists(part());
  }

  /** Writes all of a file: the part, then in place. */
  public void write(byte[] content) {
    try {
      try (FileChannel out = openPart()) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
          out.force(false);
        } finally {
          if (bytes.hasRemaining()) {
            discardPart();
          }
        }
      }
      movePartIntoPlace();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Moves a file over another in one step, or as near to that as the file system can, and notes the
   * new name on the disk. A link at the target is replaced, not followed.
   */
  public static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
    forceFolder(to);
  }

  /** Without this a crash of the machine may forget a move or a new file. */
  private static void forceFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException | UnsupportedOperationException e) {
      // Windows opens no folder; it does not need this.
      return;
    }
  }

  /** What a read threw, in a word: the message of most is a path only, of the others the reason. */
  public static String nameOf(IOException e) {
    String reason = known(e, String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
    if (e instanceof NoSuchFileException missing && missing.getFile() != null) {
      try {
        return "it does not exist in " + Path.of(missing.getFile()).toAbsolutePath().getParent();
      } catch (InvalidPathException noFile) {
        return e.getClass().getSimpleName(); // A user's stream threw it.
      }
    }
    if (e.getClass() != IOException.class || e.getMessage() == null) {
      return e.getClass().getSimpleName();
    }
    return reason == null ? e.getMessage() : reason;
  }

  /** Why a file could not be written, in words: {@code getMessage()} is often the path only. */
  public static String reason(IOException e) {
    String file = e instanceof FileSystemException at && at.getFile() != null ? at.getFile() : "";
    String detail = e instanceof FileSystemException at ? at.getReason() : e.getMessage();
    String known = known(e, detail == null ? "" : detail.toLowerCase(Locale.ROOT));
    if (known == null) {
      known =
          detail == null || detail.isBlank()
              ? e.getClass().getSimpleName()
              : detail.equals(file) ? e.getClass().getSimpleName() : detail;
    }
    if (file.isEmpty()) {
      return known;
    }
    return known.startsWith("is a ") ? file + " " + known : known + " (" + file + ")";
  }

  private static @Nullable String known(IOException e, String detail) {
    if (detail.contains("no space left") || detail.contains("not enough space")) {
      return "no space left on the disk";
    }
    if (detail.contains("quota exceeded")) {
      return "the disk quota is used up";
    }
    if (detail.contains("read-only file system")) {
      return "the file system is read-only";
    }
    if (detail.contains("file name too long")) {
      return "the file name is too long";
    }
    if (detail.contains("not a directory") || e instanceof NotDirectoryException) {
      return "a folder on the way is a file";
    }
    if (detail.contains("is a directory") || e instanceof DirectoryNotEmptyException) {
      return "it is a folder";
    }
    if (detail.contains("too many levels of symbolic links")
        || e instanceof FileSystemLoopException) {
      return "a symbolic link is not followed";
    }
    if (e instanceof AccessDeniedException
        || detail.contains("permission denied")
        || detail.contains("operation not permitted")) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return "no such file or folder";
    }
    return e instanceof FileAlreadyExistsException ? "a file of that name exists" : null;
  }
}
