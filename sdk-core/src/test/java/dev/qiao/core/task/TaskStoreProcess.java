package dev.qiao.core.task;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** Another JVM that opens a store: it prints "refused", or the number of each task it has saved. */
final class TaskStoreProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  private TaskStoreProcess(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static TaskStoreProcess start(Path file, int count) throws IOException {
    return new TaskStoreProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TaskStoreProcess.class.getName(),
                file.toString(),
                Integer.toString(count))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** The next line, null at the end. */
  String line() throws IOException {
    return lines.readLine();
  }

  /** Like kill -9. */
  void kill() {
    // Through its handle, which leaves what it has printed to be read.
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  static TaskRef ref(int number) {
    return new TaskRef(
        Vendor.DASHSCOPE,
        Region.CN_BEIJING,
        null,
        "wan.text-to-video.create",
        "t-" + number,
        Instant.ofEpochMilli(number));
  }

  public static void main(String[] args) throws Exception {
    try (FileTaskStore store = FileTaskStore.open(Path.of(args[0]))) {
      System.out.println("open");
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        store.save(ref(i));
        System.out.println(i);
        if (i % 3 == 0) {
          store.remove(ref(i));
        }
      }
    } catch (IllegalStateException e) {
      System.out.println("refused");
    }
  }
}
