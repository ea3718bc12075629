package dev.qiao.testkit;

import dev.qiao.testkit.Script.Failure;
import dev.qiao.testkit.Script.StreamFault;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A fault of an exchange with a {@link FakeModelServer}: for {@link FakeModelServer#nextRequest},
 * {@link FakeModelServer#nextUpload}, {@link FakeModelServer#nextDownload} and {@link
 * FakeModelServer#faults}.
 *
 * <p>With a fault in place of an answer, the request does not reach the service: no task is
 * created, nothing is charged. {@link #afterProcessing()} makes it the expensive kind: the service
 * has done its work and the client never receives the answer.
 */
public final class Fault {
  private static final String PROXY_PAGE =
      """
      <html>
      <head><title>Please sign in</title></head>
      <body><h1>Please sign in to this network</h1></body>
      </html>
      """;

  private final String name;
  private final Kind kind;

  /** What a fault does. */
  private sealed interface Kind {
    /** Answers something else instead. */
    record Instead(Function<Refuser, MockResponse> answer, boolean processed) implements Kind {}

    /** Spoils the answer. */
    record Spoil(UnaryOperator<MockResponse> change) implements Kind {}

    /** Happens inside a stream. */
    record InStream(StreamFault fault) implements Kind {}
  }

  /** Writes a refusal in the form of the host that was asked. */
  @FunctionalInterface
  interface Refuser {
    MockResponse answer(Refusal refusal);
  }

  private Fault(String name, Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  private static Fault instead(String name, Function<Refuser, MockResponse> answer) {
    return new Fault(name, new Kind.Instead(answer, false));
  }

  /**
   * Makes the service refuse the request; see {@link FakeModelServer#nextRequestFails(int, String,
   * String)}.
   */
  public static Fault status(int status, String code, String message) {
    return status(status, code, message, null);
  }

  /**
   * Makes the service refuse the request.
   *
   * @param status the HTTP status, 400 or more; 200 for MiniMax, whose errors have that status
   * @param code the vendor's own code; OpenAI-style paths use the name it has there
   * @param message the service's message
   * @param retryAfter the value of the header {@code Retry-After}, in whole seconds; null for no
   *     such header
   */
  public static Fault status(
      int status, String code, String message, @Nullable Duration retryAfter) {
    if (status != 200 && (status < 400 || status > 599)) {
      throw new IllegalArgumentException(
          "a failure has a status of 400 to 599, or 200 with an error inside, not " + status);
    }
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    return instead(
        "status " + status + " " + code,
        refuser -> refuser.answer(new Refusal(status, code, message, retryAfter)));
  }

  /** Closes the connection without an answer. */
  public static Fault reset() {
    return instead(
        "reset",
        refuser -> new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
  }

  /** Never answers, until one side closes the connection. */
  public static Fault stall() {
    return instead(
        "stall", refuser -> new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
  }

  /** Delays the answer; the service does its work at once. */
  public static Fault stall(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("an answer cannot come early, by " + time);
    }
    return new Fault(
        "stall " + time,
        new Kind.Spoil(answer -> answer.setHeadersDelay(time.toMillis(), TimeUnit.MILLISECONDS)));
  }

  /**
   * Breaks the answer off after this number of bytes of its body; after the last byte of a shorter
   * body, as if one were missing.
   */
  public static Fault truncate(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes must be at least 0, not " + bytes);
    }
    return new Fault(
        "truncate " + bytes,
        new Kind.Spoil(
            answer -> {
              if (answer.getBody() == null) {
                return answer;
              }
              Buffer whole = plainBody(answer);
              Buffer part = new Buffer();
              long kept = Math.min(bytes, whole.size());
              long announced = Math.max(whole.size(), kept + 1);
              part.write(whole, kept);
              return answer
                  .setBody(part)
                  .setHeader("Content-Length", announced)
                  .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END);
            }));
  }

  /** Answers like a proxy in the service's place: an HTML page with status 200. */
  public static Fault garbage() {
    return answer(200, "text/html;charset=utf-8", PROXY_PAGE);
  }

  /** Answers anything in the service's place. */
  public static Fault answer(int status, String contentType, String body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("an answer has a status of 200 to 599, not " + status);
    }
    Objects.requireNonNull(contentType, "contentType");
    Objects.requireNonNull(body, "body");
    return instead(
        "answer " + status,
        refuser ->
            new MockResponse()
                .setResponseCode(status)
                .setHeader("Content-Type", contentType)
                .setBody(body));
  }

  /** Changes one byte in the middle of the body; the length is right. */
  public static Fault corrupt() {
    return new Fault(
        "corrupt",
        new Kind.Spoil(
            answer -> {
              if (answer.getBody() == null) {
                return answer;
              }
              byte[] bytes = plainBody(answer).readByteArray();
              if (bytes.length > 0) {
                bytes[bytes.length / 2] ^= 1;
              }
              return answer.setBody(new Buffer().write(bytes));
            }));
  }

  /** Sends the body slowly, in about twenty pieces per second. */
  public static Fault slow(int bytesPerSecond) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          "bytesPerSecond must be at least 1, not " + bytesPerSecond);
    }
    long piece = Math.max(1, bytesPerSecond / 20);
    return new Fault(
        "slow " + bytesPerSecond,
        new Kind.Spoil(
            answer ->
                answer.throttleBody(
                    piece, piece * 1_000_000_000L / bytesPerSecond, TimeUnit.NANOSECONDS)));
  }

  /** Makes a stream send this number of events, then an error event. A plain call is answered. */
  public static Fault streamError(int events, String code, String message) {
    return inStream("error", new StreamFault(events, new Failure(code, message), false));
  }

  /** Makes a stream send this number of events, then breaks it. A plain call is answered. */
  public static Fault streamBreak(int events) {
    return inStream("break", new StreamFault(events, null, false));
  }

  /** Makes a stream send this number of events, then no more. A plain call is answered. */
  public static Fault streamStall(int events) {
    return inStream("stall", new StreamFault(events, null, true));
  }

  private static Fault inStream(String name, StreamFault fault) {
    return new Fault("stream " + name + " after " + fault.events(), new Kind.InStream(fault));
  }

  /**
   * Returns the same fault after the service has processed the request: the task exists, the file
   * is stored. A fault that spoils the real answer is always of this kind.
   */
  public Fault afterProcessing() {
    return kind instanceof Kind.Instead instead && !instead.processed
        ? new Fault(name + " after processing", new Kind.Instead(instead.answer, true))
        : this;
  }

  /** Answers as this fault says; the real answer is made only where it is needed. */
  MockResponse play(Supplier<MockResponse> real, Refuser refuser) {
    boolean unseen = kind instanceof Kind.Instead instead && !instead.processed;
    MockResponse answer = unseen ? new MockResponse() : real.get();
    if (kind instanceof Kind.Spoil spoil) {
      return spoil.change.apply(answer);
    }
    return kind instanceof Kind.Instead other ? other.answer.apply(refuser) : answer;
  }

  /** What is to happen in the stream that answers, null for nothing. */
  @Nullable StreamFault inStream() {
    return kind instanceof Kind.InStream stream ? stream.fault : null;
  }

  /** The body as its reader sees it, announced only by its length. */
  private static Buffer plainBody(MockResponse answer) {
    Buffer body = answer.getBody();
    Buffer plain = body == null ? new Buffer() : body;
    if (!"chunked".equalsIgnoreCase(answer.getHeaders().get("Transfer-Encoding"))) {
      return plain;
    }
    answer.removeHeader("Transfer-Encoding");
    return EventBody.withoutChunks(plain);
  }

  @Override
  public String toString() {
    return "Fault[" + name + "]";
  }
}
