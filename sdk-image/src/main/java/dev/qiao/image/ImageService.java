package dev.qiao.image;

import dev.qiao.core.QiaoClient;
import dev.qiao.core.RequestOptions;
import dev.qiao.core.operation.Request;
import dev.qiao.core.task.TaskHandle;
import java.util.Objects;

/**
 * Makes and edits images. Some models answer at once ({@link #generate}), some as a task ({@link
 * #submit}); a request's type says which it can, and some can both.
 *
 * <pre>{@code
 * ImageService images = new ImageService(client);
 * images.generate(request).image().downloadTo(Path.of("kitten.png"));
 * }</pre>
 */
public final class ImageService {
  private final QiaoClient client;
  private final RequestOptions options;

  /** Images through a client. */
  public ImageService(QiaoClient client) {
    this(client, RequestOptions.NONE);
  }

  private ImageService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** The same with other options for its calls. */
  public ImageService with(RequestOptions changes) {
    return new ImageService(client, changes);
  }

  /**
   * Makes images and waits for them.
   *
   * @throws dev.qiao.core.error.InvalidRequestException if a documented limit is broken; nothing is
   *     sent
   * @throws dev.qiao.core.error.ApiException if the service refuses or fails
   * @throws dev.qiao.core.error.TransportException if no complete answer comes; when {@code
   *     mayHaveStarted()} the images may be made and billed, and are not asked for again
   */
  public ImageResult generate(Request.Call<ImageResult> request) {
    return client.call(request, options).value();
  }

  /**
   * Submits images as a task.
   *
   * @throws dev.qiao.core.error.InvalidRequestException if a documented limit is broken; nothing is
   *     sent
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TransportException if no answer comes; when {@code
   *     mayHaveStarted()} the task may exist and is not submitted again
   */
  public TaskHandle<ImageResult> submit(Request.Task<ImageResult> request) {
    return client.submit(request, options);
  }
}
