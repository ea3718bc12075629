package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Vendor;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The conformance test can fail with uploads. */
class VectorConformanceUploadsSelfTest extends ChangedVectors {
  private static final String POLICY = "upload.get-policy/policy";
  private static final String FORM = "upload.post-object/form-post-success-action-status";
  private static final SentForm.Part FILE =
      new SentForm.Part("file", "cat.png", "image/png", "PIXELS");

  @Test
  void aPolicyAskedForElsewhereIsNamed() throws IOException {
    assertThat(
            reason(
                POLICY,
                v ->
                    object(v, "/request")
                        .put("path", "/api/v1/uploads?action=getPolicy&model=m&size=1")))
        .isEqualTo("sent to /api/v1/uploads?action=getPolicy&model=m: size is absent and not 1");
    assertThat(reason(POLICY, v -> object(v, "/request").put("path", "/api/v1/files?model=m")))
        .startsWith("sent to /api/v1/uploads?action=getPolicy&model=m and not /api/v1/files");
    assertThat(reason(POLICY, v -> object(v, "/request").put("method", "POST")))
        .isEqualTo("sent with GET and not POST");
    assertThat(reason(POLICY, v -> object(v, "/request/headers").put("X-New", "on")))
        .isEqualTo("header X-New: on was not sent");
  }

  @Test
  void anUnknownFieldOfAPolicyIsNamed() throws IOException {
    assertThat(reason(POLICY, v -> object(v, "/response/body/data").put("mood", "x")))
        .isEqualTo("response: no component for [0].additional.data");
  }

  @Test
  void aPolicyInTheOtherEnvelopePasses() throws IOException {
    assertThat(
            reason(
                POLICY,
                v -> {
                  ObjectNode body = object(v, "/response/body");
                  body.set("output", body.remove("data"));
                }))
        .isNull();
  }

  @Test
  void anErrorOfAnotherTypeIsNamed() throws IOException {
    ExpectedErrors wrong =
        ExpectedErrors.documented()
            .with(Vendor.DASHSCOPE, 429, "Throttling.RateQuota", "BillingException");
    try (Conformance other = new Conformance(List.of(), wrong)) {
      assertThat(other.check(Vector.of(read("upload.get-policy/rate-limited"))))
          .isEqualTo(
              "error 429 Throttling.RateQuota gives RateLimitException REQUEST_RATE,"
                  + " not BillingException");
    }
  }

  @Test
  void aFieldOfTheFormThatIsNotSentIsNamed() throws IOException {
    assertThat(
            reason(
                FORM,
                v ->
                    ((ArrayNode) v.at("/request/multipart"))
                        .addObject()
                        .put("name", "x-oss-new")
                        .put("value", "1")))
        .isEqualTo("form: x-oss-new is absent and not 1");
    assertThat(reason(FORM, v -> object(v, "/request/multipart/6").put("value", "201")))
        .isEqualTo("form: success_action_status is 200 and not 201");
  }

  @Test
  void anotherFileIsNamed() throws IOException {
    assertThat(reason(FORM, v -> object(v, "/request/multipart/7").put("filename", "dog.png")))
        .isEqualTo("form: the file's filename is cat.png and not dog.png");
    assertThat(reason(FORM, v -> object(v, "/request/multipart/7").put("content_type", "a/b")))
        .isEqualTo("form: the file's content_type is image/png and not a/b");
  }

  @Test
  void aFormWithAnotherValueOrOrderIsNamed() {
    Pairs wanted = new Pairs().add("policy", "p");
    SentForm.Part policy = new SentForm.Part("policy", null, null, "p");
    assertThatThrownBy(
            () ->
                UploadCheck.checkForm(
                    wanted,
                    new SentForm(List.of(new SentForm.Part("policy", null, null, "q"), FILE))))
        .hasMessage("form: policy is q and not p");
    assertThatThrownBy(() -> UploadCheck.checkForm(wanted, new SentForm(List.of(FILE, policy))))
        .hasMessage("form: the last part is policy and not the file");
    assertThatThrownBy(() -> UploadCheck.checkForm(new Pairs(), new SentForm(List.of())))
        .hasMessage("sent: the form has no parts");
  }

  @Test
  void aRefusalOfTheStorageIsExpectedByItsStatus() throws IOException {
    Consumer<ObjectNode> refused =
        v ->
            object(v, "/response")
                .put("status", 403)
                .put("body", "<Error><Code>AccessDenied</Code></Error>");
    assertThat(reason(FORM, refused)).isNull();
    assertThat(
            reason(
                FORM,
                v -> {
                  refused.accept(v);
                  object(v, "/response").put("status", 430);
                }))
        .startsWith("ExpectedErrors has no row for DASHSCOPE, status 430, code ;");
  }
}
