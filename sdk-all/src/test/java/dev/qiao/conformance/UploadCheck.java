package dev.qiao.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.upload.UploadPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * An upload to DashScope's temporary storage: the policy is asked for, the form says what the
 * policy permits, and the caller gets the address of the object. One server plays both hosts.
 */
final class UploadCheck {
  private static final String POLICY_PATH = "/uploads";
  private static final String ANY_MODEL = "qwen-vl-plus";
  private static final String ANY_NAME = "cat.png";

  /** What the form must have, by the name of each field, and the policy's name for it. */
  private static final List<String[]> FIELDS =
      List.of(
          new String[] {"OSSAccessKeyId", "oss_access_key_id"},
          new String[] {"Signature", "signature"},
          new String[] {"policy", "policy"},
          new String[] {"x-oss-object-acl", "x_oss_object_acl"},
          new String[] {"x-oss-forbid-overwrite", "x_oss_forbid_overwrite"});

  /** The documents add it to the form; without it the storage answers 204. */
  private static final String SUCCESS_STATUS = "success_action_status";

  private final Wire wire;
  private final ResponseCheck responses;

  /** The same content is uploaded once, so each upload has its own. */
  private final AtomicInteger contents = new AtomicInteger();

  UploadCheck(Wire wire, ResponseCheck responses) {
    this.wire = wire;
    this.responses = responses;
  }

  /** Checks a policy. */
  void checkPolicy(Vector vector) throws Mismatch {
    Pairs query = vector.place().query();
    String model = query == null ? null : query.first("model");
    Outcome outcome =
        upload(
            vector.hasResponse() ? vector.response() : answer(samplePolicy()),
            Answer.none(),
            model == null ? ANY_MODEL : model,
            ANY_NAME);
    List<RecordedRequest> sent = wire.requests();
    if (vector.request().isObject()) {
      RequestCheck.checkPlace(vector, sent(sent, "GET", outcome));
    }
    if (!vector.hasResponse()) {
      return;
    }
    JsonNode body = vector.response().path("body");
    if (vector.isRefused() || ErrorCheck.isError(body)) {
      responses.check(
          vector,
          Vendor.DASHSCOPE,
          response -> upload(response, Answer.none(), ANY_MODEL, ANY_NAME));
      return;
    }
    // Two leaves decide nothing in an upload, so the policy itself must have them all.
    responses.check(vector, Vendor.DASHSCOPE, UploadCheck::read);
    checkForm(
        form(body.path("data").isObject() ? body.path("data") : body.path("output"), ANY_NAME),
        SentForm.of(sent(sent, "POST", outcome)));
  }

  static Outcome read(JsonNode response) {
    byte[] body = response.path("body").toString().getBytes(StandardCharsets.UTF_8);
    return Outcome.of(() -> List.of(UploadPolicy.of(Json.treeOrNull(body))));
  }

  /** Checks a form. */
  void checkPost(Vector vector) throws Mismatch {
    JsonNode parts = vector.request().path("multipart");
    Pairs wanted = new Pairs();
    JsonNode file = JsonNodeFactory.instance.objectNode();
    for (JsonNode part : parts) {
      if (part.has("value")) {
        wanted.add(part.path("name").asText(), part.path("value").asText());
      } else {
        file = part;
      }
    }
    String key = Optional.ofNullable(wanted.first("key")).orElse("dashscope-instant/d/" + ANY_NAME);
    int slash = key.lastIndexOf('/');
    String name = key.substring(slash + 1);
    ObjectNode policy = samplePolicy();
    policy.put("upload_dir", key.substring(0, Math.max(slash, 0)));
    for (String[] field : FIELDS) {
      String value = wanted.first(field[0]);
      if (value != null) {
        policy.put(field[1], value);
      }
    }
    MockResponse stored = vector.hasResponse() ? Answer.of(vector.response()) : Answer.none();
    Function<MockResponse, Outcome> run = answer -> upload(answer(policy), answer, ANY_MODEL, name);
    Outcome outcome = run.apply(stored);
    RecordedRequest sent = sent(wire.requests(), "POST", outcome);
    if (vector.request().isObject()) {
      RequestCheck.checkPlace(vector, sent);
      if (sent.getHeader("Authorization") != null) {
        throw new Mismatch("header Authorization was sent to the storage host");
      }
      SentForm form = SentForm.of(sent);
      checkForm(wanted, form);
      checkFile(file, form.last());
    }
    if (vector.isRefused()) {
      responses.check(vector, Vendor.DASHSCOPE, response -> run.apply(Answer.of(response)));
    } else if (!outcome.values().equals(List.of("oss://" + key))) {
      throw new Mismatch("the upload gives " + outcome + " and not oss://" + key);
    }
  }

