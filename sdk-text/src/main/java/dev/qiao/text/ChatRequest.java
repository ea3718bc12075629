package dev.qiao.text;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.StreamRequest;
import java.util.List;

/** What the chat requests of all families are. */
public interface ChatRequest extends CallRequest<ChatResponse>, StreamRequest<ChatChunk> {
  @Override
  Model model();

  /** The conversation; empty for a request that has a bare prompt instead. */
  List<Message> messages();

  @Override
  ChatRequest asStreamRequest();

  /**
   * Whether every event of this request's stream repeats the whole text so far. {@link ChatStream}
   * then gives what is new.
   */
  @JsonIgnore
  default boolean isCumulative() {
    return false;
  }
}
