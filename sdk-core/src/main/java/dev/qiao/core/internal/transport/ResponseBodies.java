package dev.qiao.core.internal.transport;

import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.core.error.ResponseTooLargeException;
import dev.qiao.core.internal.error.ErrorReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the bodies and headers of answers, within bounds. */
public final class ResponseBodies {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao.http");

  /** How much of an error's body is read. */
  private static final long MAX_ERROR_BYTES = 1024 * 1024;

  /** How many arrays and objects an answer may have; a parsed one takes far more than its bytes. */
  private static final int MAX_NODES = 2_000_000;

  private ResponseBodies() {}

  /**
   * A stream may be refused with plain JSON and a status of 200, as MiniMax does, and a proxy may
   * answer with a page of its own: opening the stream then fails, where the content type is not
   * that of events. {@link EventFraming} recognizes the same behind their type.
   */
  static void refuseWhatIsNoStream(ApiCall call, Response response) throws IOException {
    ResponseBody body = response.body();
    MediaType type = body == null ? null : body.contentType();
    if (body == null || (type != null && type.subtype().equals("event-stream"))) {
      return;
    }
    if (type != null && type.subtype().equals("html")) {
      throw new MalformedResponseException(
          call.operation()
              + " at "
              + call.url().host()
              + ": the answer is no stream of events but a web page, as a proxy or a login page"
              + " sends it; check endpoint and network",
          ErrorReader.bounded(readStart(response)),
          null);
    }
    BufferedSource source = body.source();
    if (!source.request(1) || source.getBuffer().getByte(0) != '{') {
      return;
    }
    source.request(MAX_ERROR_BYTES);
    byte[] start = source.getBuffer().snapshot().toByteArray();
    if (ErrorReader.isErrorInside(start)) {
      throw CallFailures.refusal(call, response, start);
    }
  }

  static void requireSuccess(ApiCall call, Response response) throws IOException {
    if (!response.isSuccessful()) {
      throw CallFailures.refusal(call, response);
    }
  }

  static BufferedResponse buffered(Response response, byte[] body) {
    return new BufferedResponse(response.code(), headers(response), requestId(response), body);
  }

  /** The beginning of an error's body; the rest, if there is more, would not help anybody. */
  public static byte[] readStart(Response response) throws IOException {
    ResponseBody body = response.body();
    if (body == null) {
      return new byte[0];
    }
    BufferedSource source = body.source();
    source.request(MAX_ERROR_BYTES);
    Buffer buffer = source.getBuffer();
    return buffer.snapshot((int) Math.min(buffer.size(), MAX_ERROR_BYTES)).toByteArray();
  }

  /** What came of a body whose reading failed. */
  static byte[] readCome(Response response) {
    ResponseBody body = response.body();
    return body == null ? new byte[0] : body.source().getBuffer().snapshot().toByteArray();
  }

  static byte[] readBody(Response response, long limit) throws IOException {
    ResponseBody body = response.body();
    if (body == null) {
      return new byte[0];
    }
    BufferedSource source = body.source();
    Buffer buffer = source.getBuffer();
    while (source.request(buffer.size() + 1)) {
      if (buffer.size() > limit) {
        throw new ResponseTooLargeException(
            "the answer is larger than "
                + limit
                + " bytes; raise QiaoClient.builder().responseLimit(..) if that is expected",
            limit);
      }
    }
    return buffer.readByteArray();
  }

  static void requireFewNodes(byte[] body) {
    if (body.length <= MAX_NODES) {
      return;
    }
    int nodes = 0;
    for (byte one : body) {
      nodes += one == '[' || one == '{' ? 1 : 0;
    }
    // Bytes that are no JSON have such a byte now and then, too.
    if (nodes > MAX_NODES && nodes > body.length / 64) {
      throw new ResponseTooLargeException(
          "the answer has " + nodes + " arrays and objects; at most " + MAX_NODES + " are read",
          MAX_NODES);
    }
  }

  /** Headers by lower-case name. */
  static Map<String, List<String>> headers(Response response) {
    return new HeaderMap(response.headers());
  }

  static @Nullable String requestId(Response response) {
    for (String name : ErrorReader.ID_HEADERS) {
      String id = HeaderMap.first(response.headers(), name);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  static void closeQuietly(Response response) {
    try {
      response.close();
    } catch (RuntimeException e) {
      // Its words may repeat the answer.
      LOG.debug("an answer could not be closed: {}", e.getClass().getName());
    }
  }
}
