package dev.qiao.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.docs.SourceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is public is for users: no Javadoc says that a member is for the SDK's own use. Such a
 * member belongs into an internal package.
 */
class PurposeTest {
  /** Javadoc breaks its lines anywhere. */
  private static final Pattern OWN_USE =
      Pattern.compile(
          "\\b(for|used by|only) (the SDK|services of the SDK|internal use)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern JAVADOC = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);

  @Test
  void noJavadocSaysThatAMemberIsForTheSdk() throws IOException {
    assertThat(
            SourceFiles.of("main").stream()
                .filter(file -> !file.toString().contains("/internal/"))
                .flatMap(PurposeTest::found))
        .isEmpty();
  }

  @Test
  void suchAJavadocIsFound() {
    Path fixtures =
        SourceFiles.ROOT.resolve(
            "sdk-all/src/test/java/dev/qiao/architecture/fixtures/RuleBreakerManager.java");
    assertThat(found(fixtures)).containsExactly("RuleBreakerManager.java: for the SDK");
  }

  private static Stream<String> found(Path file) {
    String source;
    try {
      source = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JAVADOC
        .matcher(source)
        .results()
        .map(comment -> comment.group().replaceAll("\\s*\\n\\s*\\*\\s*", " "))
        .flatMap(comment -> OWN_USE.matcher(comment).results())
        .map(words -> file.getFileName() + ": " + words.group());
  }
}
