package dev.qiao.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documentation of each package with a public builder says that builders are not shared. */
class BuildersPageTest {
  private static final Pattern BUILDER =
      Pattern.compile(
          "public (?:(?:abstract|final|static|sealed|non-sealed) )*class \\w*Builder\\b");

  @Test
  void everyPackageWithABuilder_saysThatItIsNotThreadSafe() throws IOException {
    Set<Path> packages = new TreeSet<>();
    SourceFiles.of("main").stream()
        .filter(file -> !file.toString().contains("internal"))
        .filter(file -> BUILDER.matcher(text(file)).find())
        .forEach(file -> packages.add(file.getParent()));

    assertThat(packages).hasSizeGreaterThan(20);
    assertThat(packages)
        .allSatisfy(
            folder ->
                assertThat(text(folder.resolve("package-info.java"))).contains("not thread-safe"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
