package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.mockwebserver.MockResponse;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * {@code /compatible-mode/v1/files}: what an account keeps under ids. A document is {@code
 * processing} in the answer to its upload and {@code processed} when it is asked for.
 */
final class KeptFiles {
  private static final String ROOT = "/compatible-mode/v1/files";
  private static final Pattern ONE = Pattern.compile(ROOT + "/([^/]+)(/content)?");
  private static final Pattern REFERENCE = Pattern.compile("fileid://([^,\\s]+)");
  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final Ids ids;
  private final FakeClock clock;
  private final Map<String, Kept> files = Collections.synchronizedMap(new LinkedHashMap<>());

  private record Kept(String id, String name, String purpose, Instant created, ByteString bytes) {
    ObjectNode tree(String status) {
      return Wire.object()
          .put("id", id)
          .put("bytes", bytes.size())
          .put("created_at", created.getEpochSecond())
          .put("filename", name)
          .put("object", "file")
          .put("purpose", purpose)
          .put("status", status);
    }
  }

  KeptFiles(Ids ids, FakeClock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Forgets every file. */
  void reset() {
    files.clear();
  }

  /** Who serves a request for files, null if it is none. */
  Platform.@Nullable Service service(IncomingRequest in) {
    if (in.path().equals(ROOT)) {
      return switch (in.method()) {
        case "POST" -> this::upload;
        case "GET" -> this::list;
        default -> null;
      };
    }
    Matcher one = ONE.matcher(in.path());
    if (!one.matches()) {
      return null;
    }
    String id = one.group(1);
    boolean content = one.group(2) != null;
    return switch (in.method()) {
      case "GET" ->
          content ? call -> content(id) : call -> Wire.json(200, find(id).tree("processed"));
      case "DELETE" -> content ? null : call -> delete(id);
      default -> null;
    };
  }

  /** Puts a file there, as the service does with what a batch made. */
  void keep(String id, String name, byte[] content) {
    files.put(id, new Kept(id, name, "batch_output", clock.now(), ByteString.of(content)));
  }

  byte @Nullable [] bytes(String id) {
    Kept file = files.get(id);
    return file == null ? null : file.bytes.toByteArray();
  }

  /** Refuses a chat about a file that is not there. */
  void check(JsonNode messages) {
    for (JsonNode message : messages) {
      if (!message.path("role").asText("").equals("system")) {
        continue;
      }
      Matcher reference = REFERENCE.matcher(ChatText.content(message.path("content")));
      while (reference.find()) {
        if (!files.containsKey(reference.group(1))) {
          throw Refusal.badRequest(
              "InvalidParameter", "Invalid file [id:" + reference.group(1) + "].");
        }
      }
    }
  }

  private MockResponse upload(IncomingRequest in) {
    Map<String, FormPart> form = FormPart.all(in);
    FormPart file = form == null ? null : form.get("file");
    FormPart wish = form == null ? null : form.get("purpose");
    String name = file == null ? null : file.fileName();
    String purpose = wish == null ? "" : wish.bytes().utf8();
    if (file == null || name == null) {
      throw Refusal.parameters();
    }
    String id =
        switch (purpose) {
          case "file-extract" -> "file-fe-" + ids.upload();
          case "batch" -> "file-batch-" + ids.upload();
          default -> throw Refusal.parameters();
        };
    Kept kept = new Kept(id, name, purpose, clock.now(), file.bytes());
    files.put(id, kept);
    String status = purpose.equals("batch") ? "processed" : "processing";
    return Wire.json(200, kept.tree(status).putNull("status_details"));
  }

  private MockResponse list(IncomingRequest in) {
    int limit = limit(in.query("limit"));
    String after = in.query("after");
    String purpose = in.query("purpose");
    Instant from = time(in.query("create_after"));
    Instant until = time(in.query("create_before"));
    List<Kept> newest = new ArrayList<>();
    synchronized (files) {
      newest.addAll(files.values());
    }
    Collections.reverse(newest);
    boolean begun = after == null;
    List<Kept> fitting = new ArrayList<>();
    for (Kept file : newest) {
      if (begun
          && (purpose == null || file.purpose.equals(purpose))
          && (from == null || !file.created.isBefore(from))
          && (until == null || !file.created.isAfter(until))) {
        fitting.add(file);
      }
      begun |= file.id.equals(after);
    }
    ObjectNode page = Wire.object().put("object", "list").put("has_more", fitting.size() > limit);
    ArrayNode data = page.putArray("data");
    fitting.stream().limit(limit).forEach(file -> data.add(file.tree("processed")));
    return Wire.json(200, page);
  }

  private static int limit(@Nullable String wish) {
    int limit = wish == null ? 2000 : wish.matches("\\d{1,9}") ? Integer.parseInt(wish) : 0;
    if (limit < 1 || limit > 2000) {
      throw Refusal.parameters();
    }
    return limit;
  }

  private static @Nullable Instant time(@Nullable String wish) {
    try {
      return wish == null
          ? null
          : LocalDateTime.parse(wish, WRITTEN).toInstant(ZoneOffset.ofHours(8));
    } catch (DateTimeParseException e) {
      throw Refusal.parameters();
    }
  }

  private MockResponse delete(String id) {
    Kept file = find(id);
    files.remove(file.id);
    return Wire.json(200, Wire.object().put("object", "file").put("deleted", true).put("id", id));
  }

  private MockResponse content(String id) {
    Kept file = find(id);
    if (!file.purpose.equals("batch_output")) {
      throw Refusal.badRequest(
          "InvalidParameter", "The content of a file with purpose " + file.purpose + " is closed.");
    }
    return new MockResponse()
        .setHeader("Content-Type", "application/octet-stream")
        .setBody(new Buffer().write(file.bytes));
  }

  private Kept find(String id) {
    Kept file = files.get(id);
    if (file == null) {
      throw Refusal.notFound("NotFound", "No such File object: " + id);
    }
    return file;
  }
}
