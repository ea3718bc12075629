package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases 82 and 83: containers without a locale, and Windows in China. */
class OldLocaleTest extends SocketTest {
  @ParameterizedTest
  @CsvSource({"C, US-ASCII", "C, GBK", "C.UTF-8, GBK"})
  @EnabledOnOs(OS.LINUX)
  void fileWithAChineseName_isSavedUnderSomeName(
      String locale, String charset, @TempDir Path folder) throws Exception {
    server.enqueue(new MockResponse().setBody("abc"));
    ProcessBuilder process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Dfile.encoding=" + charset,
                "-cp",
                System.getProperty("java.class.path"),
                OldLocaleProcess.class.getName(),
                "http://localhost:" + server.getPort(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    process.environment().put("LC_ALL", locale);
    Process other = process.start();
    String printed = new String(other.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(printed).endsWith(charset + " 1 [] true");
    assertThat(other.waitFor()).isZero();
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }
}
