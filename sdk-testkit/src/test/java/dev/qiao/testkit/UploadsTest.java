package dev.qiao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.qiao.core.Model;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.InputMediaException;
import dev.qiao.core.file.MediaSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import okhttp3.MultipartBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The upload policy, the form post to the storage host, and requests with {@code oss://}. */
@FakeModels
class UploadsTest {
  private static final Model DETECT_MODEL = Model.of("emo-detect-v1");

  @Test
  void aPolicyHasTheDocumentedFields(FakeModelServer server) {
    JsonNode policy = policy(server);
    assertThat(policy.path("upload_dir").asText()).startsWith("dashscope-instant/");
    assertThat(policy.path("upload_host").asText()).startsWith("http://127.0.0.1:");
    assertThat(policy.path("expire_in_seconds").asInt()).isEqualTo(300);
    assertThat(policy.path("max_file_size_mb").isNumber()).isTrue();
    assertThat(policy.path("x_oss_object_acl").asText()).isEqualTo("private");
    assertThat(policy.path("x_oss_forbid_overwrite").isTextual()).isTrue();
    Plain plain = new Plain(server);
    assertThat(plain.get("/api/v1/uploads?action=getPolicy").status()).isEqualTo(400);
    assertThat(plain.get("/api/v1/uploads?action=other&model=m").status()).isEqualTo(400);
  }

  @Test
  void aClientUploadsAndTheModelSeesThePicture(FakeModelServer server, QiaoClient client) {
    MediaSource portrait =
        client
            .files()
            .upload(MediaSource.of(SampleMedia.portraitPng(), "portrait.png"), DETECT_MODEL);
    assertThat(portrait.url()).startsWith("oss://dashscope-instant/").endsWith("/portrait.png");
    RecordedCall post = server.requests().get(1);
    assertThat(post.path()).isEqualTo("/");
    assertThat(post.header("Authorization")).isEmpty();
    assertThat(post.body()).startsWith("(multipart/form-data; boundary=").endsWith(" bytes)");

    JsonNode output = detect(server, String.valueOf(portrait.url())).json().path("output");
    assertThat(output.path("check_pass").asBoolean()).isTrue();
    assertThat(output.path("face_bbox").toString()).isEqualTo("[138,190,373,443]");
    assertThat(output.path("ext_bbox").toString()).isEqualTo("[0,60,512,572]");
  }

  @Test
  void aPictureThatIsTooSmallOrNoneDoesNotPass(FakeModelServer server, QiaoClient client)
      throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png", small);
    assertThat(rejection(server, client, small.toByteArray())).isEqualTo("InvalidFile.Resolution");
    assertThat(rejection(server, client, SampleMedia.speechWav("no picture")))
        .isEqualTo("InvalidFile.Format");
  }

  private static String rejection(FakeModelServer server, QiaoClient client, byte[] file) {
    MediaSource media = client.files().upload(MediaSource.of(file, "file.png"), DETECT_MODEL);
    JsonNode output = detect(server, String.valueOf(media.url())).json().path("output");
    assertThat(output.path("check_pass").asBoolean(true)).isFalse();
    return output.path("code").asText();
  }

  @Test
  void anAddressCountsOnlyWithItsHeaderItsModelAndItsTime(
      FakeModelServer server, QiaoClient client) {
    String url =
        String.valueOf(
            client
                .files()
                .upload(MediaSource.of(SampleMedia.portraitPng(), "p.png"), Model.of("other"))
                .url());
    Plain.Reply withoutHeader = new Plain(server).post(Plain.DETECT, body(url));
    assertThat(withoutHeader.status()).isEqualTo(400);
    assertThat(withoutHeader.json().path("code").asText()).isEqualTo("InvalidParameter");
    Plain.Reply otherModel = detect(server, url);
    assertThat(otherModel.status()).isEqualTo(400);
    assertThat(otherModel.json().path("code").asText())
        .isEqualTo("InvalidParameter.DataInspection");
    Plain.Reply unknown = detect(server, "oss://nobody/p.png");
    assertThat(unknown.json().path("code").asText()).isEqualTo("InvalidURL");

    MediaSource own =
        client.files().upload(MediaSource.of(SampleMedia.portraitPng(), "p.png"), DETECT_MODEL);
    server.passTime(Duration.ofHours(49));
    assertThatThrownBy(
            () ->
                client
                    .raw()
                    .withHeader("X-DashScope-OssResourceResolve", "enable")
                    .post(
                        "/services/aigc/image2video/face-detect",
                        Plain.quoted(body(String.valueOf(own.url())))))
        .isInstanceOf(InputMediaException.class);
  }

  @Test
  void theFormMustBeAsThePolicySays(FakeModelServer server) {
    JsonNode policy = policy(server);
    Map<String, String> form = form(policy);
    assertStorage(post(server, form, "Bearer " + server.apiKey()), 400, "InvalidArgument");
    assertStorage(post(server, with(form, "policy", "eA=="), null), 403, "SignatureDoesNotMatch");
    assertStorage(post(server, with(form, "key", "elsewhere/p.png"), null), 403, "AccessDenied");
    Map<String, String> fileFirst = new LinkedHashMap<>(Map.of("file", "bytes"));
    form.forEach(fileFirst::putIfAbsent);
    assertStorage(post(server, fileFirst, null), 400, "InvalidArgument");
    Plain plain = new Plain(server);
    assertStorage(
        plain.send(plain.request("/").POST(BodyPublishers.ofString("no form"))),
        400,
        "MalformedPOSTRequest");

    assertThat(post(server, form, null).status()).isEqualTo(200);
    assertStorage(post(server, form, null), 409, "FileAlreadyExists");
    Map<String, String> silent = new LinkedHashMap<>(with(form, "key", form.get("key") + "2"));
    silent.remove("success_action_status");
    assertThat(post(server, silent, null).status()).isEqualTo(204);
    server.passTime(Duration.ofMinutes(6));
    Plain.Reply late = post(server, form, null);
    assertStorage(late, 403, "AccessDenied");
    assertThat(late.text()).contains("Invalid according to Policy: Policy expired.");
  }

  private static JsonNode policy(FakeModelServer server) {
    return new Plain(server)
        .get("/api/v1/uploads?action=getPolicy&model=emo-detect-v1")
        .json()
        .path("data");
  }

  private static Map<String, String> form(JsonNode policy) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("OSSAccessKeyId", policy.path("oss_access_key_id").asText());
    form.put("Signature", policy.path("signature").asText());
    form.put("policy", policy.path("policy").asText());
    form.put("x-oss-object-acl", policy.path("x_oss_object_acl").asText());
    form.put("x-oss-forbid-overwrite", policy.path("x_oss_forbid_overwrite").asText());
    form.put("key", policy.path("upload_dir").asText() + "/p.png");
    form.put("success_action_status", "200");
    form.put("file", "bytes");
    return form;
  }

  private static Map<String, String> with(Map<String, String> form, String name, String value) {
    Map<String, String> copy = new LinkedHashMap<>(form);
    copy.put(name, value);
    return copy;
  }

  private static Plain.Reply post(
      FakeModelServer server, Map<String, String> form, @Nullable String key) {
    MultipartBody.Builder parts = new MultipartBody.Builder().setType(MultipartBody.FORM);
    form.forEach(parts::addFormDataPart);
    MultipartBody body = parts.build();
    Buffer bytes = new Buffer();
    try {
      body.writeTo(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Plain plain = new Plain(server);
    HttpRequest.Builder request =
        plain
            .request("/")
            .header("Content-Type", body.contentType().toString())
            .POST(BodyPublishers.ofByteArray(bytes.readByteArray()));
    return plain.send(key == null ? request : request.header("Authorization", key));
  }

  private static void assertStorage(Plain.Reply reply, int status, String code) {
    assertThat(reply.text()).contains("<Code>" + code + "</Code>");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/xml");
  }

  private static Plain.Reply detect(FakeModelServer server, String url) {
    return new Plain(server)
        .post(Plain.DETECT, body(url), "X-DashScope-OssResourceResolve", "enable");
  }

  private static String body(String url) {
    return "{'model':'emo-detect-v1','input':{'image_url':'"
        + url
        + "'},'parameters':{'ratio':'1:1'}}";
  }
}
