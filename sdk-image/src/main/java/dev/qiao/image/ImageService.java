package dev.qiao.image;

import dev.qiao.core.Model;
import dev.qiao.core.Validation;
import dev.qiao.core.client.ApiResponse;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.StreamRequest;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.image.gateway.GatewayGlmImageRequest;
import dev.qiao.image.gateway.GatewayGlmImageTaskRequest;
import dev.qiao.image.gateway.GatewayMiniMaxImageRequest;
import dev.qiao.image.gateway.GatewayQwenImageRequest;
import dev.qiao.image.glm.GlmImageRequest;
import dev.qiao.image.minimax.MiniMaxImageRequest;
import dev.qiao.image.qwen.QwenCompatibleImageRequest;
import dev.qiao.image.qwen.QwenImage3Request;
import dev.qiao.image.qwen.QwenImageEditRequest;
import dev.qiao.image.qwen.QwenImageRequest;
import dev.qiao.image.qwen.QwenImageTaskRequest;
import dev.qiao.image.qwen.QwenImageTranslationRequest;
import dev.qiao.image.qwen.ZImageRequest;
import dev.qiao.image.tool.BackgroundGenerationRequest;
import dev.qiao.image.tool.ImageEraseCompletionRequest;
import dev.qiao.image.tool.ImageInstanceSegmentationRequest;
import dev.qiao.image.tool.ImageOutPaintingRequest;
import dev.qiao.image.tool.PortraitStyleRepaintRequest;
import dev.qiao.image.tool.PosterGenerationRequest;
import dev.qiao.image.tool.ShoeModelRequest;
import dev.qiao.image.tool.VirtualModelRequest;
import dev.qiao.image.tool.WanxXPaintingRequest;
import dev.qiao.image.wan.Wan25ImageEditRequest;
import dev.qiao.image.wan.Wan26TextToImageRequest;
import dev.qiao.image.wan.WanImageRequest;
import dev.qiao.image.wan.WanTextToImageRequest;
import dev.qiao.image.wan.WanxImageEditRequest;
import dev.qiao.image.wan.WanxSketchToImageRequest;
import dev.qiao.image.wan.WanxTextToImageRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Makes and edits images. Some models answer at once ({@link #generate}), some with a task ({@link
 * #submit}), one with a stream ({@link #stream}); the type of a request says which it can.
 *
 * <pre>{@code
 * ImageService images = new ImageService(client);
 * images.generate(request).image().saveTo(Path.of("kitten.png"));
 * }</pre>
 */
public final class ImageService {
  private static final Set<Model> WAN_IMAGE =
      Set.of(ImageModels.WAN2_6_IMAGE, ImageModels.WAN2_7_IMAGE, ImageModels.WAN2_7_IMAGE_PRO);

  /** The models of that request which the vendor's own client calls without a task. */
  private static final List<Model> AT_ONCE =
      List.of(ImageModels.WAN2_2_T2I_FLASH, ImageModels.WAN2_2_T2I_PLUS);

  private final QiaoClient client;
  private final RequestOptions options;

  /** Creates a service whose calls go through a client. */
  public ImageService(QiaoClient client) {
    this(client, RequestOptions.DEFAULTS);
  }

  private ImageService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "the client is null");
    this.options =
        Objects.requireNonNull(
            options, "the options are null; RequestOptions.DEFAULTS are the defaults");
  }

  /** Returns a service that makes its calls with other options. */
  public ImageService with(RequestOptions options) {
    return new ImageService(client, options);
  }

  /**
   * Makes images and waits for them. The requests:
   *
   * <ul>
   *   <li>DashScope: Qwen {@link QwenImageRequest}, {@link QwenImageEditRequest}, {@link
   *       QwenImage3Request}, {@link QwenCompatibleImageRequest}; {@link ZImageRequest}; Wan {@link
   *       WanImageRequest}, {@link Wan26TextToImageRequest}, {@link WanTextToImageRequest} of
   *       wan2.2
   *   <li>own platforms: {@link MiniMaxImageRequest}, {@link GlmImageRequest}
   *   <li>a gateway: {@link GatewayQwenImageRequest}, {@link GatewayMiniMaxImageRequest}, {@link
   *       GatewayGlmImageRequest}
   * </ul>
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses or fails
   * @throws dev.qiao.core.error.TransportException if no complete answer comes; when {@code
   *     mayHaveReachedService()} the images may be made and billed, and are not asked for again
   */
  public ImageResult generate(CallRequest<ImageResult> request) {
    checkVerb(request, false);
    return client.call(request, options).value();
  }

  /**
   * Makes images at once without holding the caller's thread; see {@link #generate} for the
   * requests. The future completes as that of {@link QiaoClient#callAsync(CallRequest,
   * RequestOptions)} does; canceling it ends the HTTP call, not what the service makes and bills.
   */
  public CompletableFuture<ImageResult> generateAsync(CallRequest<ImageResult> request) {
    try {
      checkVerb(request, false);
    } catch (RequestValidationException e) {
      return CompletableFuture.failedFuture(e);
    }
    return client.callAsync(request, options, ApiResponse::value);
  }

  /**
   * Makes texts and images that alternate (wan2.6-image with {@code enable_interleave}) and returns
   * them as they come. Close the stream; closing it early cancels the call. The request is a {@link
   * WanImageRequest}.
   *
   * @throws dev.qiao.core.error.SdkException as {@link #generate} does; errors in the middle of the
   *     stream are thrown by its iterator
   */
  public ImageStream stream(StreamRequest<ImageResult> request) {
    checkVerb(request, true);
    return new ImageStream(client.stream(request, options), client.files());
  }

  /**
   * Submits images as a task. The requests:
   *
   * <ul>
   *   <li>Qwen: {@link QwenImage3Request}, {@link QwenImageTaskRequest}, {@link
   *       QwenImageTranslationRequest}
   *   <li>Wan: {@link WanImageRequest}, {@link Wan26TextToImageRequest}, {@link
   *       WanTextToImageRequest}, {@link Wan25ImageEditRequest}, {@link WanxImageEditRequest},
   *       {@link WanxTextToImageRequest}, {@link WanxSketchToImageRequest}
   *   <li>tools: {@link PortraitStyleRepaintRequest}, {@link BackgroundGenerationRequest}, {@link
   *       ImageOutPaintingRequest}, {@link VirtualModelRequest}, {@link ShoeModelRequest}, {@link
   *       PosterGenerationRequest}, {@link ImageInstanceSegmentationRequest}, {@link
   *       ImageEraseCompletionRequest}, {@link WanxXPaintingRequest}
   *   <li>Zhipu's own platform: {@link GlmImageRequest}; a gateway: {@link
   *       GatewayGlmImageTaskRequest}
   * </ul>
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TransportException if no answer comes; when {@code
   *     mayHaveReachedService()} the task may exist and is not submitted again
   */
  public TaskHandle<ImageResult> submit(TaskRequest<ImageResult> request) {
    return client.submit(request, options);
  }

  /** The models documented to do so stream only when texts and images alternate. */
  private void checkVerb(Request request, boolean streaming) {
    Validation validation =
        options.validation() == null ? client.options().validation() : options.validation();
    if (validation == Validation.STRICT
        && request instanceof WanTextToImageRequest wan
        && ImageOperations.WAN_TEXT_TO_IMAGE_CREATE.models().contains(wan.model())
        && !AT_ONCE.contains(wan.model())) {
      throw new RequestValidationException(
          "model is "
              + wan.model()
              + ", which the service offers as a task only: use submit(..), or ask one of "
              + AT_ONCE);
    }
    if (validation == Validation.STRICT
        && request instanceof WanImageRequest wan
        && WAN_IMAGE.contains(wan.model())
        && wan.interleaves() != streaming) {
      throw new RequestValidationException(
          streaming
              ? "only interleaved texts and images come as a stream: set enableInterleave(true), or"
                  + " use generate(..) or submit(..)"
              : "interleaved texts and images come as a stream or as a task: use stream(..) or"
                  + " submit(..) for enableInterleave(true)");
    }
  }
}
