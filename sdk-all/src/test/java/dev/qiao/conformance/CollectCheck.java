package dev.qiao.conformance;

import dev.qiao.audio.AudioService;
import dev.qiao.audio.SpeechStreamRequest;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import dev.qiao.image.ImageService;
import dev.qiao.image.wan.WanImageRequest;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.TextService;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@code collect()} of a stream's own service: it loses nothing and fails as the stream does.
 */
final class CollectCheck {
  private final Wire wire;

  CollectCheck(Wire wire) {
    this.wire = wire;
  }

  /**
   * Collects a vector's stream.
   *
   * @param plain what the bare stream gives
   */
  void check(Vector vector, Operation<?, ?> operation, Request request, Outcome plain)
      throws Mismatch {
    Supplier<Object> collect = collect(wire.client(operation.vendor()), request);
    if (collect == null) {
      return;
    }
    Outcome collected =
        wire.answering(vector.response(), () -> Outcome.of(() -> List.of(collect.get())));
    if (!new Outcome(List.of(), collected.failure())
        .looksLike(new Outcome(List.of(), plain.failure()))) {
      throw new Mismatch(
          "collect() ends with "
              + collected.failure()
              + ", but the stream with "
              + plain.failure());
    }
    if (vector.isOdd()) {
      return;
    }
    List<String> unknown = CatchAlls.filledIn(collected.values());
    if (!unknown.isEmpty()) {
      throw new Mismatch("collect(): no component for " + String.join(", ", unknown));
    }
  }

  private static @Nullable Supplier<Object> collect(QiaoClient client, Request request) {
    if (request instanceof ChatRequest chat) {
      return () -> new TextService(client).stream(chat).collect();
    }
    if (request instanceof WanImageRequest image) {
      return () -> new ImageService(client).stream(image).collect();
    }
    if (request instanceof SpeechStreamRequest speech) {
      return () -> new AudioService(client).stream(speech).collect();
    }
    return null;
  }
}
