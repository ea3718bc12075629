package dev.qiao.core.internal.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a component that has the id from the head of the response if the body has none. */
public final class RequestIdReader extends StringDeserializer {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable String getNullValue(DeserializationContext context) {
    return ResultContext.requestId(context);
  }
}
