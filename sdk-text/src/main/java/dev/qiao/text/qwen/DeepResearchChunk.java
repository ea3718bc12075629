package dev.qiao.text.qwen;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.OpenValue;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.Tolerant;
import dev.qiao.core.operation.Metered;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Usage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a deep research: what is new in its phase. On the wire the end is misspelt,
 * "fininshed" and "fininshed_reason"; the components have the right words, and either spelling is
 * read.
 *
 * @param requestId the id of the request, for a support ticket
 * @param phase what the model is at
 * @param role {@code assistant}
 * @param content what is new of the phase's text; see {@link #text()}
 * @param status how far the phase is
 * @param query what is looked for, in the web phase
 * @param webSites pages found, in the web phase; never null
 * @param references pages the answer refers to; never null
 * @param finished whether the whole answer has ended
 * @param finishedReason why it ended; {@link FinishReason#NOT_YET} before it did
 * @param usage what is billed so far
 * @param statusCode the HTTP status once more, where the service repeats it
 * @param additional fields this version does not know, in the shape they had
 */
@JsonDeserialize(using = DeepResearchChunkReader.class)
public record DeepResearchChunk(
    @Nullable String requestId,
    @Nullable Phase phase,
    @Nullable String role,
    @Nullable String content,
    @Nullable Status status,
    @Nullable Query query,
    List<Page> webSites,
    List<Page> references,
    @Nullable Boolean finished,
    @Nullable FinishReason finishedReason,
    @Nullable Usage usage,
    @Nullable Integer statusCode,
    Map<String, Object> additional)
    implements Metered {
  public DeepResearchChunk {
    webSites = Tolerant.list(webSites);
    references = Tolerant.list(references);
    additional = Additional.Copy.of(additional);
  }

  /** What is new of the phase's text; empty if nothing is. */
  public String text() {
    return content == null ? "" : content;
  }

  /** Whether the whole answer has ended with this piece. */
  public boolean isLast() {
    return Boolean.TRUE.equals(finished);
  }

  /** What the model is at. Open. */
  public static final class Phase extends OpenValue {
    /** It plans what to look for. */
    public static final Phase RESEARCH_PLANNING = new Phase("ResearchPlanning");

    /** It looks and reads. */
    public static final Phase WEB_RESEARCH = new Phase("WebResearch");

    /** Nothing new; the connection is kept. */
    public static final Phase KEEP_ALIVE = new Phase("KeepAlive");

    /** It writes the report, or asks back what exactly is wanted. */
    public static final Phase ANSWER = new Phase("answer");

    private Phase(String value) {
      super(value);
    }

    /** The phase of that word. */
    @JsonCreator
    public static Phase of(String value) {
      return new Phase(value);
    }
  }

  /** How far a phase is. Open. */
  public static final class Status extends OpenValue {
    /** Text is coming. */
    public static final Status TYPING = new Status("typing");

    /** The phase has ended. */
    public static final Status FINISHED = new Status("finished");

    /** What is looked for is coming. */
    public static final Status STREAMING_QUERIES = new Status("streamingQueries");

    /** What was found is coming. */
    public static final Status STREAMING_WEB_RESULT = new Status("streamingWebResult");

    /** All that was found has come. */
    public static final Status WEB_RESULT_FINISHED = new Status("WebResultFinished");

    /** Either is coming; the snapshot of 2025-12-15. */
    public static final Status STREAMING_THINKING = new Status("streamingThinking");

    private Status(String value) {
      super(value);
    }

    /** The status of that word. */
    @JsonCreator
    public static Status of(String value) {
      return new Status(value);
    }
  }

  /**
   * Something that is looked for.
   *
   * @param id its number, 1 to 15
   * @param query the words searched for
   * @param researchGoal what they shall find
   * @param learningMap what was learnt, in a form the vendor does not describe
   * @param additional fields this version does not know
   */
  public record Query(
      @Nullable Integer id,
      @Nullable String query,
      @JsonProperty("researchGoal") @Nullable String researchGoal,
      @JsonProperty("learningMap") @Nullable Object learningMap,
      @Additional Map<String, Object> additional) {
    public Query {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * A page of the web.
   *
   * @param indexNumber its number, as citations in the report have it
   * @param title its title
   * @param url where it is
   * @param description what it says, in short
   * @param icon the site's icon, may be empty
   * @param additional fields this version does not know
   */
  public record Page(
      @Nullable Integer indexNumber,
      @Nullable String title,
      @Nullable String url,
      @Nullable String description,
      @JsonAlias("favicon") @Nullable String icon,
      @Additional Map<String, Object> additional) {
    public Page {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }

  @Override
  public Map<String, Number> amounts() {
    return Metered.of(usage);
  }
}
