package dev.qiao.core.client;

import dev.qiao.core.internal.file.PartFile;
import java.nio.file.Path;

/** A process that saves a file and does not come to an end. */
final class HoldingProcess {
  private HoldingProcess() {}

  /** With the target. */
  public static void main(String[] arguments) throws Exception {
    try (PartFile part = PartFile.open(Path.of(arguments[0]))) {
      System.out.print(part == null ? '?' : '!');
      System.out.flush();
      System.in.read();
    }
  }
}
