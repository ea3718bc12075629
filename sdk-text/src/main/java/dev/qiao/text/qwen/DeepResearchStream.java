package dev.qiao.text.qwen;

import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.stream.EventStream;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Usage;
import dev.qiao.text.qwen.DeepResearchChunk.Page;
import dev.qiao.text.qwen.DeepResearchChunk.Phase;
import dev.qiao.text.qwen.DeepResearchChunk.Query;
import dev.qiao.text.qwen.DeepResearchChunk.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deep research as it goes, put together on the way. Read it once, inside try-with-resources.
 *
 * <pre>{@code
 * try (DeepResearchStream research = text.research(request)) {
 *   for (DeepResearchChunk chunk : research) {
 *     if (chunk.query() != null) {
 *       System.out.println("looks for " + chunk.query().researchGoal());
 *     }
 *     System.out.print(chunk.text());
 *   }
 *   System.out.println(research.accumulated().references());
 * }
 * }</pre>
 */
public final class DeepResearchStream implements Iterable<DeepResearchChunk>, AutoCloseable {
  /** The first pieces of a text may begin alike. */
  private static final int SHORT = 4;

  private final EventStream<DeepResearchChunk> chunks;
  private final Map<Phase, StringBuilder> texts = new LinkedHashMap<>();
  private final Map<Object, Query> queries = new LinkedHashMap<>();
  private final Set<Page> webSites = new LinkedHashSet<>();
  private final Set<Page> references = new LinkedHashSet<>();
  private final Map<String, Object> additional = new LinkedHashMap<>();
  private @Nullable String requestId;
  private @Nullable FinishReason finishedReason;
  private @Nullable Usage usage;
  private boolean answered;
  private boolean finished;
  private long events;

  /**
   * Puts a research together from its pieces: those of {@code QiaoClient.stream}, or of a test of
   * your own code. {@code TextService.research} makes one for a request.
   */
  public DeepResearchStream(EventStream<DeepResearchChunk> chunks) {
    this.chunks = chunks;
  }

  /**
   * The pieces, once.
   *
   * @throws dev.qiao.core.error.SdkException from the iterator, if the service fails in the middle;
   *     a {@link StreamTruncatedException} carries the report so far
   */
  @Override
  public Iterator<DeepResearchChunk> iterator() {
    Iterator<DeepResearchChunk> source = chunks.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          if (source.hasNext()) {
            return true;
          }
        } catch (StreamTruncatedException e) {
          throw e.with(accumulated());
        }
        // A recorded answer has no other end mark than the status of its last event.
        finished |= answered;
        if (!finished) {
          throw new StreamTruncatedException(
                  "deep-research: the stream ended without its end mark after "
                      + events
                      + " events; the report is not whole",
                  events,
                  null)
              .with(accumulated());
        }
        return false;
      }

      @Override
      public DeepResearchChunk next() {
        if (!hasNext()) {
          throw new NoSuchElementException("the research has ended");
        }
        DeepResearchChunk chunk = source.next();
        add(chunk);
        return chunk;
      }
    };
  }

  /** Reads to the end, closes, and gives the report. */
  public DeepResearchReport collect() {
    try (this) {
      for (DeepResearchChunk unused : this) {
        // It has been taken note of.
      }
      return accumulated();
    }
  }

  /** What has been read so far, put together. */
  public DeepResearchReport accumulated() {
    Map<Phase, String> whole = new LinkedHashMap<>();
    texts.forEach((phase, text) -> whole.put(phase, text.toString()));
    return new DeepResearchReport(
        requestId,
        whole,
        new ArrayList<>(queries.values()),
        new ArrayList<>(webSites),
        new ArrayList<>(references),
        finished,
        finishedReason,
        usage,
        additional);
  }

  /** The vendor's id of the request, null until the service has sent it. */
  public @Nullable String requestId() {
    return chunks.requestId();
  }

  /** Ends the stream and cancels the call if it is not over. Harmless when repeated. */
  @Override
  public void close() {
    chunks.close();
  }

  private void add(DeepResearchChunk chunk) {
    events++;
    requestId = chunk.requestId() == null ? requestId : chunk.requestId();
    usage = chunk.usage() == null ? usage : chunk.usage();
    finished |= chunk.isLast();
    FinishReason reason = chunk.finishedReason();
    finishedReason =
        reason == null || reason.equals(FinishReason.NOT_YET) ? finishedReason : reason;
    Phase phase = chunk.phase();
    if (phase != null && !phase.equals(Phase.KEEP_ALIVE)) {
      answered = phase.equals(Phase.ANSWER) && Status.FINISHED.equals(chunk.status());
      texts.computeIfAbsent(phase, unused -> new StringBuilder()).append(chunk.text());
    }
    Query query = chunk.query();
    if (query != null) {
      Object key = query.id() == null ? query : query.id();
      queries.merge(key, query, DeepResearchStream::joined);
    }
    webSites.addAll(chunk.webSites());
    references.addAll(chunk.references());
    additional.putAll(chunk.additional());
  }

  private static Query joined(Query known, Query next) {
    Map<String, Object> more = new LinkedHashMap<>(known.additional());
    more.putAll(next.additional());
    return new Query(
        next.id(),
        joined(known.query(), next.query()),
        joined(known.researchGoal(), next.researchGoal()),
        learnt(known.learningMap(), next.learningMap()),
        more);
  }

  /** The live service sends the texts of the map piece by piece, each under its key. */
  private static @Nullable Object learnt(@Nullable Object known, @Nullable Object next) {
    if (known instanceof Map<?, ?> before && next instanceof Map<?, ?> pieces) {
      Map<Object, Object> all = new LinkedHashMap<>(before);
      pieces.forEach(
          (key, piece) ->
              all.merge(
                  key,
                  piece,
                  (text, more) ->
                      text instanceof String a && more instanceof String b ? joined(a, b) : more));
      return all;
    }
    return isEmpty(next) ? known : next;
  }

  /**
   * The live service sends pieces; by the vendor's page a text may also come whole each time. A
   * piece that begins with all of a text that is not very short is the whole again.
   */
  private static @Nullable String joined(@Nullable String known, @Nullable String next) {
    if (known == null || next == null) {
      return known == null ? next : known;
    }
    return known.length() >= SHORT && next.startsWith(known) ? next : known + next;
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof Collection<?> list && list.isEmpty());
  }
}
