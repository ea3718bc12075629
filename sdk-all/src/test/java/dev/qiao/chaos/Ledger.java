package dev.qiao.chaos;

import dev.qiao.core.task.TaskRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a user's program knows of its jobs, a line a step. A line that a kill cut is no line. */
final class Ledger implements AutoCloseable {
  private final FileChannel out;
  private final Set<Integer> begun = new HashSet<>();
  private final Map<String, Integer> tasks = new HashMap<>();
  private final Set<Integer> over = new HashSet<>();

  Ledger(Path file) throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    int whole = text.lastIndexOf('\n') + 1;
    text.substring(0, whole).lines().forEach(this::read);
    out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    out.truncate(whole);
    out.position(whole);
  }

  private void read(String line) {
    String[] words = line.split(" ", -1);
    int job = Integer.parseInt(words[1]);
    switch (words[0]) {
      case "begin" -> begun.add(job);
      case "task" -> tasks.put(words[2], job);
      default -> over.add(job);
    }
  }

  synchronized void begin(int job) {
    begun.add(job);
    write("begin " + job);
  }

  void submitted(int job, TaskRef ref) {
    submitted(job, ref.taskId());
  }

  /** With a name for the task that has no blanks; ids of several vendors may be the same. */
  synchronized void submitted(int job, String task) {
    tasks.put(task, job);
    write("task " + job + " " + task);
  }

  synchronized void over(int job, String how) {
    over.add(job);
    write(how + " " + job);
  }

  synchronized boolean isSubmitted(int job) {
    return tasks.containsValue(job);
  }

  /** The jobs that were begun and have no task. */
  synchronized List<Integer> begun() {
    return begun.stream().filter(job -> !tasks.containsValue(job)).toList();
  }

  /** The job of each task. */
  synchronized Map<String, Integer> tasks() {
    return Map.copyOf(tasks);
  }

  /** The jobs that are over. */
  synchronized Set<Integer> over() {
    return Set.copyOf(over);
  }

  private void write(String line) {
    try {
      out.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
