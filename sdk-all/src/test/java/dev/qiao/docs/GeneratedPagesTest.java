package dev.qiao.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.Qiao;
import dev.qiao.account.AccountFiles;
import dev.qiao.audio.AudioService;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.image.ImageService;
import dev.qiao.opentelemetry.OpenTelemetryObserver;
import dev.qiao.retrieval.EmbeddingService;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.TextService;
import dev.qiao.video.VideoService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The pages of {@code docs} that are written from the code, tables and public API, match it.
 *
 * <pre>
 * mvn -q -pl sdk-all -am test -Dtest=GeneratedPagesTest -Dqiao.docs.write=true
 * </pre>
 *
 * <p>writes them again.
 */
class GeneratedPagesTest {
  private static final String COMMAND =
      "mvn -q -pl sdk-all -am test -Dtest=GeneratedPagesTest -Dqiao.docs.write=true";

  /** The first lines of each page. */
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

  /** The public API, so that a change of it shows in a diff. */
  @Test
  void api() throws Exception {
    check("api/qiao.txt", ApiPage.text(Qiao.class));
    check("api/qiao-core.txt", ApiPage.text(QiaoClient.class));
    check("api/qiao-text.txt", ApiPage.text(TextService.class));
    check("api/qiao-image.txt", ApiPage.text(ImageService.class));
    check("api/qiao-video.txt", ApiPage.text(VideoService.class));
    check("api/qiao-audio.txt", ApiPage.text(AudioService.class));
    check("api/qiao-account.txt", ApiPage.text(AccountFiles.class));
    check("api/qiao-retrieval.txt", ApiPage.text(EmbeddingService.class));
    check("api/qiao-opentelemetry.txt", ApiPage.text(OpenTelemetryObserver.class));
    check("api/qiao-testkit.txt", ApiPage.text(FakeModelServer.class));
  }

  private static void check(String name, String expected) throws IOException {
    Path page = DOCS.resolve(name);
    if (Boolean.getBoolean("qiao.docs.write")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, expected);
    }
    String actual = Files.exists(page) ? Files.readString(page).replace("\r\n", "\n") : "";
    assertThat(actual)
        .as("docs/%s is stale; this command writes it again: %s", name, COMMAND)
        .isEqualTo(expected);
  }
}
