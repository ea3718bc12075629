package dev.qiao.examples;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.http.Timeouts;
import dev.qiao.text.ChatAccumulator;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** How to read an answer that comes in pieces; the guide on streaming shows these methods. */
final class Streaming {
  private Streaming() {}

  static ChatResponse print(TextService text, PrintStream out) {
    QwenChatRequest request =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Why is the sky blue?"))
            .enableThinking(true)
            .build();
    try (ChatStream answer = text.stream(request)) {
      for (ChatChunk chunk : answer) {
        out.print(chunk.reasoning());
        out.print(chunk.text());
      }
      return answer.accumulated();
    }
  }

  static String whole(TextService text, ChatRequest request) {
    ChatResponse answer = text.stream(request).collect();
    return answer.text();
  }

  static String untilStopped(
      TextService text, ChatRequest request, Consumer<Runnable> button, Consumer<String> screen) {
    ChatStream answer = text.stream(request);
    try (answer) {
      button.accept(answer::close); // the button may be pressed on any thread
      answer.forEach(chunk -> screen.accept(chunk.text()));
    } catch (CallCanceledException e) {
      screen.accept(" (stopped)");
    }
    return answer.accumulated().text();
  }

  static String whatCame(TextService text, ChatRequest request) {
    try {
      return text.stream(request).collect().text();
    } catch (StreamTruncatedException e) {
      return e.received() instanceof ChatResponse part ? part.text() : "";
    }
  }

  static CompletableFuture<ChatResponse> published(
      TextService text, ChatRequest request, Consumer<String> screen) {
    CompletableFuture<ChatResponse> end = new CompletableFuture<>();
    text.publisher(request)
        .subscribe(
            new Flow.Subscriber<>() {
              private final ChatAccumulator answer = new ChatAccumulator();

              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
              }

              @Override
              public void onNext(ChatChunk chunk) {
                try {
                  answer.accept(chunk);
                  screen.accept(chunk.text());
                } catch (RuntimeException e) {
                  end.completeExceptionally(e);
                  throw e; // cancels the subscription
                }
              }

              @Override
              public void onError(Throwable failure) {
                end.completeExceptionally(failure);
              }

              @Override
              public void onComplete() {
                end.complete(answer.response());
              }
            });
    return end;
  }

  static TextService patient(QiaoClient client) {
    Timeouts patient =
        client.options().timeouts().toBuilder()
            .firstContent(Duration.ofMinutes(30))
            .idle(Duration.ofMinutes(2))
            .build();
    return new TextService(client).with(RequestOptions.builder().timeouts(patient).build());
  }
}
