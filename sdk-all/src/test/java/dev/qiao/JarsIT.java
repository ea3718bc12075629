package dev.qiao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * What the jars that users download may weigh, and that a second build would give the same ones.
 */
class JarsIT {

  @Test
  void theCoreWithAnyOneModalityStaysSmall() throws IOException {
    long limit = Long.getLong("qiao.jars.max-bytes");
    long core = size("qiao-core");
    for (String module :
        List.of(
            "qiao-text",
            "qiao-image",
            "qiao-video",
            "qiao-audio",
            "qiao-account",
            "qiao-retrieval")) {
      assertThat(core + size(module)).as("bytes of qiao-core and %s", module).isLessThan(limit);
    }
  }

  @Test
  void allOfOursTogetherStaySmall() throws IOException {
    long total = 0;
    StringBuilder list = new StringBuilder();
    for (Path jar : ourJars()) {
      total += Files.size(jar);
      list.append("\n  %7d  %s".formatted(Files.size(jar), jar.getFileName()));
    }
    assertThat(total)
        .as("bytes of our jars:%s", list)
        .isLessThan(2 * Long.getLong("qiao.jars.max-bytes"));
  }

  private static long size(String module) throws IOException {
    for (Path jar : ourJars()) {
      if (jar.getFileName().toString().startsWith(module + "-")) {
        return Files.size(jar);
      }
    }
    throw new AssertionError("no jar of " + module);
  }

  @Test
  void noEntryTellsWhenItWasBuilt() throws IOException {
    var expected =
        Instant.parse(System.getProperty("qiao.jars.time"))
            .atOffset(ZoneOffset.UTC)
            .toLocalDateTime();
    for (Path jar : ourJars()) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : zip.stream().toList()) {
          assertThat(entry.getTimeLocal()).as("%s in %s", entry, jar).isEqualTo(expected);
        }
      }
    }
  }

  private static List<Path> ourJars() {
    List<Path> jars =
        Stream.of(System.getProperty("qiao.jars").split(File.pathSeparator))
            .map(Path::of)
            .filter(jar -> jar.getFileName().toString().startsWith("qiao-"))
            .toList();
    assertThat(jars)
        .as("qiao-core, -text, -image, -video, -audio, -account, -retrieval and qiao")
        .hasSize(8);
    return jars;
  }
}
