package dev.qiao.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Javadoc, messages and guides are plain technical English: words that no other documentation uses,
 * and sentences that say nothing, are not in them. There are no exceptions.
 */
class WordsTest {
  private static final Path ROOT = SourceFiles.ROOT;

  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(alone|anew|tells?|told|stands?|stood|whoever|nobody|so"
              + " many|dear|dearer|mend|mends|mended|mending|hears? of|heard of|an own|for ever|in"
              + " peace|in the clothes of|otherwise than)\\b|see \\{@link Builder#|^/\\*\\*"
              + " Copies\\.",
          Pattern.CASE_INSENSITIVE);

  /** Javadoc, text blocks and strings; line comments and characters, so that quotes are matched. */
  private static final Pattern TEXTS =
      Pattern.compile(
          "(?s)/\\*\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|//[^\\n]*"
              + "|'(?:\\\\.|[^'\\\\])'");

  private static final Pattern BOUNDS =
      Pattern.compile(
          "\\b(MOST|LEAST|LARGEST|SMALLEST|LONGEST|SHORTEST|OLDEST|NEWEST|FEWEST|WIDEST|DEEPEST"
              + "|HIGHEST|LOWEST)(_[A-Z_]+)?\\b");

  @Test
  void javadocAndMessagesArePlainEnglish() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources("main")) {
      String source = Files.readString(file);
      Matcher texts = TEXTS.matcher(source);
      while (texts.find()) {
        String text = texts.group();
        if (!text.startsWith("//") && !text.startsWith("'")) {
          collect(found, file, source, texts.start(), prose(text));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void guidesArePlainEnglish() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> guides = Files.list(ROOT.resolve("docs/guide"))) {
      guides.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    for (Path page : pages) {
      String text = withoutCode(Files.readString(page));
      collect(found, page, text, 0, text);
    }
    assertThat(found).isEmpty();
  }

  @Test
  void constantsForBoundsAreCalledMaxOrMin() throws IOException {
    List<String> found = new ArrayList<>();
    for (String set : List.of("main", "test")) {
      for (Path file : sources(set)) {
        String source = TEXTS.matcher(Files.readString(file)).replaceAll("");
        Matcher names = BOUNDS.matcher(source);
        while (names.find()) {
          found.add(ROOT.relativize(file) + ": " + names.group());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'/** Copies. */', /** Copies.",
    "'/** What stands\n   * behind it. */', stands",
    "'\"the task is so many seconds old\"', so many",
    "'/** As {@code an own} says. */', ''",
    "'/** A standard, an owner, a dearth. */', ''"
  })
  void theTestFindsWhatItShall(String text, String expected) {
    Matcher words = WORDS.matcher(prose(text));
    assertThat(words.find() ? words.group() : "").isEqualTo(expected);
  }

  private static void collect(
      List<String> found, Path file, String source, int start, String prose) {
    Matcher words = WORDS.matcher(prose);
    while (words.find()) {
      long line = source.substring(0, start).chars().filter(each -> each == '\n').count() + 1;
      String around =
          prose.substring(
              Math.max(0, words.start() - 40), Math.min(prose.length(), words.end() + 40));
      found.add(
          ROOT.relativize(file)
              + ":"
              + line
              + ": \""
              + words.group()
              + "\" in: "
              + around.lines().map(String::strip).collect(joining(" ")));
    }
  }

  /** A Javadoc in one line, without code; a string as it is. */
  private static String prose(String text) {
    return text.startsWith("/**")
        ? text.replaceAll("(?s)<pre>.*?</pre>", "")
            .replaceAll("\\{@code[^}]*\\}", "")
            .replaceAll("\\n\\s*\\*[ ]?", " ")
        : text;
  }

  /** A page with its code left out, line by line. */
  private static String withoutCode(String page) {
    StringBuilder text = new StringBuilder();
    boolean code = false;
    for (String line : page.split("\n", -1)) {
      boolean fence = line.strip().startsWith("```");
      text.append(code || fence ? "" : line.replaceAll("`[^`]*`", "")).append('\n');
      code ^= fence;
    }
    return text.toString();
  }

  private static List<Path> sources(String set) throws IOException {
    return SourceFiles.of(set).stream().filter(file -> !file.endsWith("WordsTest.java")).toList();
  }
}
