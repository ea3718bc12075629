package dev.qiao.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide's Java is this package's Java, so that it compiles and runs. */
class GuideTest {
  private static final Path ROOT = Path.of(System.getProperty("qiao.root", ".."));
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everySnippetIsCompiledCode() throws IOException {
    String guide = Files.readString(ROOT.resolve("docs/guide/test-your-own-code.md"));
    List<String> snippets =
        SNIPPET.matcher(guide).results().map(found -> plain(found.group(1))).toList();
    String code = plain(source("FilmStudio.java")) + plain(source("FilmStudioTest.java"));
    assertThat(snippets).hasSizeGreaterThan(3);
    assertThat(snippets).allSatisfy(snippet -> assertThat(code).contains(snippet));
  }

  private static String source(String name) throws IOException {
    return Files.readString(
        ROOT.resolve("sdk-examples/src/test/java/dev/qiao/examples/testing").resolve(name));
  }

  /** Lines without their indentation, and without empty ones. */
  private static String plain(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
