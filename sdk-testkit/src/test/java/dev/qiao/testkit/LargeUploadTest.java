package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Model;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server takes in a form in a time that grows with its size, not with its square. */
class LargeUploadTest {
  @Test
  @Timeout(60)
  void fiftyMegabytes_areTakenInSeconds(@TempDir Path folder) throws Exception {
    // A picture by its first bytes.
    byte[] picture = Arrays.copyOf(SampleMedia.portraitPng(), 50 * 1024 * 1024);
    Path file = Files.write(folder.resolve("picture.png"), picture);
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      MediaSource stored = client.files().upload(MediaSource.of(file), new Model("wan2.6-i2v"));
      assertThat(stored.isLocal()).isFalse();
    }
  }
}
