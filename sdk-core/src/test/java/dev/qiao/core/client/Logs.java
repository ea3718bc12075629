package dev.qiao.core.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** What the SDK logs, at every level: simplelogger.properties sends it to a file. */
final class Logs {
  private static final Path FILE = Path.of("target", "core-tests.log");

  private final long begin;

  private Logs(long begin) {
    this.begin = begin;
  }

  /** Listens from now on. */
  static Logs fromNow() {
    LoggerFactory.getLogger(Logs.class).trace("the log is open");
    return new Logs(read().length);
  }

  /** What was logged since. */
  String text() {
    byte[] all = read();
    return new String(all, (int) begin, all.length - (int) begin, StandardCharsets.UTF_8);
  }

  /** How often these words were logged since. */
  int count(String words) {
    return text().split(java.util.regex.Pattern.quote(words), -1).length - 1;
  }

  private static byte[] read() {
    try {
      return Files.readAllBytes(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
