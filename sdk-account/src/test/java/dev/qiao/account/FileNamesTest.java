package dev.qiao.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case 79: names of files in a form are UTF-8, and end no header. */
class FileNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\u6f6e\u6c50 \u62a5\u544a(1) \"q\".pdf | \u6f6e\u6c50 \u62a5\u544a(1) %22q%22.pdf",
        "\ud83c\udf0a.pdf | \ud83c\udf0a.pdf",
        "a+b%20c;d=e.pdf | a+b%20c;d=e.pdf",
      })
  void upload_nameOfAnyScript_isInTheForm(String name, String sent) throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(
          new MockResponse()
              .setBody(
                  "{\"id\":\"file-fe-1\",\"object\":\"file\",\"bytes\":9,\"created_at\":1,"
                      + "\"filename\":\"x\",\"purpose\":\"file-extract\",\"status\":\"processed\"}"));
      try (QiaoClient client =
          QiaoClient.builder()
              .vendor(Vendor.DASHSCOPE)
              .apiKey("sk-0123456789")
              .endpoint(Endpoint.single(server.url("/v1").uri()))
              .build()) {
        new AccountFiles(client)
            .upload(MediaSource.of("%PDF-1.7\n".getBytes(UTF_8), name), FilePurpose.FILE_EXTRACT);
      }
      String form = server.takeRequest().getBody().readUtf8();
      assertThat(form).contains("filename=\"" + sent + "\"", "Content-Type: application/pdf");
    }
  }
}
