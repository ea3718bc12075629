package dev.qiao.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Size;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.FakeModels;
import dev.qiao.testkit.RecordedCall;
import dev.qiao.testkit.SampleMedia;
import dev.qiao.video.wan.WanVideoEditRequest;
import dev.qiao.video.wan.WanVideoEditRequest.ControlCondition;
import dev.qiao.video.wan.WanVideoEditRequest.EditFunction;
import dev.qiao.video.wan.WanVideoEditRequest.MaskType;
import dev.qiao.video.wan.WanVideoEditRequest.ReferenceKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The five functions of VACE. */
@FakeModels
class WanVideoEditTest {
  private static final MediaSource PICTURE = MediaSource.of("https://example.com/cat.png");
  private static final MediaSource VIDEO = MediaSource.of("https://example.com/dance.mp4");

  private static String sent(
      FakeModelServer server, QiaoClient client, WanVideoEditRequest.Builder builder) {
    int before = server.requests().size();
    new VideoService(client).submit(builder.build());
    List<RecordedCall> calls = server.requests();
    return calls.get(before).body();
  }

  private static List<String> refusals(QiaoClient client, WanVideoEditRequest.Builder builder) {
    List<Violation> found = new ArrayList<>();
    assertThatThrownBy(() -> new VideoService(client).submit(builder.build()))
        .isInstanceOfSatisfying(
            RequestValidationException.class, e -> found.addAll(e.violations()));
    return found.stream()
        .map(v -> v.field() + " is " + v.value() + ": " + v.limit() + " (" + v.fix() + ")")
        .toList();
  }

  @Test
  void eachFunction_sendsItsOwnFields(FakeModelServer server, QiaoClient client) {
    assertThat(
            sent(
                server,
                client,
                WanVideoEditRequest.imageReference("She walks.")
                    .subject(PICTURE)
                    .background(PICTURE)
                    .size(Size.of(1280, 720))))
        .contains(
            "\"function\":\"image_reference\"",
            "\"ref_images_url\":[\"https://example.com/cat.png\",\"https://example.com/cat.png\"]",
            "\"obj_or_bg\":[\"obj\",\"bg\"]");
    assertThat(
            sent(
                server,
                client,
                WanVideoEditRequest.videoRepainting("In clay.", VIDEO, ControlCondition.DEPTH)))
        .isEqualTo(
            "{\"model\":\"wanx2.1-vace-plus\",\"input\":{\"function\":\"video_repainting\","
                + "\"prompt\":\"In clay.\",\"video_url\":\"https://example.com/dance.mp4\"},"
                + "\"parameters\":{\"control_condition\":\"depth\"}}");
    assertThat(
            sent(
                server,
                client,
                WanVideoEditRequest.videoEdit("A lion.", VIDEO, PICTURE)
                    .maskFrameId(1)
                    .maskType(MaskType.TRACKING)
                    .expandRatio(0.05)))
        .contains("\"mask_frame_id\":1", "\"mask_type\":\"tracking\"", "\"expand_ratio\":0.05");
    assertThat(
            sent(
                server,
                client,
                WanVideoEditRequest.videoExtension("It goes on.").firstClipUrl(VIDEO)))
        .contains("\"first_clip_url\":\"https://example.com/dance.mp4\"");
    assertThat(
            sent(
                server,
                client,
                WanVideoEditRequest.videoOutpainting("A hall.", VIDEO).leftScale(1.5)))
        .contains("\"left_scale\":1.5");
  }

  @Test
  void await_bringsTheVideo(QiaoClient client) {
    VideoResult result =
        new VideoService(client)
            .submit(WanVideoEditRequest.videoOutpainting("A hall.", VIDEO).build())
            .await();

    assertThat(result.actualPrompt()).startsWith("A hall.");
    assertThat(result.usage()).isNotNull();
    assertThat(result.usage().videoRatio()).isEqualTo("standard");
  }

  @Test
  void await_failedTask_saysWhy(FakeModelServer server, QiaoClient client) {
    server.nextTaskFails("InvalidParameter", "The size is not match.");
    TaskHandle<VideoResult> task =
        new VideoService(client)
            .submit(WanVideoEditRequest.videoOutpainting("A hall.", VIDEO).build());

    assertThatThrownBy(task::await)
        .isInstanceOf(TaskFailedException.class)
        .hasMessageContaining("The size is not match.");
  }

