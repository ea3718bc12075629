package dev.qiao.video.portrait;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.qiao.core.Model;
import dev.qiao.core.OpenValue;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.NativeRequestBuilder;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoOperations;
import dev.qiao.video.VideoRequest;
import dev.qiao.video.internal.address.Addresses;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a short sticker-like video of a portrait with a ready-made expression, in one to five
 * minutes: a plain square video without text. Goes after {@link EmojiDetectRequest} has passed the
 * portrait. Region cn-beijing only. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/emoji-api">Emoji video generation</a>.
 *
 * @param model {@code emoji-v1}
 * @param input portrait, boxes and expression
 * @param parameters none is documented; null for none
 * @param additional fields beside these
 */
public record EmojiRequest(
    Model model,
    Input input,
    @Nullable Map<String, Object> parameters,
    @Additional Map<String, Object> additional)
    implements VideoRequest {
  /** Refuses null for a required component, and an additional field named like a component. */
  public EmojiRequest {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(input, "input");
    parameters = parameters == null ? null : Additional.Copy.of(parameters);
    additional = Additional.Copy.of(additional, EmojiRequest.class);
  }

  /**
   * Portrait, boxes and expression.
   *
   * @param imageUrl the picture that was detected
   * @param faceBbox from the detection
   * @param extBbox from the detection, about a square
   * @param drivenId the expression
   * @param additional fields beside these
   */
  public record Input(
      MediaSource imageUrl,
      PortraitBox faceBbox,
      PortraitBox extBbox,
      DrivenId drivenId,
      @Additional Map<String, Object> additional) {
    /** Refuses null for a required component, and an additional field named like a component. */
    public Input {
      Objects.requireNonNull(imageUrl, "imageUrl");
      Objects.requireNonNull(faceBbox, "faceBbox");
      Objects.requireNonNull(extBbox, "extBbox");
      Objects.requireNonNull(drivenId, "drivenId");
      additional = Additional.Copy.of(additional, Input.class);
    }
  }

  /**
   * A ready-made expression. The service refuses one that it does not have before anything is
   * billed; one that is not listed here is sent with a warning.
   */
  public static final class DrivenId extends OpenValue {
    /** Cute child: happy. */
    public static final DrivenId MENGWA_KAIXIN = new DrivenId("mengwa_kaixin");

    /** Cute child: staring. */
    public static final DrivenId MENGWA_DENGYAN = new DrivenId("mengwa_dengyan");

    /** Cute child: moved. */
    public static final DrivenId MENGWA_GANDONG = new DrivenId("mengwa_gandong");

    /** Cute child: serious. */
    public static final DrivenId MENGWA_RENZHEN_1 = new DrivenId("mengwa_renzhen_1");

    /** Cute child: excited. */
    public static final DrivenId MENGWA_JIDONG = new DrivenId("mengwa_jidong");

    /** Cute child: sleepy. */
    public static final DrivenId MENGWA_KUN_1 = new DrivenId("mengwa_kun_1");

    /** Cute child: sly. */
    public static final DrivenId MENGWA_JIAOXIE = new DrivenId("mengwa_jiaoxie");

    /** Office worker: happy. */
    public static final DrivenId DAGONG_KAIXIN = new DrivenId("dagong_kaixin");

    /** Office worker: looking up. */
    public static final DrivenId DAGONG_YANGWANG = new DrivenId("dagong_yangwang");

    /** Office worker: puzzled. */
    public static final DrivenId DAGONG_KUNHUO = new DrivenId("dagong_kunhuo");

    /** Office worker: going mad. */
    public static final DrivenId DAGONG_ZHUAKUANG = new DrivenId("dagong_zhuakuang");

    /** Office worker: helpless. */
    public static final DrivenId DAGONG_WUNAI = new DrivenId("dagong_wunai");

    /** Office worker: smiling. */
    public static final DrivenId DAGONG_WEIXIAO = new DrivenId("dagong_weixiao");

    /** Office worker: grateful. */
    public static final DrivenId DAGONG_GANJI = new DrivenId("dagong_ganji");

    /** Classic: naughty. */
    public static final DrivenId JINGDIAN_TIAOPI = new DrivenId("jingdian_tiaopi");

    /** Classic: proud. */
    public static final DrivenId JINGDIAN_DEYI_1 = new DrivenId("jingdian_deyi_1");

    /** Classic: expectant. */
    public static final DrivenId JINGDIAN_QIDAI = new DrivenId("jingdian_qidai");

    /** Classic: lazy. */
    public static final DrivenId JINGDIAN_LANDUO_1 = new DrivenId("jingdian_landuo_1");

    /** Classic: scornful. */
    public static final DrivenId JINGDIAN_XIANQI = new DrivenId("jingdian_xianqi");

    /** Classic: tired. */
    public static final DrivenId JINGDIAN_LEI = new DrivenId("jingdian_lei");

    private DrivenId(String value) {
      super(value);
    }

    /** The expression of that word. */
    @JsonCreator
    public static DrivenId of(String value) {
      return new DrivenId(value);
    }
  }

  /**
   * Starts a request for a detected portrait.
   *
   * @param detection what {@code VideoService.detect} returned
   * @param drivenId the expression
   * @throws IllegalArgumentException if the detection does not know its picture
   */
  public static Builder builder(EmojiDetection.Passed detection, DrivenId drivenId) {
    return new Builder(
        VideoModels.EMOJI_V1,
        Detections.picture(Objects.requireNonNull(detection, "the detection is null").image()),
        detection.faceBbox(),
        detection.extBbox(),
        drivenId);
  }

  /** Starts a request with the boxes of an earlier detection of the same picture. */
  public static Builder builder(
      MediaSource imageUrl, PortraitBox faceBbox, PortraitBox extBbox, DrivenId drivenId) {
    return new Builder(VideoModels.EMOJI_V1, imageUrl, faceBbox, extBbox, drivenId);
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<EmojiRequest, ?> operation() {
    return VideoOperations.EMOJI_CREATE;
  }

  @Override
  public void validate(Violations violations) {
    Addresses.fetched(violations, "input.image_url", input.imageUrl);
    violations.check("input.driven_id", input.drivenId);
  }

  /** Collects what is set; only that is sent. */
  public static final class Builder extends NativeRequestBuilder<Builder> {
    // derived from the components: begin
    // without setter: imageUrl, faceBbox, extBbox

    private MediaSource imageUrl;
    private PortraitBox faceBbox;
    private PortraitBox extBbox;
    private DrivenId drivenId;

    private Builder(
        Model model,
        MediaSource imageUrl,
        PortraitBox faceBbox,
        PortraitBox extBbox,
        DrivenId drivenId) {
      super(model);
      this.imageUrl = Objects.requireNonNull(imageUrl, "imageUrl");
      this.faceBbox = Objects.requireNonNull(faceBbox, "faceBbox");
      this.extBbox = Objects.requireNonNull(extBbox, "extBbox");
      this.drivenId = Objects.requireNonNull(drivenId, "drivenId");
    }

    private Builder(EmojiRequest from) {
      super(from.model);
      imageUrl = from.input.imageUrl;
      faceBbox = from.input.faceBbox;
      extBbox = from.input.extBbox;
      drivenId = from.input.drivenId;
      additionalInput.putAll(from.input.additional);
      if (from.parameters != null) {
        parametersSent = true;
        additionalParameters.putAll(from.parameters);
      }
      additional.putAll(from.additional);
    }

    /** The expression. */
    public Builder drivenId(DrivenId value) {
      drivenId = Objects.requireNonNull(value, "drivenId");
      return this;
    }

    /** Returns the request with what was set. */
    public EmojiRequest build() {
      return new EmojiRequest(
          model,
          new Input(imageUrl, faceBbox, extBbox, drivenId, additionalInput),
          parametersSent || !additionalParameters.isEmpty() ? additionalParameters : null,
          additional);
    }

    // derived: end

    @Override
    protected Builder self() {
      return this;
    }
  }
}
