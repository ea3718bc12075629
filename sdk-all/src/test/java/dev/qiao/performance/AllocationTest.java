package dev.qiao.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import dev.qiao.text.TextOperations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What reading one chunk of a stream allocates, beside the hand-written {@link Floor} on the same
 * bytes in the same test. Bytes of one's own thread do not depend on what else the machine does.
 * The numbers of docs/benchmarks.md come from sdk-benchmarks; this keeps them from rotting.
 */
class AllocationTest {
  /** Of the floor's bytes. It is at 0.1 to 0.2, so that only a real loss reaches this. */
  private static final double LIMIT = 0.5;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Reads a stream from its bytes and says how many chunks it had. */
  private interface Loop {
    int read(byte[] stream) throws IOException;
  }

  @ParameterizedTest
  @EnumSource(SampleStream.class)
  void readingAChunkAllocatesAtMostHalfOfTheFloor(SampleStream sample) throws IOException {
    double ours = bytesPerChunk(sample, stream -> qiao(sample, stream));
    double floor = bytesPerChunk(sample, Floor::read);
    assertThat(ours / floor)
        .as("%.0f bytes a chunk, the floor's are %.0f", ours, floor)
        .isPositive()
        .isLessThanOrEqualTo(LIMIT);
  }

  /** The gate can fail: a tree of each event does not pass it, nor does the floor. */
  @ParameterizedTest
  @EnumSource(SampleStream.class)
  void aTreeOfEachEventDoesNotPass(SampleStream sample) throws IOException {
    double floor = bytesPerChunk(sample, Floor::read);
    assertThat(bytesPerChunk(sample, AllocationTest::trees) / floor).isGreaterThan(LIMIT);
    assertThat(bytesPerChunk(sample, Floor::read) / floor).isGreaterThan(LIMIT);
  }

  private static int qiao(SampleStream sample, byte[] stream) throws IOException {
    SseParser parser = new SseParser(new ByteArrayInputStream(stream));
    EventReader<?> reader = reader(sample.operation());
    int chunks = 0;
    while (parser.advance()) {
      chunks += reader.read(parser) == null ? 0 : 1;
    }
    assertThat(reader.isComplete()).isTrue();
    return chunks;
  }

  private static EventReader<?> reader(String id) {
    for (Operation<?, ?> operation : new TextOperations().operations()) {
      if (operation.id().equals(id)) {
        return operation.newEventReader();
      }
    }
    throw new AssertionError("no operation " + id);
  }

  private static int trees(byte[] stream) throws IOException {
    SseParser parser = new SseParser(new ByteArrayInputStream(stream));
    int chunks = 0;
    while (parser.advance()) {
      if (!parser.isData("[DONE]")) {
        JsonNode tree = MAPPER.readTree(parser.copyData());
        chunks += tree.isEmpty() ? 0 : 1;
      }
    }
    return chunks;
  }

  /** The least of several runs: what a warm-up or a class being loaded adds is in none of it. */
  private static double bytesPerChunk(SampleStream sample, Loop loop) throws IOException {
    byte[] stream = sample.bytes();
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 30; run++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      int chunks = loop.read(stream);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
      assertThat(chunks).isEqualTo(SampleStream.CHUNKS);
    }
    return least / (double) SampleStream.CHUNKS;
  }
}
