package dev.qiao.image;

import dev.qiao.core.Model;
import dev.qiao.core.Validation;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.StreamRequest;
import dev.qiao.core.operation.TaskRequest;
import dev.qiao.core.task.TaskHandle;
import dev.qiao.image.wan.WanImageRequest;
import java.util.Objects;
import java.util.Set;

/**
 * Makes and edits images. Some models answer at once ({@link #generate}), some as a task ({@link
 * #submit}), one in pieces ({@link #stream}); a request's type says which it can.
 *
 * <pre>{@code
 * ImageService images = new ImageService(client);
 * images.generate(request).image().saveTo(Path.of("kitten.png"));
 * }</pre>
 */
public final class ImageService {
  private static final Set<Model> WAN_IMAGE =
      Set.of(ImageModels.WAN2_6_IMAGE, ImageModels.WAN2_7_IMAGE, ImageModels.WAN2_7_IMAGE_PRO);

  private final QiaoClient client;
  private final RequestOptions options;

  /** Images through a client. */
  public ImageService(QiaoClient client) {
    this(client, RequestOptions.DEFAULTS);
  }

  private ImageService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** The same with other options for its calls. */
  public ImageService with(RequestOptions options) {
    return new ImageService(client, options);
  }

  /**
   * Makes images and waits for them.
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
   * Asks for texts and images that take turns (wan2.6-image with {@code enable_interleave}) and
   * gives them as they come. Close the stream; leaving early cancels the call.
   *
   * @throws dev.qiao.core.error.SdkException as {@link #generate} does; errors in the middle of the
   *     stream are thrown by its iterator
   */
  public ImageStream stream(StreamRequest<ImageResult> request) {
    checkVerb(request, true);
    return new ImageStream(client.stream(request, options), client.files());
  }

  /**
   * Submits images as a task.
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

  /** A model of which it is documented answers in pieces where texts and images take turns only. */
  private void checkVerb(Request request, boolean streaming) {
    Validation validation =
        options.validation() == null ? client.options().validation() : options.validation();
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
