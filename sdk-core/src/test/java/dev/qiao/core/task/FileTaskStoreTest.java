package dev.qiao.core.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.NamedPipe;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileTaskStoreTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("new/tasks.journal");
  }

  private static TaskRef ref(int number) {
    return new TaskRef(
        Vendor.DASHSCOPE,
        Region.CN_BEIJING,
        "ws 工",
        "wan.text-to-video.create",
        "t-" + number,
        Instant.ofEpochMilli(number));
  }

  @Test
  void whatIsSaved_isThereAfterReopening_inItsOrder() {
    try (FileTaskStore store = FileTaskStore.open(file)) {
      List.of(3, 1, 2).forEach(number -> store.save(ref(number)));
      store.save(ref(1));
      store.remove(ref(3));
      store.remove(ref(9));
      assertThat(store.all()).containsExactly(ref(1), ref(2));
    }
    try (FileTaskStore store = FileTaskStore.open(file)) {
      assertThat(store.all()).containsExactly(ref(1), ref(2));
    }
  }

  @Test
  void save_isOnTheDiskWhenItReturns() throws IOException {
    try (FileTaskStore store = FileTaskStore.open(file)) {
      store.save(ref(1));
      assertThat(Files.readString(file)).isEqualTo("+" + ref(1) + "\n");
    }
  }

  /** A kill may cut the journal anywhere: nothing whose save had returned may be lost. */
  @Test
  void open_journalCutAtEveryByte_hasEverythingThatWasSaved() throws IOException {
    try (FileTaskStore store = FileTaskStore.open(file)) {
      store.save(ref(1));
      store.save(ref(2));
      store.remove(ref(1));
      store.save(ref(3));
    }
    byte[] whole = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.journal");
    for (int length = 0; length <= whole.length; length++) {
      Files.write(cut, Arrays.copyOf(whole, length));
      try (FileTaskStore store = FileTaskStore.open(cut)) {
        assertThat(store.all()).as("cut at %d", length).isEqualTo(expected(whole, length));
        store.save(ref(4));
      }
      try (FileTaskStore store = FileTaskStore.open(cut)) {
        assertThat(store.all()).contains(ref(4));
      }
    }
  }

  /** What the whole lines before the cut say. */
  private static List<TaskRef> expected(byte[] whole, int length) {
    String text = new String(whole, 0, length, UTF_8);
    Set<TaskRef> refs = new LinkedHashSet<>();
    text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .forEach(
            line -> {
              TaskRef ref = TaskRef.parse(line.substring(1));
              if (line.startsWith("+")) {
                refs.add(ref);
              } else {
                refs.remove(ref);
              }
            });
    return List.copyOf(refs);
  }

  @Test
  void open_killedWhileRewriting_takesTheOldFile() throws IOException {
    try (FileTaskStore store = FileTaskStore.open(file)) {
      store.save(ref(1));
    }
    Files.writeString(file.resolveSibling("tasks.journal.new"), "+qiao-task:1:dash");
    try (FileTaskStore store = FileTaskStore.open(file)) {
      assertThat(store.all()).containsExactly(ref(1));
    }
  }

  @Test
  void open_damagedLine_isKeptAndTheOthersAreRead() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "+" + ref(1) + "\n+qiao-task:1:dashsc\0pe:x\n+" + ref(2) + "\n");
    try (FileTaskStore store = FileTaskStore.open(file)) {
      assertThat(store.all()).containsExactly(ref(1), ref(2));
    }
    assertThat(Files.readString(file)).contains("+qiao-task:1:dashsc\0pe:x\n");
  }

  @Test
  void manyTasksThatCameAndWent_doNotGrowTheFile() throws IOException {
    try (FileTaskStore store = FileTaskStore.open(file)) {
      store.save(ref(0));
      for (int i = 1; i < 1500; i++) {
        store.save(ref(i));
        store.remove(ref(i));
      }
      assertThat(Files.size(file)).isLessThan(1100L * (ref(1000).toString().length() + 2));
      assertThat(store.all()).containsExactly(ref(0));
    }
    try (FileTaskStore store = FileTaskStore.open(file)) {
      assertThat(store.all()).containsExactly(ref(0));
    }
  }

  @Test
  void open_twice_isRefusedUntilTheFirstIsClosed() {
    FileTaskStore first = FileTaskStore.open(file);
    assertThatThrownBy(() -> FileTaskStore.open(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the task store "
                + file
                + " is already open in this or another process; use one file per process, or a"
                + " TaskStore on your database");
    first.close();
    FileTaskStore.open(file).close();
  }

  @Test
  void open_folderInstead_saysSo() throws IOException {
    Files.createDirectories(file);
    assertThatThrownBy(() -> FileTaskStore.open(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("the task store " + file + " cannot be opened");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such pipes")
  void open_pipe_saysSoAtOnce() throws Exception {
    Files.createDirectories(file.getParent());
    NamedPipe.make(file);
    assertThatThrownBy(() -> FileTaskStore.open(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage(file + " is a pipe or a device, not a file");
    assertThat(Files.isRegularFile(file)).isFalse();
  }

  @Test
  void save_afterClose_isToldAndNotLost() {
    FileTaskStore store = FileTaskStore.open(file);
    store.close();
    assertThatThrownBy(() -> store.save(ref(1))).isInstanceOf(UncheckedIOException.class);
    assertThat(store.all()).isEmpty();
  }

  @Test
  void manyThreads_loseNothing() throws InterruptedException {
    try (FileTaskStore store = FileTaskStore.open(file)) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        int from = t * 100;
        Thread thread =
            new Thread(
                () -> {
                  for (int i = from; i < from + 100; i++) {
                    store.save(ref(i));
                    if (i % 2 == 0) {
                      store.remove(ref(i));
                    }
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    try (FileTaskStore store = FileTaskStore.open(file)) {
      assertThat(store.all()).hasSize(400);
    }
  }
}
