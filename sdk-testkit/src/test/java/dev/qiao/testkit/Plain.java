package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JDK's own HTTP client, so that the fake is seen by a reader that is not ours. */
final class Plain {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static final String GENERATION = "/api/v1/services/aigc/text-generation/generation";
  static final String COMPLETIONS = "/compatible-mode/v1/chat/completions";
  static final String VIDEO = "/api/v1/services/aigc/video-generation/video-synthesis";
  static final String DETECT = "/api/v1/services/aigc/image2video/face-detect";
  static final String PORTRAIT = "/api/v1/services/aigc/image2video/video-synthesis";

  private final FakeModelServer server;

  Plain(FakeModelServer server) {
    this.server = server;
  }

  /** What came back. */
  record Reply(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return Plain.json(text());
    }

    /** The data of each event. */
    List<JsonNode> events() {
      return text()
          .lines()
          .filter(line -> line.startsWith("data:") && !line.contains("[DONE]"))
          .map(line -> Plain.json(line.substring(5)))
          .toList();
    }
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  /** Posts JSON written with single quotes, with the server's key. */
  Reply post(String path, String body, String... headers) {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(quoted(body)));
    request.header("Authorization", "Bearer " + server.apiKey());
    return send(request, headers);
  }

  Reply get(String path, String... headers) {
    return send(request(path).header("Authorization", "Bearer " + server.apiKey()), headers);
  }

  /** Sends without the key. */
  Reply send(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Reply(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path) {
    String root = server.endpoint().nativeUrl().resolve("/").toString();
    return HttpRequest.newBuilder(
        URI.create(path.startsWith("http") ? path : root + path.substring(1)));
  }

  static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
