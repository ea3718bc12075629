package dev.qiao.core.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.qiao.core.NamedPipe;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.error.DownloadException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SaveTargetTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void write_place_isWhatIsThereAndAllThatIsThere() throws IOException {
    Path target = folder.resolve("a.bin");
    Files.writeString(target, "old and longer");
    SaveTarget.of(target).write(CONTENT);
    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(folder.toFile().list()).containsExactly("a.bin");
  }

  @Test
  void of_folder_isRefused() {
    assertRefused(folder, folder + " cannot be written: it is a folder; name the file in it");
    assertRefused(Path.of("/"), "/ cannot be written: it is a folder; name the file in it");
    assertRefused(Path.of(""), " cannot be written: it is a folder; name the file in it");
  }

  @Test
  void of_linkToAFolder_isRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    assertRefused(link, link + " cannot be written: it is a folder; name the file in it");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such pipes")
  void of_pipe_isRefusedAndKept() throws Exception {
    Path pipe = folder.resolve("pipe");
    NamedPipe.make(pipe);
    assertRefused(pipe, pipe + " cannot be written: it is a pipe or a device, not a file");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }

  @Test
  void of_folderThatIsMissing_isRefused() {
    Path target = folder.resolve("none").resolve("a.bin");
    assertThatThrownBy(() -> SaveTarget.of(target))
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            target + " cannot be written: the folder " + target.getParent() + " does not exist");
    SaveTarget.requireWritable(target);
    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void of_folderThatIsAFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("deep"), "a file");
    assertRefused(
        file.resolve("a.bin"),
        file.resolve("a.bin") + " cannot be written: " + file + " is a file, not a folder");
    assertThatThrownBy(() -> SaveTarget.requireWritable(file.resolve("x").resolve("a.bin")))
        .isInstanceOf(DownloadException.class)
        .hasMessageEndingWith(file + " is a file, not a folder");
  }

  @Test
  void of_nameThatIsTooLong_isRefused() {
    assertThatThrownBy(() -> SaveTarget.of(folder.resolve("a".repeat(300))))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("cannot be written: the file name is too long");
  }

  @Test
  void of_systemThatTakesNoFiles_isRefused() {
    assumeThat(Path.of("/proc/self")).isDirectory();
    assertThatThrownBy(() -> SaveTarget.of(Path.of("/proc/a.bin")))
        .isInstanceOf(DownloadException.class)
        .hasMessageStartingWith("/proc/a.bin cannot be written: ")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void write_partThatIsALink_writesNothingBehindIt() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Path target = folder.resolve("a.bin");
    Files.createSymbolicLink(folder.resolve("a.bin.part"), victim);
    assertThatThrownBy(() -> SaveTarget.of(target).write(CONTENT))
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            target
                + " cannot be written: "
                + target
                + ".part is a symbolic link, which is not followed; delete it");
    assertThat(victim).hasContent("precious");
    Files.delete(folder.resolve("a.bin.part"));
    Files.createLink(folder.resolve("a.bin.part"), victim);
    assertThatThrownBy(() -> SaveTarget.of(target).write(CONTENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("is a hard link to another file");
    assertThat(victim).hasContent("precious");
  }

  @Test
  void write_targetThatIsALink_replacesTheLink() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Path target = Files.createSymbolicLink(folder.resolve("a.bin"), victim);
    SaveTarget.of(target).write(CONTENT);
    assertThat(victim).hasContent("precious");
    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(Files.isSymbolicLink(target)).isFalse();
  }

  @Test
  void openPart_whileAnotherHasIt_saysSo() throws IOException {
    SaveTarget target = SaveTarget.of(folder.resolve("a.bin"));
    try (FileChannel first = target.openPart()) {
      assertThat(first.isOpen()).isTrue();
      assertThatThrownBy(target::openPart)
          .hasMessage("another save is writing there; wait for it, or choose another name");
    }
  }

  @Test
  void failure_interrupt_isOne() {
    SaveTarget target = SaveTarget.of(folder.resolve("a.bin"));
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> target.write(CONTENT)).isInstanceOf(CallInterruptedException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void reason_isInWords() {
    assertThat(SaveTarget.reason(new AccessDeniedException("/a/b")))
        .isEqualTo("permission denied (/a/b)");
    assertThat(SaveTarget.reason(new NoSuchFileException("/a/b")))
        .isEqualTo("no such file or folder (/a/b)");
    assertThat(SaveTarget.reason(new IOException("No space left on device")))
        .isEqualTo("no space left on the disk");
    assertThat(SaveTarget.reason(new FileSystemException("/a/b", null, "Read-only file system")))
        .isEqualTo("the file system is read-only (/a/b)");
    assertThat(SaveTarget.reason(new FileSystemException("/a/b")))
        .isEqualTo("FileSystemException (/a/b)");
    assertThat(SaveTarget.reason(new IOException("Disk quota exceeded")))
        .isEqualTo("the disk quota is used up");
    assertThat(SaveTarget.reason(new IOException())).isEqualTo("IOException");
  }

  private static void assertRefused(Path target, String message) {
    assertThatThrownBy(() -> SaveTarget.of(target))
        .isInstanceOf(DownloadException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> SaveTarget.requireWritable(target))
        .isInstanceOf(DownloadException.class)
        .hasMessage(message);
  }
}
