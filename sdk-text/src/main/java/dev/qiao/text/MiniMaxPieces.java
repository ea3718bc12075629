package dev.qiao.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What MiniMax's streams have beside the OpenAI dialect: thinking between tags, and a last event
 * with the whole answer once more. What of that was streamed before is not repeated; the event's
 * answers as they came are in {@link ReviewNotes#aggregate()}.
 */
final class MiniMaxPieces {
  private final boolean tagged;
  private final Map<Integer, Seen> answers = new HashMap<>();

  /**
   * For one stream.
   *
   * @param tagged whether reasoning is between tags in the content
   */
  MiniMaxPieces(boolean tagged) {
    this.tagged = tagged;
  }

  ChatChunk read(ChatChunk chunk, boolean whole) {
    if (chunk.choices().isEmpty()) {
      return chunk;
    }
    List<ChatChoice> choices = new ArrayList<>(1);
    if (!whole) {
      for (ChatChoice choice : chunk.choices()) {
        choices.add(choice.withMessage(of(choice).piece(choice)));
      }
      return tagged ? chunk.withChoices(List.copyOf(choices)) : chunk;
    }
    List<ChatChoice> all = tagged ? ThinkTags.split(chunk.choices()) : chunk.choices();
    for (ChatChoice choice : all) {
      choices.add(choice.withMessage(of(choice).missing(choice.message())));
    }
    ReviewNotes notes = chunk.reviewNotes();
    return chunk.with(List.copyOf(choices), notes == null ? ReviewNotes.of(all) : notes.with(all));
  }

  private Seen of(ChatChoice choice) {
    return answers.computeIfAbsent(
        choice.index() == null ? 0 : choice.index(), unused -> new Seen());
  }

  /** What was streamed of one answer. */
  private final class Seen {
    private final ThinkTags tags = new ThinkTags();
    private boolean text;
    private boolean thought;
    private boolean calls;
    private boolean audio;

    Message.Assistant piece(ChatChoice choice) {
      Message.Assistant piece =
          tagged ? tags.read(choice.message(), choice.isFinished()) : choice.message();
      note(piece);
      return piece;
    }

    private void note(Message.Assistant piece) {
      text |= !piece.text().isEmpty();
      thought |= !piece.reasoning().isEmpty();
      calls |= !piece.toolCalls().isEmpty();
      audio |= piece.audioContent() != null;
    }

    /** What of a whole answer was not streamed. */
    Message.Assistant missing(Message.Assistant answer) {
      // The beginning of a tag may still wait for its end, which does not come.
      Message.Assistant rest = tags.read(ChatFields.EMPTY, true);
      note(rest);
      Message.Assistant missing =
          answer.toBuilder()
              .content(
                  text ? rest.content() : thought ? untagged(answer.content()) : answer.content())
              .reasoningContent(thought ? rest.reasoningContent() : answer.reasoningContent())
              .toolCalls(calls ? List.of() : answer.toolCalls())
              .reasoningDetails(thought ? List.of() : answer.reasoningDetails())
              .audioContent(audio ? null : answer.audioContent())
              .build();
      note(missing);
      return missing;
    }

    /** Only the answer, when the reasoning beside it was streamed with its tags. */
    private static @Nullable Content untagged(@Nullable Content content) {
      return content == null || content.tagged() == null || content.plain() == null
          ? content
          : Content.of(content.plain());
    }
  }
}
