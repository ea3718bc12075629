package dev.qiao.benchmarks;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.stream.SseParser;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatStream;
import dev.qiao.text.TextService;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The same as {@link Floor} through Qiao, as its users write it, with default settings. */
final class Sdk implements AutoCloseable {
  private static final Map<Vendor, String> BASES =
      Map.of(
          Vendor.DEEPSEEK, "/deepseek",
          Vendor.MOONSHOT, "/kimi/v1",
          Vendor.ZHIPU, "/glm/api/paas/v4",
          Vendor.MINIMAX, "/minimax/v1");

  private final Map<Vendor, QiaoClient> clients = new EnumMap<>(Vendor.class);
  private final Map<Vendor, TextService> texts = new EnumMap<>(Vendor.class);

  Sdk(String url) {
    add(
        Vendor.DASHSCOPE,
        Region.CN_BEIJING,
        new Endpoint(URI.create(url + "/api/v1"), URI.create(url + "/compatible-mode/v1"), null));
    BASES.forEach(
        (vendor, base) ->
            add(vendor, vendor.defaultRegion(), Endpoint.single(URI.create(url + base))));
  }

  private void add(Vendor vendor, Region region, Endpoint endpoint) {
    QiaoClient client =
        QiaoClient.builder()
            .vendor(vendor)
            .region(region)
            .endpoint(endpoint)
            .apiKey("sk-benchmark-0123456789")
            .build();
    clients.put(vendor, client);
    texts.put(vendor, new TextService(client));
  }

  /** The chat's own stream, which puts the answer together on the way. */
  void stream(Dialect dialect, String question, Consumer<ChatChunk> consumer) {
    ChatRequest request = dialect.request(question);
    try (ChatStream chunks = texts.get(request.vendor()).stream(request)) {
      for (ChatChunk chunk : chunks) {
        consumer.accept(chunk);
      }
    }
  }

  /** The stream of the core, which keeps nothing. */
  void events(Dialect dialect, String question, Consumer<ChatChunk> consumer) {
    ChatRequest request = dialect.request(question);
    try (EventStream<ChatChunk> chunks = clients.get(request.vendor()).stream(request)) {
      for (ChatChunk chunk : chunks) {
        consumer.accept(chunk);
      }
    }
  }

  ChatResponse call(Dialect dialect, String question) {
    ChatRequest request = dialect.request(question);
    return texts.get(request.vendor()).chat(request);
  }

  /** Reads a stream to its end from memory. */
  static void read(Dialect dialect, InputStream in, Consumer<ChatChunk> consumer)
      throws IOException {
    SseParser parser = new SseParser(in);
    EventReader<ChatChunk> reader = dialect.reader();
    while (parser.advance()) {
      ChatChunk chunk = reader.read(parser);
      if (chunk != null) {
        consumer.accept(chunk);
      }
    }
    if (!reader.isComplete()) {
      throw new IllegalStateException("the stream is not whole");
    }
  }

  @Override
  public void close() {
    clients.values().forEach(QiaoClient::close);
  }
}
