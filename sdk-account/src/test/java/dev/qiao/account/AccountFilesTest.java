package dev.qiao.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Validation;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.BadRequestException;
import dev.qiao.core.error.NotFoundException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.error.TransportException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.Fault;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@FakeModels
@Timeout(60)
class AccountFilesTest {
  private static final byte[] REPORT = "The bridge cost nine coins.".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void upload_ofAPath_isADocumentThatAChatCanAsk(FakeModelServer server, QiaoClient client)
      throws IOException {
    Path report = Files.write(folder.resolve("report.txt"), REPORT);
    AccountFiles files = new AccountFiles(client);

    AccountFile sent = files.upload(MediaSource.of(report), FilePurpose.FILE_EXTRACT);

    assertThat(sent.id()).startsWith("file-fe-");
    assertThat(sent.filename()).isEqualTo("report.txt");
    assertThat(sent.bytes()).isEqualTo(REPORT.length);
    assertThat(sent.purpose()).isEqualTo(FilePurpose.FILE_EXTRACT);
    assertThat(sent.isProcessed()).isFalse();
    assertThat(sent.created()).isNotNull();
    assertThat(server.keptFile(sent.id())).isEqualTo(REPORT);
    assertThat(server.uploads()).isEmpty();
    AccountFile ready = files.get(sent.id());
    assertThat(ready.isProcessed()).isTrue();
    server.answer("Nine coins.");
    assertThat(
            new TextService(client)
                .chat(
                    QwenChatRequest.builder(
                            TextModels.QWEN_LONG,
                            Message.system(ready.reference()),
                            Message.user("What did the bridge cost?"))
                        .build())
                .text())
        .isEqualTo("Nine coins.");
  }

  @Test
  void upload_ofBytesAndOfAStream_sendsThemWhole(FakeModelServer server, QiaoClient client) {
    AccountFiles files = new AccountFiles(client);
    byte[] large = new byte[300_000];
    List<Long> progress = new ArrayList<>();
    AccountFiles told = files.with(RequestOptions.builder().uploadProgress(progress::add).build());

    AccountFile bytes = told.upload(MediaSource.of(large, "large.csv"), FilePurpose.FILE_EXTRACT);
    AccountFile stream =
        files.upload(
            MediaSource.of(() -> new ByteArrayInputStream(REPORT), "lines.jsonl", -1),
            FilePurpose.BATCH);

    assertThat(server.keptFile(bytes.id())).isEqualTo(large);
    assertThat(server.keptFile(stream.id())).isEqualTo(REPORT);
    assertThat(stream.id()).startsWith("file-batch-");
    assertThat(progress).isSorted().endsWith(300_000L).hasSizeGreaterThan(2);
  }

  @Test
  void halfACharacterInAForm_isSentAsTheReplacement() throws Exception {
    try (MockWebServer service = new MockWebServer()) {
      service.enqueue(new MockResponse().setBody("{\"id\":\"file-1\"}"));
      try (QiaoClient client =
          QiaoClient.builder()
              .vendor(Vendor.DASHSCOPE)
              .apiKey("sk-1")
              .endpoint(Endpoint.single(service.url("/api/v1").uri()))
              .build()) {
        client.call(
            FileUploadRequest.builder(
                    MediaSource.of(REPORT, "a\uD83C.txt"), FilePurpose.of("x\uDF0A"))
                .additional("note \uD83C", "High \uD83C\uDF0A, low \uD83C")
                .build(),
            RequestOptions.builder().validation(Validation.OFF).build());
      }
      assertThat(service.takeRequest().getBody().readUtf8())
          .contains("filename=\"a\uFFFD.txt\"")
          .contains("name=\"note \uFFFD\"")
          .contains("High \uD83C\uDF0A, low \uFFFD")
          .contains("x\uFFFD")
          .doesNotContain("?");
    }
  }

