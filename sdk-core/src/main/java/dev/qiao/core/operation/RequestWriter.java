package dev.qiao.core.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.qiao.core.internal.json.SdkJson;
import java.io.IOException;

/** Writes a request for a user's own mapper, and refuses to lose what its JSON does not hold. */
final class RequestWriter extends SdkJson.Writer {
  @Override
  public void serialize(Object request, JsonGenerator out, SerializerProvider context)
      throws IOException {
    check((Request) request);
    super.serialize(request, out, context);
  }

  static void check(Request request) {
    if (!request.headers().isEmpty()) {
      throw new IllegalArgumentException(
          "the JSON of a request holds no headers, and this one sends "
              + String.join(", ", request.headers().keySet())
              + ": store it without, and set what they say when it is read");
    }
  }
}
