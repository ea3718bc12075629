package dev.qiao.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Flow;

/** Cuts what was there already off the pieces of a stream that repeat the whole text so far. */
final class NewText {
  private int seenText;

  /** How much of the text and of the reasoning of each answer has come, by its index. */
  private final Map<Integer, int[]> seenOfChoices = new HashMap<>();

  /** What is new of the pieces of a publisher with one subscriber. */
  static Flow.Publisher<ChatChunk> publisher(Flow.Publisher<ChatChunk> chunks) {
    return subscriber -> {
      Objects.requireNonNull(subscriber, "subscriber");
      NewText news = new NewText();
      chunks.subscribe(
          new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
              subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ChatChunk chunk) {
              subscriber.onNext(news.of(chunk));
            }

            @Override
            public void onError(Throwable failure) {
              subscriber.onError(failure);
            }

            @Override
            public void onComplete() {
              subscriber.onComplete();
            }
          });
    };
  }

  /** The piece without the text that came before. */
  ChatChunk of(ChatChunk chunk) {
    ChatChunk fresh = chunk;
    String whole = chunk.outputText();
    if (whole != null) {
      fresh = fresh.withOutputText(whole.substring(Math.min(seenText, whole.length())));
      seenText = Math.max(seenText, whole.length());
    }
    return chunk.choices().isEmpty()
        ? fresh
        : fresh.withChoices(chunk.choices().stream().map(this::of).toList());
  }

  private ChatChoice of(ChatChoice choice) {
    Message.Assistant message = choice.message();
    Content content = message.content();
    if (content == null) {
      return choice;
    }
    int[] seen =
        seenOfChoices.computeIfAbsent(
            choice.index() == null ? 0 : choice.index(), unused -> new int[2]);
    String whole = content.text();
    String reasoning = message.reasoning();
    String freshText = whole.substring(Math.min(seen[0], whole.length()));
    Content fresh =
        content.plain() != null
            ? Content.of(freshText)
            : Content.of(freshText.isEmpty() ? List.of() : List.of(ContentPart.text(freshText)));
    String freshReasoning = reasoning.substring(Math.min(seen[1], reasoning.length()));
    seen[0] = Math.max(seen[0], whole.length());
    seen[1] = Math.max(seen[1], reasoning.length());
    return choice.withMessage(
        message.with(fresh, message.reasoningContent() == null ? null : freshReasoning));
  }
}