  @Test
  void upload_breakingADocumentedLimit_sendsNothing(FakeModelServer server, QiaoClient client) {
    AccountFiles files = new AccountFiles(client);
    MediaSource film = MediaSource.of(InputStream::nullInputStream, "film.mp4", 151L * 1024 * 1024);

    assertThatThrownBy(() -> files.upload(film, FilePurpose.FILE_EXTRACT))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "files.upload breaks 2 documented limits: file is 158334976 bytes but must be at most"
                + " 150 MB (split it); file is film.mp4 but must be a document or a picture (save"
                + " it in one of the formats)");
    assertThatThrownBy(() -> files.upload(MediaSource.of(REPORT, "lines.txt"), FilePurpose.BATCH))
        .hasMessageContaining(
            "file is lines.txt but must be a .jsonl (write one JSON object a line)");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void upload_ofAnUnknownPurpose_isTheServicesToRefuse(QiaoClient client) {
    assertThatThrownBy(
            () ->
                new AccountFiles(client)
                    .upload(MediaSource.of(REPORT, "film.mp4"), FilePurpose.of("of-tomorrow")))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void build_withAnAddress_saysWhatToDo() {
    assertThatThrownBy(
            () ->
                FileUploadRequest.builder(
                        MediaSource.of("https://example.com/a.pdf?key=1"), FilePurpose.BATCH)
                    .build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "FileUploadRequest breaks a documented limit: file is https://example.com/a.pdf?.. but"
                + " must be a local file (save it first and give MediaSource.of(path))");
    assertThatThrownBy(() -> FileGetRequest.builder(" ").build())
        .hasMessage(
            "FileGetRequest breaks a documented limit: file_id is blank but must be set (give the"
                + " id of an upload)");
  }

  @Test
  void upload_thatMayHaveArrived_isNotSentAgain(FakeModelServer server, QiaoClient client) {
    server.nextRequest(Fault.reset().afterProcessing());

    assertThatThrownBy(
            () ->
                new AccountFiles(client)
                    .upload(MediaSource.of(REPORT, "report.txt"), FilePurpose.FILE_EXTRACT))
        .isInstanceOf(TransportException.class);
    assertThat(server.requests("/files")).hasSize(1);
  }

  @Test
  void upload_ofAFileThatIsGone_isTheCallersMistake(FakeModelServer server, QiaoClient client) {
    MediaSource gone = MediaSource.of(folder.resolve("gone.txt"));

    assertThatThrownBy(() -> new AccountFiles(client).upload(gone, FilePurpose.FILE_EXTRACT))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("cannot be read: it does not exist in " + folder);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void upload_ofAStreamThatChanges_breaksOff(QiaoClient client) {
    int[] opened = {0};
    MediaSource changing =
        MediaSource.of(
            () -> new ByteArrayInputStream(new byte[++opened[0] * 10]), "lines.jsonl", -1);

    assertThatThrownBy(() -> new AccountFiles(client).upload(changing, FilePurpose.BATCH))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("it changed while it was sent");
  }

  @Test
  void all_walksThePagesAsTheyAreAskedFor(FakeModelServer server, QiaoClient client) {
    AccountFiles files = new AccountFiles(client);
    for (int i = 0; i < 5; i++) {
      files.upload(MediaSource.of(REPORT, i + ".txt"), FilePurpose.FILE_EXTRACT);
    }
    files.upload(MediaSource.of(REPORT, "b.jsonl"), FilePurpose.BATCH);
    FileListRequest two =
        FileListRequest.builder().limit(2).purpose(FilePurpose.FILE_EXTRACT).build();

    assertThat(files.all(two))
        .extracting(AccountFile::filename)
        .containsExactly("4.txt", "3.txt", "2.txt", "1.txt", "0.txt");

    assertThat(server.requests("/files").stream().filter(call -> call.method().equals("GET")))
        .hasSize(3);
    assertThat(files.all(two).limit(1)).hasSize(1);
    assertThat(files.list(two).hasMore()).isTrue();
    assertThat(files.list(FileListRequest.builder().createBefore(Instant.EPOCH).build()).data())
        .isEmpty();
    assertThatThrownBy(() -> files.list(FileListRequest.builder().limit(2001).build()))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageContaining("limit is 2001 but must be at least 1 and at most 2000");
  }

  @Test
  void content_comesAsTextAndIntoAFile(FakeModelServer server, QiaoClient client)
      throws IOException {
    String lines = "{\"custom_id\":\"1\",\"error\":{\"code\":\"x\",\"message\":\"y\"}}\n{\"a\":1}";
    server.keepFile("file-batch_output-1", "out.jsonl", lines.getBytes(UTF_8));
    AccountFiles files = new AccountFiles(client);

    assertThat(files.content("file-batch_output-1").lines()).hasSize(2);
    assertThat(files.content("file-batch_output-1").text()).isEqualTo(lines);
    Path target = files.download("file-batch_output-1", folder.resolve("out.jsonl"));

    assertThat(target).hasContent(lines);
    assertThat(folder.resolve("out.jsonl.part")).doesNotExist();
    assertThat(server.requests("/content"))
        .allSatisfy(call -> assertThat(call.header("Authorization")).isNotEmpty());
  }

  @Test
  void content_thatBreaksOff_goesOnOrFails(FakeModelServer server, QiaoClient client) {
    server.keepFile("file-batch_output-1", "out.jsonl", new byte[200_000]);
    server.nextRequest(Fault.truncate(1000));

    Path target =
        new AccountFiles(client).download("file-batch_output-1", folder.resolve("out.jsonl"));

    assertThat(target).hasSize(200_000);
  }

  @Test
  void content_largerThanTheClientTakes_isToldAndCanBeSaved(FakeModelServer server) {
    server.keepFile("file-batch_output-1", "out.jsonl", new byte[200_000]);
    try (QiaoClient small = server.clientBuilder().responseLimit(100_000).build()) {
      AccountFiles files = new AccountFiles(small);

      assertThatThrownBy(() -> files.content("file-batch_output-1"))
          .isInstanceOf(ResponseTooLargeException.class);
      assertThat(files.download("file-batch_output-1", folder.resolve("all.jsonl")))
          .hasSize(200_000);
    }
  }

  @Test
  void content_ofWhatWasUploaded_isTheServicesToRefuse(QiaoClient client) {
    AccountFiles files = new AccountFiles(client);
    AccountFile sent = files.upload(MediaSource.of(REPORT, "a.txt"), FilePurpose.FILE_EXTRACT);

    assertThatThrownBy(() -> files.content(sent.id())).isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> files.download(sent.id(), folder.resolve("a.txt")))
        .isInstanceOf(BadRequestException.class);
    assertThat(folder.resolve("a.txt")).doesNotExist();
  }

  @Test
  void delete_takesTheFileFromTheAccount(QiaoClient client) {
    AccountFiles files = new AccountFiles(client);
    AccountFile sent = files.upload(MediaSource.of(REPORT, "a.txt"), FilePurpose.FILE_EXTRACT);

    assertThat(files.delete(sent.id()).deleted()).isTrue();

    assertThatThrownBy(() -> files.get(sent.id())).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                new TextService(client)
                    .chat(
                        QwenChatRequest.builder(
                                TextModels.QWEN_LONG,
                                Message.system(sent.reference()),
                                Message.user("Well?"))
                            .build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(sent.id());
  }

  @Test
  void upload_withAnotherVendorsClient_isRefused() {
    try (FakeModelServer server = FakeModelServer.start(Vendor.DEEPSEEK);
        QiaoClient client = server.client()) {
      assertThatThrownBy(
              () ->
                  new AccountFiles(client)
                      .upload(MediaSource.of(REPORT, "a.txt"), FilePurpose.FILE_EXTRACT))
          .isInstanceOf(RequestValidationException.class)
          .hasMessageContaining("a FileUploadRequest goes to DashScope");
    }
  }

  @Test
  void models_areListedByPageAndCriterion(FakeModelServer server, QiaoClient client) {
    ModelPage page =
        client
            .call(
                ModelListRequest.builder()
                    .providers("qwen")
                    .capabilities("TG", "VU")
                    .pageSize(2)
                    .build())
            .value();

    assertThat(page.models()).hasSize(2).extracting(ListedModel::provider).containsOnly("qwen");
    assertThat(page.output()).isNotNull().satisfies(o -> assertThat(o.total()).isEqualTo(4));
    assertThat(server.requests("/models").get(0).header("Content-Type"))
        .startsWith("application/json");
    assertThatThrownBy(() -> client.call(ModelListRequest.builder().pageNo(0).build()))
        .isInstanceOf(RequestValidationException.class);
  }
}
