package dev.qiao.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import okio.ByteString;

/**
 * {@code GET /results/..} and {@code HEAD}: the files that tasks made, behind signed links that
 * expire, with the headers of the object storage: ETag, Content-MD5, CRC-64, Range and If-Range.
 */
final class ResultFiles {
  private static final String PATH = "/results/";
  private static final Duration VALID = Duration.ofHours(24);

  /** How long links to 3D models are valid. */
  static final Duration TWO_HOURS = Duration.ofHours(2);

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
  private static final DateTimeFormatter HTTP_TIME =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final Script script;
  private final FakeClock clock;
  private final HttpUrl root;
  private final Map<String, Published> files = new ConcurrentHashMap<>();

  private record Published(ByteString bytes, String type, Instant made, String crc) {
    Published(ByteString bytes, String type, Instant made) {
      this(bytes, type, made, Long.toUnsignedString(Crc64.of(bytes)));
    }
  }

  ResultFiles(Script script, FakeClock clock, HttpUrl root) {
    this.script = script;
    this.clock = clock;
    this.root = root;
  }

  /** Publishes the sample film under a name, made at a time, and gives its signed link. */
  String publishClip(String name, Instant made) {
    return publish(name, SampleMedia.clipMp4(), "video/mp4", made);
  }

  /** Publishes a picture that a task brought, of its prompt. */
  String publishPicture(FakeTask task, String prompt) {
    return publish(task.id() + ".png", SampleMedia.picturePng(prompt), "image/png", task.ended());
  }

  /** Publishes a file under a name and gives its signed link. */
  String publish(String name, byte[] bytes, String type, Instant made) {
    return publish(name, bytes, type, made, VALID);
  }

  /** Publishes a file under a name and gives its link, which is valid for so long. */
  String publish(String name, byte[] bytes, String type, Instant made, Duration valid) {
    Instant second = made.truncatedTo(ChronoUnit.SECONDS);
    files.put(name, new Published(ByteString.of(bytes), type, second));
    return link(name, second.plus(valid));
  }

  /** A signed link to a published file. */
  String link(String name, Instant until) {
    String expires = String.valueOf(until.getEpochSecond());
    return root.newBuilder()
        .addPathSegment("results")
        .addPathSegment(name)
        .addQueryParameter("Expires", expires)
        .addQueryParameter("OSSAccessKeyId", TemporaryStorage.ACCESS_KEY_ID)
        .addQueryParameter("Signature", signature(name, expires))
        .build()
        .toString();
  }

  static boolean serves(IncomingRequest in) {
    return in.path().startsWith(PATH) && (in.method().equals("GET") || in.method().equals("HEAD"));
  }

  MockResponse get(IncomingRequest in) {
    MockResponse answer = answer(in);
    // A HEAD is answered with the length of a body that does not come.
    return in.method().equals("HEAD") ? Wire.headOf(answer) : answer;
  }

  private MockResponse answer(IncomingRequest in) {
    String name = in.path().substring(PATH.length());
    Published file = files.get(name);
    if (file == null) {
      return refuse(in, 404, "NoSuchKey", "The specified key does not exist.");
    }
    if (in.header("Authorization") != null) {
      return refuse(in, 400, "InvalidArgument", "Only one auth mechanism allowed.");
    }
    String expires = String.valueOf(in.query("Expires"));
    if (!signature(name, expires).equals(in.query("Signature"))) {
      return refuse(
          in,
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided.");
    }
    if (clock.now().isAfter(Instant.ofEpochSecond(Long.parseLong(expires)))) {
      return refuse(in, 403, "AccessDenied", "Request has expired.");
    }
    return send(in, file);
  }

  private MockResponse send(IncomingRequest in, Published file) {
    ByteString md5 = file.bytes.md5();
    String etag = '"' + md5.hex().toUpperCase(Locale.ROOT) + '"';
    String modified = HTTP_TIME.format(file.made);
    MockResponse answer =
        new MockResponse()
            .setHeader("Content-Type", file.type)
            .setHeader("ETag", etag)
            .setHeader("Last-Modified", modified)
            .setHeader("Accept-Ranges", "bytes")
            .setHeader("Content-MD5", md5.base64())
            .setHeader("x-oss-hash-crc64ecma", file.crc)
            .setHeader("x-oss-request-id", in.requestId());
    String condition = in.header("If-Range");
    boolean current = condition == null || condition.equals(etag) || condition.equals(modified);
    Matcher range = RANGE.matcher(String.valueOf(in.header("Range")));
    int length = file.bytes.size();
    if (!current || !range.matches() || (range.group(1) + range.group(2)).isEmpty()) {
      return body(in, answer, file.bytes, 0, length);
    }
    String first = range.group(1);
    String last = range.group(2);
    long from = first.isEmpty() ? Math.max(0, length - number(last)) : number(first);
    long to = first.isEmpty() || last.isEmpty() ? length : Math.min(length, number(last) + 1);
    if (from >= to) {
      return refuse(in, 416, "InvalidRange", "The requested range cannot be satisfied.")
          .setHeader("Content-Range", "bytes */" + length);
    }
    answer
        .setResponseCode(206)
        .setHeader("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + length);
    return body(in, answer, file.bytes, (int) from, (int) to);
  }

  /** Sends a part of a file; a scripted break announces all of it and hangs up early. */
  private MockResponse body(
      IncomingRequest in, MockResponse answer, ByteString bytes, int from, int to) {
    Long scripted = in.method().equals("GET") ? script.takeDownloadBreak() : null;
    int length = to - from;
    int sent = scripted == null ? length : (int) Math.min(length, scripted);
    answer.setBody(new Buffer().write(bytes.substring(from, from + sent)));
    return sent == length
        ? answer
        : answer
            .setHeader("Content-Length", length)
            .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END);
  }

  private static MockResponse refuse(IncomingRequest in, int status, String code, String message) {
    return Wire.storageError(status, code, message, in.requestId());
  }

  private static long number(String digits) {
    // More digits than a file can have: beyond its end.
    return digits.length() > 15 ? Long.MAX_VALUE / 2 : Long.parseLong(digits);
  }

  /** Looks like a signature and depends on what it signs; it is no secret. */
  private static String signature(String name, String expires) {
    return ByteString.encodeUtf8(name + '\n' + expires).sha1().base64();
  }
}
