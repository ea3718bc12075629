package dev.qiao.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The pages of {@code docs} that tables of the code are printed into are what the code says now.
 *
 * <pre>
 * mvn -q -pl sdk-all -am test -Dtest=GeneratedPagesTest -Dqiao.docs.write=true
 * </pre>
 *
 * <p>writes them anew.
 */
class GeneratedPagesTest {
  private static final String COMMAND =
      "mvn -q -pl sdk-all -am test -Dtest=GeneratedPagesTest -Dqiao.docs.write=true";

  /** Stands at the top of each page. */
  static final String NOTICE = "<!-- Written by `" + COMMAND + "`. Do not edit. -->\n";

  private static final Path DOCS = Path.of(System.getProperty("qiao.root", ".."), "docs");

  @Test
  void errors() throws IOException {
    check("errors.md", ErrorsPage.text());
  }

  @Test
  void operations() throws IOException {
    check("operations.md", OperationsPage.text());
  }

  private static void check(String name, String expected) throws IOException {
    Path page = DOCS.resolve(name);
    if (Boolean.getBoolean("qiao.docs.write")) {
      Files.writeString(page, expected);
    }
    String actual = Files.exists(page) ? Files.readString(page).replace("\r\n", "\n") : "";
    assertThat(actual)
        .as("docs/%s is stale; this writes it anew: %s", name, COMMAND)
        .isEqualTo(expected);
  }
}
