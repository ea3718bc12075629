package dev.qiao.benchmarks;

import dev.qiao.core.operation.Operation;
import dev.qiao.core.stream.EventReader;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextOperations;
import dev.qiao.text.deepseek.DeepSeekChatRequest;
import dev.qiao.text.glm.GlmChatRequest;
import dev.qiao.text.kimi.KimiChatRequest;
import dev.qiao.text.minimax.MiniMaxChatRequest;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import java.util.List;

/** The wires that streams come over, with one stream and one answer in each. */
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
      Traffic.compatibleAnswer()),

  /** DeepSeek: nulls for what is silent, a keep-alive, the usage on the last choice. */
  DEEPSEEK(
      "deepseek.chat.stream",
      "/deepseek/chat/completions",
      Traffic.deepSeekEvents(Traffic.MIXED),
      Traffic.compatibleAnswer()),

  /** Kimi: short deltas, the usage inside the last choice. */
  KIMI(
      "kimi.chat.stream",
      "/kimi/v1/chat/completions",
      Traffic.kimiEvents(Traffic.MIXED),
      Traffic.compatibleAnswer()),

  /** GLM: the role in every delta, no finish reason before the end. */
  GLM(
      "glm.chat.stream",
      "/glm/api/paas/v4/chat/completions",
      Traffic.glmEvents(Traffic.MIXED),
      Traffic.compatibleAnswer()),

  /** MiniMax: thinking in tags inside the content, five notes in every event. */
  MINIMAX(
      "minimax.openai-chat.stream",
      "/minimax/v1/chat/completions",
      Traffic.miniMaxEvents(Traffic.MIXED),
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
    return switch (this) {
      case NATIVE ->
          QwenGenerationRequest.builder(TextModels.QWEN_PLUS, messages).temperature(0.7).build();
      case COMPATIBLE, ENGLISH ->
          QwenChatRequest.builder(TextModels.QWEN_PLUS, messages).temperature(0.7).build();
      case DEEPSEEK ->
          DeepSeekChatRequest.builder(TextModels.DEEPSEEK_V4_FLASH, messages)
              .temperature(0.7)
              .build();
      case KIMI -> KimiChatRequest.builder(TextModels.KIMI_K2_TURBO, messages).build();
      case GLM -> GlmChatRequest.builder(TextModels.GLM_4_6, messages).build();
      case MINIMAX -> MiniMaxChatRequest.builder(TextModels.MINIMAX_M2_7, messages).build();
    };
  }

  /** Whether it stands beside another of the same shape, for its text only. */
  boolean onlyParsed() {
    return this == ENGLISH;
  }

  /** The marks of the paths by which a server distinguishes the wires. */
  static Dialect ofPath(String line) {
    for (Dialect dialect : new Dialect[] {NATIVE, DEEPSEEK, KIMI, GLM, MINIMAX}) {
      if (line.contains(dialect.path)) {
        return dialect;
      }
    }
    return COMPATIBLE;
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
