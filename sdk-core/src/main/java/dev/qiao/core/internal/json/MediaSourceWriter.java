package dev.qiao.core.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.file.MediaAddress;
import java.io.IOException;

/**
 * Writes media as the address the service can fetch; local media is resolved by the code that sends
 * the request.
 */
public final class MediaSourceWriter extends JsonSerializer<MediaSource> {
  /** The attribute that holds the {@link Resolver}. */
  public static final Object RESOLVER = Resolver.class;

  /** Turns local media into an address. */
  @FunctionalInterface
  public interface Resolver {
    /** The address of uploaded media. */
    String resolve(MediaSource media);
  }

  @Override
  public void serialize(MediaSource media, JsonGenerator out, SerializerProvider context)
      throws IOException {
    String url = media.url();
    if (url == null) {
      Resolver resolver = (Resolver) context.getAttribute(RESOLVER);
      if (resolver == null) {
        throw new IllegalStateException(
            "local media ("
                + media
                + ") becomes an address only when a client sends the request;"
                + " to store it, use toDataUri()");
      }
      url = resolver.resolve(media);
    }
    out.writeString(MediaAddress.sent(url));
  }
}
