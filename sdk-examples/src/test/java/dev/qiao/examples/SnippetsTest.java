package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every Java snippet of README and guides stands, line for line, in a class that is compiled. */
class SnippetsTest {
  private static final Path ROOT = Path.of(System.getProperty("qiao.root"));
  private static final Pattern SNIPPET = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> everySnippet_isCompiledCode() throws IOException {
    List<String> code = sources();
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      Matcher matcher = SNIPPET.matcher(Files.readString(page));
      int number = 0;
      while (matcher.find()) {
        number++;
        String snippet = squeezed(matcher.group(1));
        tests.add(
            DynamicTest.dynamicTest(
                ROOT.relativize(page) + " snippet " + number,
                () ->
                    assertThat(code)
                        .as("a compiled class that holds this snippet:%n%s", snippet)
                        .anyMatch(source -> source.contains(snippet))));
      }
    }
    assertThat(tests).as("snippets found").hasSizeGreaterThan(5);
    return tests.stream();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    pages.add(ROOT.resolve("README.md"));
    pages.add(ROOT.resolve("README.zh-CN.md"));
    try (Stream<Path> guides = Files.walk(ROOT.resolve("docs/guide"))) {
      guides.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("target"))
          .map(SnippetsTest::read)
          .map(SnippetsTest::squeezed)
          .collect(Collectors.toList());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Indentation and blank lines do not count. */
  private static String squeezed(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