  /** The form has these fields and no other, and then the file. */
  static void checkForm(Pairs wanted, SentForm form) throws Mismatch {
    Pairs sent = form.fields();
    String difference =
        wanted.first(SUCCESS_STATUS) == null
            ? wanted.difference(sent.without(SUCCESS_STATUS))
            : wanted.difference(sent);
    if (difference != null) {
      throw new Mismatch("form: " + difference);
    }
    SentForm.Part last = form.last();
    if (!last.name().equals("file") || last.fileName() == null) {
      throw new Mismatch("form: the last part is " + last.name() + " and not the file");
    }
  }

  private static void checkFile(JsonNode wanted, SentForm.Part sent) throws Mismatch {
    same("filename", wanted.path("filename"), sent.fileName());
    same("content_type", wanted.path("content_type"), sent.type());
  }

  private static void same(String what, JsonNode wanted, @Nullable String sent) throws Mismatch {
    if (wanted.isTextual() && !wanted.asText().equals(sent)) {
      throw new Mismatch(
          "form: the file's " + what + " is " + sent + " and not " + wanted.asText());
    }
  }

  /** What the form must have for a policy. */
  private static Pairs form(JsonNode policy, String name) {
    Pairs form = new Pairs();
    for (String[] field : FIELDS) {
      form.add(field[0], policy.path(field[1]).asText());
    }
    return form.add("key", policy.path("upload_dir").asText() + "/" + name);
  }

  private static RecordedRequest sent(List<RecordedRequest> all, String method, Outcome outcome)
      throws Mismatch {
    for (RecordedRequest request : all) {
      if (method.equals(request.getMethod())) {
        return request;
      }
    }
    throw new Mismatch(
        "no "
            + method
            + " was sent"
            + (outcome.failure() == null ? "" : ": " + Mismatch.text(outcome.failure())));
  }

  /** Uploads, and gives the address as the only value. */
  private Outcome upload(JsonNode policy, MockResponse stored, String model, String name) {
    MockResponse permitted = Answer.of(here(policy));
    MediaSource media =
        MediaSource.of(("content " + contents.incrementAndGet()).getBytes(UTF_8), name);
    return wire.answering(
        path -> (path.contains(POLICY_PATH) ? permitted : stored).clone(),
        () ->
            Outcome.of(
                () ->
                    List.of(
                        String.valueOf(
                            wire.client(Vendor.DASHSCOPE)
                                .files()
                                .upload(media, Model.of(model))
                                .url()))));
  }

  /** A policy whose storage is this server; the samples' host is not ours to send to. */
  private JsonNode here(JsonNode response) {
    JsonNode copy = response.deepCopy();
    for (String data : new String[] {"data", "output"}) {
      if (copy.path("body").path(data) instanceof ObjectNode policy) {
        policy.put("upload_host", wire.url("/"));
      }
    }
    return copy;
  }

  private static JsonNode answer(ObjectNode policy) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putObject("body").set("data", policy);
    return response;
  }

  /** A policy with every field, none of which a form's vector need show. */
  private static ObjectNode samplePolicy() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("policy", "p")
        .put("signature", "s")
        .put("upload_dir", "dashscope-instant/d")
        .put("expire_in_seconds", 300)
        .put("max_file_size_mb", 100)
        .put("capacity_limit_mb", 999)
        .put("oss_access_key_id", "id")
        .put("x_oss_object_acl", "private")
        .put("x_oss_forbid_overwrite", "true");
  }
}
