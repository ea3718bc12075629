package dev.qiao.core.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.error.ResponseTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SseParserTest {
  private static final String BOM = "\uFEFF";

  static Stream<Arguments> cases() {
    return Stream.of(
        row("one event", "data:a\n\n", message("a")),
        row("nothing", ""),
        row("blank lines alone", "\n\n\r\n\r\r\n"),
        row("a space after the colon is dropped", "data: a\n\n", message("a")),
        row("only one space is dropped", "data:  a\n\n", message(" a")),
        row("a tab is data", "data:\ta\n\n", message("\ta")),
        row("a colon in the value is data", "data: a:b: c\n\n", message("a:b: c")),
        row("CR ends lines", "data:a\rdata:b\r\r", message("a\nb")),
        row("CRLF ends lines", "data:a\r\ndata:b\r\n\r\n", message("a\nb")),
        row("LF CR ends two lines", "data:a\n\rdata:b\n\n", message("a"), message("b")),
        row("all line ends mixed", "data:a\rdata:b\ndata:c\r\n\n", message("a\nb\nc")),
        row("CR LF after a CR event", "data:a\r\r\ndata:b\r\n\r", message("a"), message("b")),
        row("a byte order mark is skipped", BOM + "data:a\n\n", message("a")),
        row("a mark before a blank line", BOM + "\ndata:a\n\n", message("a")),
        row("a mark before CRLF", BOM + "\r\n\r\ndata:a\n\n", message("a")),
        row("a mark before one short line", BOM + "x\ndata:a\n\n", message("a")),
        row("only the first mark is skipped", BOM + BOM + "data:x\n\ndata:a\n\n", message("a")),
        row("a mark inside the data is data", "data:" + BOM + "a\n\n", message(BOM + "a")),
        row("a mark alone", BOM),
        row("a comment alone is no event", ": keep-alive\n\ndata:a\n\n", message("a")),
        row("comments before the data", ":x\n:y\ndata:a\n\n", event(null, "message", "a", "y")),
        row("a comment behind the data", "data:a\n: x\n\n", event(null, "message", "a", " x")),
        row("a comment belongs to one event", ":x\n\ndata:a\n\n", message("a")),
        row("an empty comment", ":\ndata:a\n\n", event(null, "message", "a", "")),
        row("data lines are joined", "data:a\ndata:b\ndata:c\n\n", message("a\nb\nc")),
        row("joined over another field", "data:a\nevent:e\ndata:b\n\n", named("e", "a\nb")),
        row("joined over a comment", "data:a\n:c\ndata:b\n\n", event(null, "message", "a\nb", "c")),
        row("empty data is an event", "data:\n\n", message("")),
        row("data without colon is empty data", "data\n\n", message("")),
        row("two empty data lines", "data\ndata\n\n", message("\n")),
        row("empty lines inside the data", "data:a\ndata:\ndata:b\n\n", message("a\n\nb")),
        row("no data, no event", "event:e\nid:1\n\ndata:a\n\n", event("1", "message", "a", null)),
        row("a name", "event:e\ndata:a\n\n", named("e", "a")),
        row("the last name counts", "event:e\nevent:f\ndata:a\n\n", named("f", "a")),
        row("an empty name is message", "event:e\nevent:\ndata:a\n\n", message("a")),
        row("name without colon is message", "event\ndata:a\n\n", message("a")),
        row(
            "a name lasts one event",
            "event:e\ndata:a\n\ndata:b\n\n",
            named("e", "a"),
            message("b")),
        row(
            "an id lasts",
            "id:1\ndata:a\n\ndata:b\n\n",
            event("1", "message", "a", null),
            event("1", "message", "b", null)),
        row(
            "an empty id",
            "id:1\ndata:a\n\nid\ndata:b\n\n",
            event("1", "message", "a", null),
            event("", "message", "b", null)),
        row(
            "an id with NUL is ignored",
            "id:1\nid:2\0\ndata:a\n\n",
            event("1", "message", "a", null)),
        row(
            "a long id",
            "id:" + "i".repeat(300) + "\ndata:a\n\nid:2\ndata:b\n\n",
            event("i".repeat(300), "message", "a", null),
            event("2", "message", "b", null)),
        row("other fields are ignored", "foo:x\ndatum:x\nDATA:x\nda:x\ndata:a\n\n", message("a")),
        row("a field's name is exact", " data:x\ndata :x\ndata:a\n\n", message("a")),
        row("retry is no event", "retry:10\n\ndata:a\n\n", message("a")),
        row("an event the end cuts is dropped", "data:a\n\ndata:b\n", message("a")),
        row("a line the end cuts is dropped", "data:a\n\ndata:b", message("a")),
        row("an end right behind CR", "data:a\r\n\r", message("a")),
        row("Chinese text", "data:你好，世界 🌏\n\n", message("你好，世界 🌏")),
        row(
            "DashScope frames",
            """
            id:1
            event:result
            :HTTP_STATUS/200
            data:{"output":{"text":"Hi"}}

            id:2
            event:error
            :HTTP_STATUS/400
            data:{"code":"InvalidParameter"}

            """,
            event("1", "result", "{\"output\":{\"text\":\"Hi\"}}", "HTTP_STATUS/200"),
            event("2", "error", "{\"code\":\"InvalidParameter\"}", "HTTP_STATUS/400")),
        row(
            "DeepSeek frames",
            ": keep-alive\n\n: keep-alive\n\ndata: {\"a\":1}\n\ndata: [DONE]\n\n",
            message("{\"a\":1}"),
            message("[DONE]")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void advance_case_givesTheStandardsEvents(String name, byte[] bytes, List<SseEvent> expected)
      throws IOException {
    assertThat(events(Pieces.whole(bytes))).as(name).isEqualTo(expected);
    assertThat(SseReference.parse(bytes)).as("reference: %s", name).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void parse_everySplitOfEveryVector_givesSameEvents(
      String name, byte[] bytes, List<SseEvent> expected) throws IOException {
    assertThat(events(Pieces.single(bytes))).as("byte by byte").isEqualTo(expected);
    for (int first = 0; first <= bytes.length; first++) {
      int last = Math.min(bytes.length, first + 4);
      for (int second = first; second <= last; second++) {
        assertThat(events(Pieces.splitAt(bytes, first, second)))
            .as("%s split at %d and %d", name, first, second)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void parse_randomStreams_giveWhatTheReferenceGives() throws IOException {
    String[] parts = {
      "data",
      "data:",
      "data: ",
      "event:",
      "event",
      "id:",
      "id",
      "retry:",
      ":",
      " ",
      "a",
      "e",
      "7",
      "\n",
      "\n",
      "\n\n",
      "\r",
      "\r\n",
      "\r\n\r\n",
      "\0",
      "你",
      "🌏",
      "foo:",
      BOM,
      "xyz".repeat(50)
    };
    for (int seed = 0; seed < 4000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      List<SseEvent> expected = SseReference.parse(bytes);
      assertThat(events(Pieces.whole(bytes))).as("seed %d", seed).isEqualTo(expected);
      assertThat(events(Pieces.random(bytes, random))).as("seed %d cut", seed).isEqualTo(expected);
    }
  }

  @Test
  void parse_randomBytes_neverThrowsAndAlwaysEnds() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      List<SseEvent> whole = events(Pieces.whole(bytes));
      assertThat(events(Pieces.random(bytes, random))).as("round %d", round).isEqualTo(whole);
    }
  }

  @Test
  void advance_eventsFarLargerThanTheBuffer_growsAndKeepsThem() throws IOException {
    List<SseEvent> expected = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int size : new int[] {10, 16_384, 5, 100_000, 1_000_000, 1}) {
      String data = ("line of " + size + " ").repeat(size / 10 + 1).substring(0, size);
      text.append("id:").append(size).append("\nevent:big\n:c").append(size);
      text.append("\ndata:").append(data).append("\ndata:tail\n\n");
      expected.add(event(String.valueOf(size), "big", data + "\ntail", "c" + size));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(events(Pieces.whole(bytes))).isEqualTo(expected);
    assertThat(events(Pieces.random(bytes, new Random(1)))).isEqualTo(expected);
  }

  @Test
  void advance_eventOfExactlyTheBound_isAccepted() throws IOException {
    for (int bound : new int[] {1024, 20_000, 40_000}) {
      String text = "data:" + "x".repeat(bound - 7) + "\n\n";
      byte[] bytes = text.repeat(3).getBytes(StandardCharsets.UTF_8);
      SseParser parser = new SseParser(Pieces.whole(bytes), bound);
      for (int i = 0; i < 3; i++) {
        assertThat(parser.advance()).isTrue();
        assertThat(parser.dataLength()).isEqualTo(bound - 7);
      }
      assertThat(parser.advance()).isFalse();
    }
  }

  @Test
  void advance_eventOverTheBound_isRefusedWithTheSetting() {
    for (int bound : new int[] {1024, 20_000, 40_000}) {
      String text = "data:a\n\ndata:" + "x".repeat(bound - 6) + "\n\n";
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      SseParser parser = new SseParser(Pieces.whole(bytes), bound);
      assertThatThrownBy(() -> events(parser))
          .isInstanceOf(ResponseTooLargeException.class)
          .hasMessage(
              "an event of the stream is larger than "
                  + bound
                  + " bytes; raise QiaoClient.builder().eventLimit(..) if that is expected");
    }
  }

  @Test
  void advance_endlessLine_isRefusedAndNotBuffered() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    SseParser parser = new SseParser(endless, 50_000);
    assertThatThrownBy(parser::advance).isInstanceOf(ResponseTooLargeException.class);
  }

  @Test
  void advance_keepAlivesWithoutEnd_doNotFillTheBuffer() throws IOException {
    byte[] bytes =
        (": keep-alive\n".repeat(5000) + "\ndata:a\n\n").getBytes(StandardCharsets.UTF_8);
    assertThat(events(new SseParser(Pieces.whole(bytes), 1024)))
        .isEqualTo(List.of(event(null, "message", "a", null)));
  }

  @Test
  void advance_afterTheEnd_staysAtTheEnd() throws IOException {
    SseParser parser = new SseParser(Pieces.whole("data:a\n\nda".getBytes(StandardCharsets.UTF_8)));
    assertThat(parser.sawBytes()).isFalse();
    assertThat(parser.advance()).isTrue();
    assertThat(parser.sawBytes()).isTrue();
    assertThat(parser.advance()).isFalse();
    assertThat(parser.advance()).isFalse();
  }

  @Test
  void advance_breakInTheMiddle_throwsWhatTheStreamThrew() throws IOException {
    byte[] first = "data:a\n\ndata:b".getBytes(StandardCharsets.UTF_8);
    InputStream broken =
        new InputStream() {
          private boolean given;

          @Override
          public int read() throws IOException {
            throw new IOException("cut");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            if (given) {
              throw new IOException("cut");
            }
            given = true;
            System.arraycopy(first, 0, bytes, offset, first.length);
            return first.length;
          }
        };
    SseParser parser = new SseParser(broken);
    assertThat(parser.advance()).isTrue();
    assertThatThrownBy(parser::advance).isInstanceOf(IOException.class).hasMessage("cut");
  }

  @Test
  void retryMillis_numbersAlone_areTaken() throws IOException {
    assertThat(retryOf("data:a\n\n")).isEqualTo(-1);
    assertThat(retryOf("retry:1500\ndata:a\n\n")).isEqualTo(1500);
    assertThat(retryOf("retry: 20\ndata:a\n\n")).isEqualTo(20);
    assertThat(retryOf("retry:5\nretry:1s\ndata:a\n\n")).isEqualTo(5);
    assertThat(retryOf("retry:5\nretry:\ndata:a\n\n")).isEqualTo(5);
    assertThat(retryOf("retry:5\nretry:-1\ndata:a\n\n")).isEqualTo(5);
    assertThat(retryOf("retry:5\nretry:99999999999999999999\ndata:a\n\n")).isEqualTo(5);
  }

  @Test
  void cursor_standsOnTheEvent_withoutCopies() throws IOException {
    byte[] bytes = "event:e\n:c\ndata:[DONE]\n\ndata:x\n\n".getBytes(StandardCharsets.UTF_8);
    SseParser parser = new SseParser(Pieces.whole(bytes));
    assertThat(parser.advance()).isTrue();
    assertThat(parser.isEvent("e")).isTrue();
    assertThat(parser.isEvent("message")).isFalse();
    assertThat(parser.isEvent("ee")).isFalse();
    assertThat(parser.isData("[DONE]")).isTrue();
    assertThat(parser.isData("[DONE")).isFalse();
    assertThat(parser.comment()).isEqualTo("c");
    assertThat(parser.copyData()).isEqualTo("[DONE]".getBytes(StandardCharsets.UTF_8));
    assertThat(
            new String(
                parser.dataArray(),
                parser.dataOffset(),
                parser.dataLength(),
                StandardCharsets.UTF_8))
        .isEqualTo("[DONE]");
    assertThat(parser.advance()).isTrue();
    assertThat(parser.isEvent("message")).isTrue();
    assertThat(parser.isEvent("e")).isFalse();
    assertThat(parser.comment()).isNull();
  }

  private static long retryOf(String text) throws IOException {
    SseParser parser = new SseParser(Pieces.whole(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(parser.advance()).isTrue();
    return parser.retryMillis();
  }

  private static List<SseEvent> events(InputStream in) throws IOException {
    return events(new SseParser(in));
  }

  private static List<SseEvent> events(SseParser parser) throws IOException {
    List<SseEvent> events = new ArrayList<>();
    while (parser.advance()) {
      events.add(parser.event());
    }
    return events;
  }

  private static Arguments row(String name, String text, SseEvent... expected) {
    return Arguments.of(name, text.getBytes(StandardCharsets.UTF_8), List.of(expected));
  }

  private static SseEvent message(String data) {
    return event(null, "message", data, null);
  }

  private static SseEvent named(String name, String data) {
    return event(null, name, data, null);
  }

  private static SseEvent event(String id, String name, String data, String comment) {
    return new SseEvent(id, name, data, comment);
  }
}
