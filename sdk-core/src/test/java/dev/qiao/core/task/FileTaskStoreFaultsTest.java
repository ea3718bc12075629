package dev.qiao.core.task;

import static dev.qiao.core.task.TaskStoreProcess.ref;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What threads, processes, disks and editors do to a task store. */
@Timeout(60)
class FileTaskStoreFaultsTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("tasks.journal");
  }

  private static List<TaskRef> reopened(Path file) {
    try (FileTaskStore store = FileTaskStore.open(file)) {
      return store.all();
    }
  }

  @Test
  void save_onAnInterruptedThread_savesAndKeepsTheFlag() {
    try (FileTaskStore store = FileTaskStore.open(file())) {
      Thread.currentThread().interrupt();
      store.save(ref(1));
      assertThat(Thread.interrupted()).isTrue();
      Thread.currentThread().interrupt();
      store.save(ref(2));
      store.remove(ref(1));
      assertThat(Thread.interrupted()).isTrue();
      store.save(ref(3));
    }
    assertThat(reopened(file())).containsExactly(ref(2), ref(3));
  }

  @Test
  void openAndRewrite_onAnInterruptedThread_succeed() {
    Thread.currentThread().interrupt();
    try (FileTaskStore store = FileTaskStore.open(file())) {
      for (int i = 0; i < 600; i++) {
        store.save(ref(i));
        store.remove(ref(i));
      }
      store.save(ref(1000));
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(reopened(file())).containsExactly(ref(1000));
  }

  @Test
  void interruptsAtAnyMoment_stopNoSave() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    List<Throwable> failures = new ArrayList<>();
    try (FileTaskStore store = FileTaskStore.open(file())) {
      Thread saver =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < 300; i++) {
                    store.save(ref(i));
                    if (i % 2 == 1) {
                      store.remove(ref(i));
                    }
                  }
                } catch (Throwable e) {
                  failures.add(e);
                } finally {
                  done.set(true);
                }
              });
      saver.start();
      while (!done.get()) {
        saver.interrupt();
        Thread.onSpinWait();
      }
      saver.join();
      assertThat(failures).isEmpty();
      store.save(ref(1000));
    }
    assertThat(reopened(file())).hasSize(151).contains(ref(0), ref(298), ref(1000));
  }

  @Test
  void openTwiceInOneProcess_keepsOtherProcessesOut() throws Exception {
    try (FileTaskStore store = FileTaskStore.open(file())) {
      assertThatThrownBy(() -> FileTaskStore.open(file()))
          .isInstanceOf(IllegalStateException.class);
      try (TaskStoreProcess other = TaskStoreProcess.start(file(), 1)) {
        assertThat(other.line()).isEqualTo("refused");
      }
      store.save(ref(1));
    }
    try (TaskStoreProcess other = TaskStoreProcess.start(file(), 1)) {
      assertThat(other.line()).isEqualTo("open");
    }
  }

  @Test
  void openInAnotherProcess_isRefusedUntilThatIsKilled() throws Exception {
    try (TaskStoreProcess other = TaskStoreProcess.start(file(), 1_000_000)) {
      assertThat(other.line()).isEqualTo("open");
      assertThatThrownBy(() -> FileTaskStore.open(file()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is already open in this or another process");
      other.kill();
    }
    FileTaskStore.open(file()).close();
  }

  @Test
  void openTwice_withTheClassOfAnotherClassLoader_keepsOtherProcessesOut() throws Exception {
    List<URL> classPath = new ArrayList<>();
    for (String entry :
        System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader other =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      var open = other.loadClass(FileTaskStore.class.getName()).getMethod("open", Path.class);
      FileTaskStore store = FileTaskStore.open(file());
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> open.invoke(null, file()))
            .hasCauseInstanceOf(IllegalStateException.class);
      }
      try (TaskStoreProcess process = TaskStoreProcess.start(file(), 1)) {
        assertThat(process.line()).isEqualTo("refused");
      }
      store.save(ref(1));
      closed(store);
      // The handle that was kept is used again.
      ((AutoCloseable) open.invoke(null, file())).close();
    }
    assertThat(reopened(file())).containsExactly(ref(1));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only an administrator makes links there")
  void oneFileUnderOtherNames_isOneStore() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Path fileLink = folder.resolve("other.journal");
    Files.createSymbolicLink(fileLink, real.resolve("tasks.journal"));
    // The file behind the link is not there yet.
    try (FileTaskStore store = FileTaskStore.open(fileLink)) {
      store.save(ref(1));
      Path relative = Path.of("").toAbsolutePath().relativize(real.resolve("tasks.journal"));
      for (Path name :
          List.of(
              real.resolve("tasks.journal"),
              link.resolve("tasks.journal"),
              real.resolve("../real/./tasks.journal"),
              relative,
              fileLink)) {
        assertThatThrownBy(() -> FileTaskStore.open(name))
            .as("%s", name)
            .isInstanceOf(IllegalStateException.class);
      }
    }
    assertThat(fileLink).isSymbolicLink();
    assertThat(reopened(link.resolve("tasks.journal"))).containsExactly(ref(1));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have no key there")
  void hardLink_isTheSameStore_inThisProcessAndInAnother() throws Exception {
    try (FileTaskStore store = FileTaskStore.open(file())) {
      store.save(ref(1));
    }
    Path before = Files.createLink(folder.resolve("before.journal"), file());
    Path during = folder.resolve("during.journal");
    try (FileTaskStore store = FileTaskStore.open(file())) {
      Files.createLink(during, file());
      for (Path other : List.of(before, during)) {
        assertThatThrownBy(() -> FileTaskStore.open(other))
            .as("%s", other)
            .isInstanceOf(IllegalStateException.class);
        try (TaskStoreProcess process = TaskStoreProcess.start(other, 1)) {
          assertThat(process.line()).as("%s", other).isEqualTo("refused");
        }
      }
      store.save(ref(2));
    }
    // The names are free again, those of files that were written again meanwhile, too.
    for (Path name : List.of(before, file(), during)) {
      for (int i = 0; i < 2; i++) {
        assertThat(reopened(name)).contains(ref(1));
      }
    }
    assertThat(reopened(file())).containsExactly(ref(1), ref(2));
  }

  @Test
  void closedStore_saysThatItIsClosed() {
    FileTaskStore store = FileTaskStore.open(file());
    store.save(ref(1));
    closed(store);
    for (Runnable use : List.<Runnable>of(() -> store.save(ref(2)), () -> store.remove(ref(1)))) {
      assertThatThrownBy(use::run)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("the task store " + file().toAbsolutePath() + " is closed");
    }
  }

  @Test
  void killed_whileSaving_losesNothingThatWasSaved() throws Exception {
    for (int round = 0; round < 4; round++) {
      Path file = folder.resolve("killed-" + round + ".journal");
      int saved = -1;
      try (TaskStoreProcess process = TaskStoreProcess.start(file, 1_000_000)) {
        assertThat(process.line()).isEqualTo("open");
        for (int i = 0; i < 30 + 400 * round; i++) {
          saved = Integer.parseInt(process.line());
        }
        process.kill();
        for (String line = process.line(); line != null; line = process.line()) {
          // The last line may be cut as well.
          if (line.equals(Integer.toString(saved + 1))) {
            saved++;
          }
        }
      }
      List<TaskRef> expected = new ArrayList<>();
      for (int i = 0; i < saved; i++) {
        if (i % 3 != 0) {
          expected.add(ref(i));
        }
      }
      assertThat(reopened(file)).containsAll(expected);
    }
  }

  @Test
  void bytesThatAreNoUtf8_areKeptAsTheyAre_andTheOtherLinesRead() throws IOException {
    byte[] damaged = {'+', 'q', (byte) 0xFF, (byte) 0xC3, 0, (byte) 0x80};
    writeLines(("+" + ref(1)).getBytes(ISO_8859_1), damaged, ("+" + ref(2)).getBytes(ISO_8859_1));
    try (FileTaskStore store = FileTaskStore.open(file())) {
      assertThat(store.all()).containsExactly(ref(1), ref(2));
      store.save(ref(3));
    }
    assertThat(reopened(file())).containsExactly(ref(1), ref(2), ref(3));
    assertThat(Files.readString(file(), ISO_8859_1))
        .contains(new String(damaged, ISO_8859_1) + "\n");
  }

  private void writeLines(byte[]... lines) throws IOException {
    StringBuilder text = new StringBuilder();
    for (byte[] line : lines) {
      text.append(new String(line, ISO_8859_1)).append('\n');
    }
    Files.writeString(file(), text, ISO_8859_1);
  }

  @Test
  void whatAnEditorLeaves_isRead() throws IOException {
    Files.writeString(
        file(), "\uFEFF+" + ref(1) + "\r\n\r\n+" + ref(2) + "\r\n-" + ref(1) + "\r\n");
    assertThat(reopened(file())).containsExactly(ref(2));
  }

  @Test
  void hugeAndOddLines_areKept() throws IOException {
    String huge = "+" + "x".repeat(3_000_000);
    String escape = "+qiao-task:1:dashscope:cn-beijing::%zz:1:id";
    Files.writeString(file(), huge + "\n" + escape + "\n?\n+\n+" + ref(1) + "\n");
    assertThat(reopened(file())).containsExactly(ref(1));
    assertThat(Files.readString(file())).contains(huge + "\n", escape + "\n", "?\n+\n");
  }

  @Test
  void entryCutByItsLastCharacter_isNoOtherTask() throws IOException {
    String whole = "+" + ref(1) + "\n+" + ref(12) + "\n";
    Files.writeString(file(), whole.substring(0, whole.length() - 1));
    assertThat(reopened(file())).containsExactly(ref(1));
    Files.writeString(file(), whole.substring(0, whole.length() - 2));
    assertThat(reopened(file())).containsExactly(ref(1));
    assertThat(reopened(file())).containsExactly(ref(1));
  }

  @Test
  void fileThatIsNoStore_keepsItsText() throws IOException {
    Files.writeString(file(), "{\"name\":\n\"value\"}");
    assertThat(reopened(file())).isEmpty();
    assertThat(Files.readString(file())).isEqualTo("{\"name\":\n\"value\"}\n");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only an administrator makes links there")
  void linkAtTheNameOfTheNewFile_isNotFollowed() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Files.createSymbolicLink(folder.resolve("tasks.journal.new"), victim);
    try (FileTaskStore store = FileTaskStore.open(file())) {
      store.save(ref(1));
    }
    assertThat(victim).hasContent("precious");
    assertThat(file()).isRegularFile();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only an administrator makes links there")
  void journalDeletedMeanwhile_isWrittenAgainWithAllReferences() throws IOException {
    try (FileTaskStore store = FileTaskStore.open(file())) {
      store.save(ref(1));
      Files.delete(file());
      store.save(ref(2));
    }
    assertThat(reopened(file())).containsExactly(ref(1), ref(2));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only an administrator makes links there")
  void failedWrite_isReported_andTheNextOneWritesEverything() throws IOException {
    Path aside = folder.resolve("aside");
    try (FileTaskStore store = FileTaskStore.open(file())) {
      store.save(ref(1));
      // The rewrite fails, as on a disk that is full: a folder has the name of the new file.
      Files.move(file(), aside);
      Path inTheWay = Files.createDirectories(folder.resolve("tasks.journal.new/x"));
      assertThatThrownBy(() -> store.save(ref(2)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot be written");
      assertThat(store.all()).containsExactly(ref(1));
      Files.delete(inTheWay);
      store.save(ref(3));
      assertThat(store.all()).containsExactly(ref(1), ref(3));
    }
    assertThat(reopened(file())).containsExactly(ref(1), ref(3));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only an administrator makes links there")
  void failedShortening_costsNoSave() throws IOException {
    try (FileTaskStore store = FileTaskStore.open(file())) {
      Files.createDirectories(folder.resolve("tasks.journal.new/x"));
      for (int i = 0; i < 600; i++) {
        store.save(ref(i));
        store.remove(ref(i));
      }
      store.save(ref(7));
    }
    Files.delete(folder.resolve("tasks.journal.new/x"));
    assertThat(reopened(file())).containsExactly(ref(7));
  }

  @Test
  void open_endedAtEachByte_neverInventsATask() throws IOException {
    byte[] whole = ("+" + ref(1) + "\n+" + ref(123) + "\n").getBytes(ISO_8859_1);
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThat(List.of(ref(1), ref(123))).containsAll(reopened(file()));
    }
  }

  @Test
  void close_isHarmlessWhenRepeated_andLeavesANewOwnerItsLock() throws Exception {
    FileTaskStore first = FileTaskStore.open(file());
    first.close();
    try (FileTaskStore second = FileTaskStore.open(file())) {
      first.close();
      assertThatThrownBy(() -> FileTaskStore.open(file()))
          .isInstanceOf(IllegalStateException.class);
      try (TaskStoreProcess other = TaskStoreProcess.start(file(), 1)) {
        assertThat(other.line()).isEqualTo("refused");
      }
      second.save(ref(1));
    }
  }

  private static void closed(FileTaskStore store) {
    store.close();
  }
}
