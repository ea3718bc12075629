package dev.qiao.benchmarks;

import dev.qiao.core.operation.Operation;
import dev.qiao.core.stream.EventReader;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextOperations;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import java.util.List;

/** The wires DashScope speaks, with one stream and one answer in each. */
public enum Dialect {
  /** OpenAI style: ids, model and time in every event, the usage in one of its own at the end. */
  COMPATIBLE(
      "qwen.chat-completions.stream",
      "/compatible-mode/v1/chat/completions",
      Traffic.compatibleEvents(Traffic.MIXED),
      Traffic.compatibleAnswer()),

  /** DashScope's own: id, name and status line around every event, the usage so far in each. */
  NATIVE(
      "qwen.text-generation.stream",
      "/api/v1/services/aigc/text-generation/generation",
      Traffic.nativeEvents(Traffic.MIXED),
      Traffic.nativeAnswer()),

  /** OpenAI style with an answer in English. */
  ENGLISH(
      "qwen.chat-completions.stream",
      "/compatible-mode/v1/chat/completions",
      Traffic.compatibleEvents(Traffic.ENGLISH),
      Traffic.compatibleAnswer());

  private final String streamOperation;
  final String path;
  final List<byte[]> events;
  final byte[] answer;

  Dialect(String streamOperation, String path, List<byte[]> events, byte[] answer) {
    this.streamOperation = streamOperation;
    this.path = path;
    this.events = events;
    this.answer = answer;
  }

  /** The stream's body in one piece. */
  byte[] stream() {
    return Traffic.joined(events);
  }

  /** How many chunks the stream has. */
  int chunks() {
    return Traffic.CHUNKS;
  }

  /** A request that asks for the stream or the answer. */
  ChatRequest request(String question) {
    List<Message> messages = List.of(Message.system(Traffic.SYSTEM), Message.user(question));
    return this != NATIVE
        ? QwenChatRequest.builder(TextModels.QWEN_PLUS, messages).temperature(0.7).build()
        : QwenGenerationRequest.builder(TextModels.QWEN_PLUS, messages).temperature(0.7).build();
  }

  /** The SDK's reader of one stream's events. */
  @SuppressWarnings("unchecked") // the operation of that id gives chunks
  EventReader<ChatChunk> reader() {
    for (Operation<?, ?> operation : new TextOperations().operations()) {
      if (operation.id().equals(streamOperation)) {
        return (EventReader<ChatChunk>) operation.newEventReader();
      }
    }
    throw new IllegalStateException("no operation " + streamOperation);
  }
}
