package dev.qiao.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.stream.SseEvent;
import dev.qiao.core.stream.SseParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Any bytes: the parser ends, never throws but for its bound, and gives the same events however the
 * bytes arrive. Runs over its seeds in every build; JAZZER_FUZZ=1 makes it search.
 */
class SseParserFuzzTest {
  private static final int BOUND = 64 * 1024;

  @FuzzTest(maxDuration = "1h")
  void parse_anyBytes_givesTheSameEventsWholeAndByteByByte(byte[] bytes) throws IOException {
    List<String> whole = events(new ByteArrayInputStream(bytes));
    List<String> pieces = events(new OneByteAtATime(bytes));

    assertThat(pieces).isEqualTo(whole);
  }

  /** The events as texts: a searching Jazzer breaks the equality of records. */
  private static List<String> events(InputStream in) throws IOException {
    SseParser parser = new SseParser(in, BOUND);
    List<String> events = new ArrayList<>();
    try {
      while (parser.advance()) {
        SseEvent event = parser.event();
        assertThat(event.event()).isNotEmpty();
        events.add(event.id() + '|' + event.event() + '|' + event.data() + '|' + event.comment());
      }
    } catch (ResponseTooLargeException e) {
      assertThat(e.limit()).isEqualTo(BOUND);
    }
    return events;
  }

  private static final class OneByteAtATime extends InputStream {
    private final byte[] bytes;
    private int position;

    OneByteAtATime(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return position < bytes.length ? bytes[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      int next = read();
      if (next < 0) {
        return -1;
      }
      target[offset] = (byte) next;
      return 1;
    }
  }
}
