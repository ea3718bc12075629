package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.account.AccountFiles;
import dev.qiao.account.FileListRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.RecordedCall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskADocumentTest {

  @Test
  void aLocalDocument_isUploadedAskedAndDeleted(@TempDir Path folder) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (Stage stage =
        Stage.offline(
            new PrintStream(printed, true, StandardCharsets.UTF_8), folder, Duration.ZERO, false)) {
      FakeModelServer server = Objects.requireNonNull(stage.server());
      assertThat(new AskADocument().play(stage)).endsWith(" tokens in");

      List<RecordedCall> chats = server.requests("/chat/completions");
      assertThat(chats.get(chats.size() - 1).json("/messages/1/content").toString())
          .startsWith("fileid://file-fe-");
      AccountFiles files = new AccountFiles(stage.client());
      assertThat(files.all(FileListRequest.builder().build())).isEmpty();
      assertThat(AskADocument.bytesKept(files)).isZero();
      server.keepFile("file-batch_output-1", "out.jsonl", new byte[] {'{', '}'});
      assertThat(
              AskADocument.saveResults(files, "file-batch_output-1", folder.resolve("out.jsonl")))
          .hasContent("{}");
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("report.txt is processed", "says: The bridge cost nine coins.");
  }
}
