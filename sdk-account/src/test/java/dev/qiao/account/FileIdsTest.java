package dev.qiao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file's id is one part of a path: no text makes another path, or a query, of it. */
@Timeout(30)
class FileIdsTest {
  private final MockWebServer server = new MockWebServer();
  private QiaoClient client;
  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    server.start();
    client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .apiKey("sk-test")
            .endpoint(Endpoint.single(server.url("/compatible-mode/v1").uri()))
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.close();
  }

  private Map<String, BiConsumer<AccountFiles, String>> doors() {
    return Map.of(
        "get", AccountFiles::get,
        "delete", AccountFiles::delete,
        "content", AccountFiles::content,
        "download", (files, id) -> files.download(id, folder.resolve("saved")));
  }

  private AccountFiles files() {
    return new AccountFiles(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t",
        ".",
        "..",
        "...",
        ".. ",
        "%2e%2e",
        ".%2E",
        "%252e%252e",
        "a/b",
        "../models",
        "a\\b",
        "a%2fb",
        "a%5Cb",
        "a\rb",
        "a\nb",
        "a\0b",
        "a\u007fb",
        "a\u0085b",
        "a%00b",
        "a%1fb",
        "a%7Fb",
        "a%250ab",
        "\u2028",
        "/"
      })
  void idThatIsNone_isRefusedAndNothingIsSent(String id) {
    doors()
        .forEach(
            (name, door) ->
                assertThatThrownBy(() -> door.accept(files(), id))
                    .as(name)
                    .isInstanceOfAny(
                        RequestValidationException.class, IllegalArgumentException.class)
                    .hasMessageMatching(
                        "(?s).*file_id is .*; it is part of the address and must be one id"
                            + "|File\\w+Request breaks a documented limit: file_id is blank but"
                            + " must be set \\(give the id of an upload\\)"));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void signsOfAnAddress_stayInTheId() throws Exception {
    for (String[] pair :
        List.of(
            new String[] {"?purpose=x", "%3Fpurpose=x"},
            new String[] {"#top", "%23top"},
            new String[] {"a?b#c", "a%3Fb%23c"},
            new String[] {"a%3fb", "a%253fb"},
            new String[] {"a b", "a%20b"},
            new String[] {"a;b=c", "a;b=c"},
            new String[] {"@host:1", "@host:1"},
            new String[] {"..a", "..a"},
            new String[] {"\u6587\u4ef6", "%E6%96%87%E4%BB%B6"})) {
      server.enqueue(
          new MockResponse().setBody("{\"id\":\"file-1\",\"object\":\"file\",\"deleted\":true}"));
      files().delete(pair[0]);
      assertThat(server.takeRequest().getRequestLine())
          .isEqualTo("DELETE /compatible-mode/v1/files/" + pair[1] + " HTTP/1.1");
    }
  }
}
