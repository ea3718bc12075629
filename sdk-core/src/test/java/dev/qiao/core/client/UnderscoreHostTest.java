package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Endpoint;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.http.InterceptedRequest;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case 80: a service under its name in Docker, which may have an underscore. */
class UnderscoreHostTest extends SocketTest {
  @Test
  void gateway_withAnUnderscore_isCalled(@TempDir Path folder) throws Exception {
    OkHttpClient names =
        new OkHttpClient.Builder().dns(name -> List.of(InetAddress.getLoopbackAddress())).build();
    URI base = URI.create("http://new_api:" + server.getPort() + "/v1");
    try (QiaoClient client = client(Endpoint.gateway(base), b -> b.httpClient(names))) {
      server.enqueue(new MockResponse().setBody("\u0089PNG"));
      String link = "http://file_store:" + server.getPort() + "/a.png";
      client.files().download(ResultFile.of(link), folder.resolve("a.png"));
      assertThat(taken().getHeader("Host")).startsWith("file_store:");
      assertThat(ResultFile.of(link)).hasToString("file_store/a.png");
      server.enqueue(new MockResponse().setBody("{\"data\":[]}"));
      assertThat(client.checkAccess().host()).isEqualTo("new_api");
      assertThat(taken().getHeader("Host")).startsWith("new_api:");
    }
    assertThat(new InterceptedRequest("GET", base, Map.of())).hasToString("GET new_api/v1 []");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://me:pw@new_api/v1", "http:///v1", "http://new%20api/v1"})
  void address_withoutAHost_isRefused(String base) {
    assertThatThrownBy(() -> Endpoint.gateway(URI.create(base)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