  @Test
  void fieldOfAnotherFunction_isRefusedWithTheFunctionsThatTakeIt(QiaoClient client) {
    assertThat(
            refusals(
                client,
                WanVideoEditRequest.videoOutpainting("A hall.", VIDEO)
                    .maskImageUrl(PICTURE)
                    .strength(0.5)
                    .controlCondition(ControlCondition.DEPTH)))
        .containsExactly(
            "input.mask_image_url is https://example.com/cat.png: left out for video_outpainting"
                + " (it belongs to video_edit)",
            "parameters.control_condition is depth: left out for video_outpainting (it belongs to"
                + " video_repainting, video_edit, video_extension)",
            "parameters.strength is 0.5: left out for video_outpainting (it belongs to"
                + " video_repainting)");
  }

  @Test
  void limits_areNamed(QiaoClient client) {
    assertThat(
            refusals(
                client, WanVideoEditRequest.videoOutpainting("字", VIDEO).topScale(2.5).duration(6)))
        .containsExactly(
            "parameters.duration is 6: 5 for wanx2.1-vace-plus (set that or leave it out)",
            "parameters.top_scale is 2.5: at least 1 and at most 2 (set a value in that range)");
    assertThat(
            refusals(
                client,
                WanVideoEditRequest.videoEdit(
                        "A lion.", MediaSource.of(SampleMedia.speechWav("no"), "a.mp4"), PICTURE)
                    .controlCondition(ControlCondition.SCRIBBLE)
                    .maskType(MaskType.FIXED)
                    .expandRatio(0.1)))
        .containsExactly(
            "input.video_url is WAV: MP4 for wanx2.1-vace-plus (convert it; the format is detected"
                + " from the content, not the name)",
            "parameters.control_condition is scribble: posebodyface or depth for video_edit (only"
                + " video_repainting follows this)");
  }

  @Test
  void pictures_thatWouldBeDroppedOrMistaken_areRefused(QiaoClient client) {
    assertThat(
            refusals(
                client,
                WanVideoEditRequest.imageReference("She walks.")
                    .subject(PICTURE)
                    .subject(PICTURE)
                    .background(PICTURE)
                    .background(PICTURE)))
        .containsExactly(
            "parameters.obj_or_bg is [obj, obj, bg, bg]: at most one bg (choose one background)");
    assertThat(
            refusals(
                client,
                WanVideoEditRequest.imageReference("She walks.")
                    .refImagesUrl(PICTURE, PICTURE)
                    .objOrBg(ReferenceKind.SUBJECT)))
        .containsExactly(
            "parameters.obj_or_bg is [obj]: one word for each of the 2 pictures (add pictures with"
                + " subject(..) and background(..))");
  }

  @Test
  void build_withoutWhatAFunctionWorksOn_saysWhatIsMissing() {
    assertThatThrownBy(() -> WanVideoEditRequest.imageReference("She walks.").build())
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "WanVideoEditRequest breaks a documented limit: input.ref_images_url is empty but must"
                + " be set (add subject(..))");
    assertThatThrownBy(() -> WanVideoEditRequest.videoExtension("On.").build())
        .hasMessage(
            "WanVideoEditRequest breaks a documented limit: input.first_frame_url is not set but"
                + " must be set (set what is extended: firstFrameUrl, lastFrameUrl, firstClipUrl or"
                + " lastClipUrl)");
    assertThatThrownBy(
            () ->
                WanVideoEditRequest.videoExtension("On.")
                    .firstFrameUrl(PICTURE)
                    .videoUrl(VIDEO)
                    .build())
        .hasMessage(
            "WanVideoEditRequest breaks a documented limit: parameters.control_condition is not set"
                + " but must be set (say what of input.video_url is followed)");
    assertThatThrownBy(
            () ->
                WanVideoEditRequest.videoEdit("A lion.", VIDEO, PICTURE)
                    .maskVideoUrl(VIDEO)
                    .build())
        .hasMessage(
            "WanVideoEditRequest breaks a documented limit: input.mask_image_url is"
                + " https://example.com/cat.png but must be left out with input.mask_video_url (one"
                + " of the two says what is edited)");
  }

  @Test
  void functionNobodyKnows_isNeverRefused(FakeModelServer server, QiaoClient client) {
    assertThat(
            sent(
                server,
                client,
                WanVideoEditRequest.builder(
                        VideoModels.WANX2_1_VACE_PLUS, EditFunction.of("video_dreaming"), "Dream.")
                    .strength(0.5)))
        .contains("\"function\":\"video_dreaming\"", "\"strength\":0.5");
  }
}
