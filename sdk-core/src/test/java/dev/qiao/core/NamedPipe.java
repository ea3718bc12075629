package dev.qiao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** What is neither a file nor a folder, and can be made without being root. */
public final class NamedPipe {
  private NamedPipe() {}

  /** Makes one, with the command of POSIX systems. */
  public static void make(Path pipe) throws Exception {
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
  }
}
