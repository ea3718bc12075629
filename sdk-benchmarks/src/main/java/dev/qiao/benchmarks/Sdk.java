package dev.qiao.benchmarks;

import dev.qiao.core.Endpoint;
import dev.qiao.core.QiaoClient;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
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
import java.util.function.Consumer;

/** The same as {@link Floor} through Qiao, as its users write it, with default settings. */
final class Sdk implements AutoCloseable {
  private final QiaoClient client;
  private final TextService text;

  Sdk(String url) {
    client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .region(Region.CN_BEIJING)
            .endpoint(
                new Endpoint(
                    URI.create(url + "/api/v1"), URI.create(url + "/compatible-mode/v1"), null))
            .apiKey("sk-benchmark-0123456789")
            .build();
    text = new TextService(client);
  }

  /** The chat's own stream, which puts the answer together on the way. */
  void stream(Dialect dialect, String question, Consumer<ChatChunk> consumer) {
    try (ChatStream chunks = text.stream(dialect.request(question))) {
      for (ChatChunk chunk : chunks) {
        consumer.accept(chunk);
      }
    }
  }

  /** The stream of the core, which keeps nothing. */
  void events(Dialect dialect, String question, Consumer<ChatChunk> consumer) {
    ChatRequest request = dialect.request(question);
    try (EventStream<ChatChunk> chunks = client.stream(request)) {
      for (ChatChunk chunk : chunks) {
        consumer.accept(chunk);
      }
    }
  }

  ChatResponse call(Dialect dialect, String question) {
    return text.chat(dialect.request(question));
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
    client.close();
  }
}
