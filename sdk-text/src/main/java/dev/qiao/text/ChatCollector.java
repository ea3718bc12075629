package dev.qiao.text;

import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the events together that a service sends although no stream was asked for. */
final class ChatCollector implements EventReader<ChatResponse> {
  private final ChatEvents events;
  private final @Nullable String requestId;
  private final List<ChatChunk> chunks = new ArrayList<>();

  /** Whether each event so far repeats the text of the one before, as DashScope's own API does. */
  private boolean repeats;

  private List<String> before = List.of("", "", "");

  /**
   * A collector of one answer.
   *
   * @param mayRepeat whether the service may send the whole text in each event
   */
  ChatCollector(ChatEvents events, boolean mayRepeat, @Nullable String requestId) {
    this.events = events;
    this.repeats = mayRepeat;
    this.requestId = requestId;
  }

  @Override
  public @Nullable ChatResponse read(SseParser event) throws IOException {
    ChatChunk chunk = events.read(event);
    if (chunk != null) {
      chunks.add(chunk);
      List<String> now = parts(chunk);
      for (int i = 0; repeats && i < now.size(); i++) {
        repeats = now.get(i).startsWith(before.get(i));
      }
      before = now;
    }
    if (!isComplete() || isError()) {
      return null;
    }
    ChatAccumulator whole = new ChatAccumulator();
    (repeats ? chunks.subList(chunks.size() - 1, chunks.size()) : chunks).forEach(whole);
    return whole.response().withRequestId(requestId);
  }

  private static List<String> parts(ChatChunk chunk) {
    StringBuilder arguments = new StringBuilder();
    for (ChatChoice choice : chunk.choices()) {
      choice.message().toolCalls().forEach(call -> arguments.append(call.arguments()));
    }
    return List.of(chunk.text(), chunk.reasoning(), arguments.toString());
  }

  @Override
  public boolean isComplete() {
    return events.isComplete();
  }

  @Override
  public boolean isError() {
    return events.isError();
  }
}
