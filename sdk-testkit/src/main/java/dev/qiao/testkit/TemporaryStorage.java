package dev.qiao.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.MockResponse;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Uploads: {@code GET /api/v1/uploads?action=getPolicy} gives a policy, the form post to the
 * storage host stores a file under it, and a request may name the file as {@code oss://..}.
 */
final class TemporaryStorage {
  static final String ACCESS_KEY_ID = "EXAMPLEACCESSKEYID";

  private static final Duration POLICY_VALID = Duration.ofMinutes(5);
  private static final Duration FILE_VALID = Duration.ofDays(2);
  private static final String SIGNATURE = "ZXhhbXBsZS1zaWduYXR1cmU=";

  private final Ids ids;
  private final FakeClock clock;
  private final HttpUrl root;
  private final Map<String, Policy> policies = new ConcurrentHashMap<>();
  private final Map<String, Stored> files = new ConcurrentHashMap<>();

  private final Queue<RecordedUpload> uploads = new ConcurrentLinkedQueue<>();

  private record Policy(String folder, String model, String apiKey, Instant until) {}

  private record Stored(String model, ByteString bytes, Instant until) {}

  TemporaryStorage(Ids ids, FakeClock clock, HttpUrl root) {
    this.ids = ids;
    this.clock = clock;
    this.root = root;
  }

  MockResponse policy(IncomingRequest in) {
    String model = in.query("model");
    if (!"getPolicy".equals(in.query("action")) || model == null || model.isBlank()) {
      throw Refusal.parameters();
    }
    Instant now = clock.now();
    String id = ids.upload();
    String folder =
        "dashscope-instant/00000000000000000000000000000001/"
            + now.atOffset(ZoneOffset.ofHours(8)).toLocalDate()
            + "/"
            + id;
    String policy = ByteString.encodeUtf8(id).base64();
    policies.put(policy, new Policy(folder, model, in.key(), now.plus(POLICY_VALID)));
    ObjectNode answer = Wire.object();
    answer
        .putObject("data")
        .put("policy", policy)
        .put("signature", SIGNATURE)
        .put("upload_dir", folder)
        .put("upload_host", root.scheme() + "://" + root.host() + ":" + root.port())
        .put("expire_in_seconds", POLICY_VALID.toSeconds())
        .put("max_file_size_mb", 1024)
        .put("capacity_limit_mb", 999_999_999)
        .put("oss_access_key_id", ACCESS_KEY_ID)
        .put("x_oss_object_acl", "private")
        .put("x_oss_forbid_overwrite", "true");
    return Wire.answer(answer, in.requestId());
  }

  /** The form post. The storage is another service: it speaks XML and must not see the key. */
  MockResponse post(IncomingRequest in) {
    if (in.header("Authorization") != null) {
      return refuse(in, 400, "InvalidArgument", "Only one auth mechanism allowed.");
    }
    Map<String, FormPart> form = FormPart.all(in);
    if (form == null) {
      return refuse(
          in, 400, "MalformedPOSTRequest", "The body of your POST request is not well-formed.");
    }
    if (!List.copyOf(form.keySet()).get(form.size() - 1).equals("file")) {
      return refuse(
          in, 400, "InvalidArgument", "POST requires exactly one file upload per request.");
    }
    Policy policy = policies.get(field(form, "policy"));
    if (policy == null
        || !field(form, "Signature").equals(SIGNATURE)
        || !field(form, "OSSAccessKeyId").equals(ACCESS_KEY_ID)) {
      return refuse(
          in,
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided.");
    }
    if (clock.now().isAfter(policy.until)) {
      return refuse(in, 403, "AccessDenied", "Invalid according to Policy: Policy expired.");
    }
    String key = field(form, "key");
    if (!key.startsWith(policy.folder + "/")
        || !field(form, "x-oss-object-acl").equals("private")
        || !field(form, "x-oss-forbid-overwrite").equals("true")) {
      return refuse(
          in, 403, "AccessDenied", "Invalid according to Policy: Policy Condition failed.");
    }
    Stored file = new Stored(policy.model, bytes(form, "file"), clock.now().plus(FILE_VALID));
    if (files.putIfAbsent(key, file) != null) {
      return refuse(
          in,
          409,
          "FileAlreadyExists",
          "The object you specified already exists and can not be" + " overwritten.");
    }
    uploads.add(new RecordedUpload(key, file.model, policy.apiKey, file.bytes));
    return new MockResponse()
        .setResponseCode(field(form, "success_action_status").equals("200") ? 200 : 204)
        .setHeader("x-oss-request-id", in.requestId());
  }

  List<RecordedUpload> uploads() {
    return List.copyOf(uploads);
  }

  /** Forgets which files came; their addresses stay valid, because clients keep them. */
  void reset() {
    uploads.clear();
  }

  static boolean serves(IncomingRequest in) {
    return in.method().equals("POST") && in.path().equals("/");
  }

  /** Checks every {@code oss://} address of a request. */
  void check(IncomingRequest in, JsonNode body) {
    List<String> addresses = new ArrayList<>();
    collect(body, addresses);
    if (addresses.isEmpty()) {
      return;
    }
    if (!in.enables("X-DashScope-OssResourceResolve")) {
      throw Refusal.badRequest(
          "InvalidParameter",
          "The provided URL does not appear to be valid. Ensure it is correctly formatted.");
    }
    for (String address : addresses) {
      Stored file = files.get(address.substring("oss://".length()));
      if (file == null) {
        throw Refusal.badRequest(
            "InvalidURL", "Required URL is missing or invalid, please check the request URL.");
      }
      if (!file.model.equals(body.path("model").asText("")) || clock.now().isAfter(file.until)) {
        throw Refusal.badRequest(
            "InvalidParameter.DataInspection",
            "Unable to download the media resource during the data inspection process.");
      }
    }
  }

  /** The bytes behind an {@code oss://} address, null for any other. */
  byte @Nullable [] bytes(String address) {
    Stored file =
        address.startsWith("oss://") ? files.get(address.substring("oss://".length())) : null;
    return file == null ? null : file.bytes.toByteArray();
  }

  private static void collect(JsonNode node, List<String> addresses) {
    if (node.isTextual() && node.asText("").startsWith("oss://")) {
      addresses.add(node.asText(""));
    }
    for (JsonNode child : node) {
      collect(child, addresses);
    }
  }

  private static String field(Map<String, FormPart> form, String name) {
    return bytes(form, name).utf8();
  }

  private static ByteString bytes(Map<String, FormPart> form, String name) {
    FormPart part = form.get(name);
    return part == null ? ByteString.EMPTY : part.bytes();
  }

  private static MockResponse refuse(IncomingRequest in, int status, String code, String message) {
    return Wire.storageError(status, code, message, in.requestId());
  }
}
