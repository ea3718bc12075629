package dev.qiao.image;

import dev.qiao.core.Endpoint.Surface;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.Vendor;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.Request;
import dev.qiao.image.wan.WanTextToImageRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The operations of this module, one row each. */
public final class ImageOperations implements OperationTable {
  private static final Duration WAIT = Duration.ofMinutes(10);
  private static final Duration POLL_EVERY = Duration.ofSeconds(3);

  private static final List<Operation<?, ?>> WAN =
      List.of(
          task(
              "wan.text-to-image.create",
              "/services/aigc/text2image/image-synthesis",
              WanTextToImageRequest.class));

  private static final List<Operation<?, ?>> OPERATIONS =
      Stream.of(WAN).<Operation<?, ?>>flatMap(List::stream).toList();

  /** For {@link java.util.ServiceLoader}. */
  public ImageOperations() {}

  @Override
  public String artifact() {
    return "sdk-image";
  }

  @Override
  public List<Operation<?, ?>> operations() {
    return OPERATIONS;
  }

  @Override
  public List<ModelLimits> models() {
    return ImageLimits.all();
  }

  private static <Q extends Request.Task<ImageResult>> Operation<Q, ImageResult> task(
      String id, String path, Class<Q> requestType) {
    return Operation.task(
        id,
        Vendor.DASHSCOPE,
        Surface.NATIVE,
        path,
        requestType,
        ImageResult.class,
        WAIT,
        POLL_EVERY);
  }
}
