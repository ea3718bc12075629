package dev.qiao.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.ContentRejectedException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.image.wan.WanImageRequest;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.SampleMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageStreamTest {
  private static final WanImageRequest TUTORIAL =
      WanImageRequest.builder(ImageModels.WAN2_6_IMAGE, "How to fold a crane.")
          .enableInterleave(true)
          .maxImages(2)
          .build();

  private final FakeModelServer server = FakeModelServer.start();
  private final QiaoClient client = server.client();
  private final ImageService images = new ImageService(client);

  @TempDir Path folder;

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void parts_comeInTheirOrder_andAnImageCanBeSavedAtOnce() {
    List<String> heard = new ArrayList<>();
    try (ImageStream stream = images.stream(TUTORIAL)) {
      for (ImagePart part : stream) {
        if (part instanceof ImagePart.Text text) {
          heard.add(text.text());
        } else if (part instanceof ImagePart.Image image) {
          Path saved = image.file().saveTo(folder.resolve(heard.size() + ".png"));
          heard.add("saved");
          assertThat(saved).exists();
        }
      }
      assertThat(stream.accumulated().usage().images()).isEqualTo(2);
      assertThat(stream.requestId()).isNotNull();
    }

    String all = String.join("", heard);
    assertThat(all).isEqualTo("Step 1: look closely.savedStep 2: look closely.saved");
    assertThat(heard).as("texts come in pieces").hasSizeGreaterThan(6);
    assertThat(server.requests("/generation").get(0).json("/parameters"))
        .hasToString("{max_images=2, enable_interleave=true, stream=true}");
  }

  @Test
  void collect_givesWhatAPlainAnswerWould() {
    ImageResult streamed = images.stream(TUTORIAL).collect();
    ImageResult task = images.submit(TUTORIAL).await();

    assertThat(streamed.parts()).hasSize(4).hasSameSizeAs(task.parts());
    assertThat(streamed.text()).isEqualTo(task.text());
    assertThat(streamed.answers()).isEqualTo(task.answers());
    assertThat(streamed.finished()).isEqualTo(task.finished()).isTrue();
    assertThat(streamed.usage()).isEqualTo(task.usage());
    assertThat(streamed.additional()).isEmpty();
    assertThat(streamed.saveAll(folder).saved())
        .extracting(saved -> saved.path().getFileName().toString())
        .hasSize(2);
    assertThat(streamed.image().saveTo(folder.resolve("first.png")))
        .hasBinaryContent(SampleMedia.picturePng("How to fold a crane."));
  }

  @Test
  void anErrorInTheMiddle_isThrown_andWhatCameIsThere() {
    server.nextStreamFailsAfter(3, "DataInspectionFailed", "no cranes, please");

    try (ImageStream stream = images.stream(TUTORIAL)) {
      Iterator<ImagePart> parts = stream.iterator();
      for (int i = 0; i < 3; i++) {
        assertThat(parts.next()).isInstanceOf(ImagePart.Text.class);
      }
      assertThatThrownBy(parts::hasNext)
          .isInstanceOf(ContentRejectedException.class)
          .hasMessageContaining("no cranes, please");
      assertThat(stream.accumulated().parts()).hasSize(1);
      assertThat(stream.accumulated().answers().get(0).finishReason()).isEqualTo("null");
    }
  }

  @Test
  void aStreamThatBreaks_keepsWhatCame() {
    server.nextStreamBreaksAfter(4);

    ImageStream stream = images.stream(TUTORIAL);
    assertThatThrownBy(stream::collect)
        .isInstanceOfSatisfying(
            StreamTruncatedException.class,
            e -> {
              assertThat(e.events()).isEqualTo(4);
              assertThat(e.received())
                  .isInstanceOfSatisfying(
                      ImageResult.class, partial -> assertThat(partial.text()).isNotEmpty());
            });
  }

  @Test
  void close_endsTheCall() {
    server.nextStreamStallsAfter(1);

    ImageStream stream = images.stream(TUTORIAL);
    Iterator<ImagePart> parts = stream.iterator();
    parts.next();
    stream.close();

    assertThatThrownBy(parts::hasNext).isInstanceOf(CallCanceledException.class);
  }

  @Test
  void aRequestThatDoesNotTakeTurns_isNoStream() {
    WanImageRequest plain =
        WanImageRequest.builder(ImageModels.WAN2_7_IMAGE, "A cat.").n(1).build();

    assertThatThrownBy(() -> images.stream(plain))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "only interleaved texts and images come as a stream: set enableInterleave(true), or use"
                + " generate(..) or submit(..)");
    assertThat(server.requests()).isEmpty();
  }
}
