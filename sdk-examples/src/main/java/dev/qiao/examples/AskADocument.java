package dev.qiao.examples;

import dev.qiao.account.AccountFile;
import dev.qiao.account.AccountFiles;
import dev.qiao.account.FileListRequest;
import dev.qiao.account.FilePurpose;
import dev.qiao.account.FileStatus;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.Usage;
import dev.qiao.text.qwen.QwenChatRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Uploads a local document, asks about it, and deletes it. */
final class AskADocument implements Step {
  public static void main(String[] args) {
    Step.run(new AskADocument());
  }

  @Override
  public String title() {
    return "A question about a local document";
  }

  @Override
  public String play(Stage stage) {
    Path report = stage.file("report.txt");
    try {
      Files.writeString(report, "The bridge over the Saane was built in 1834. It cost nine coins.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FakeModelServer server = stage.server();
    if (server != null) {
      server.answer("The bridge cost nine coins.");
    }
    AccountFiles files = new AccountFiles(stage.client());
    AccountFile document = upload(stage.client(), report);
    try {
      stage.say("   %s is %s", document.filename(), document.status());
      ChatResponse answer = ask(new TextService(stage.client()), document, "What did it cost?");
      stage.say("   says: %s", answer.text());
      Usage usage = answer.usage();
      return usage == null ? "not reported" : usage.inputTokens() + " tokens in";
    } finally {
      files.delete(document.id());
    }
  }

  static AccountFile upload(QiaoClient client, Path report) {
    AccountFiles files = new AccountFiles(client);
    AccountFile document = files.upload(MediaSource.of(report), FilePurpose.FILE_EXTRACT);
    while (FileStatus.PROCESSING.equals(document.status())) {
      document = files.get(document.id()); // it is being read, for some seconds
    }
    return document;
  }

  static ChatResponse ask(TextService text, AccountFile document, String question) {
    return text.chat(
        QwenChatRequest.builder(
                TextModels.QWEN_LONG,
                Message.system("Answer only from the document."),
                Message.system(document.reference()), // fileid://file-fe-..
                Message.user(question))
            .build());
  }

  static long bytesKept(AccountFiles files) {
    return files
        .all(FileListRequest.builder().purpose(FilePurpose.BATCH).build())
        .mapToLong(AccountFile::bytes)
        .sum();
  }

  static Path saveResults(AccountFiles files, String outputFileId, Path target) {
    return files.download(outputFileId, target);
  }
}
