package dev.qiao.core.internal.json;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/** A component that has the id from the head of the response if the body has none. */
@JacksonAnnotationsInside
@JsonDeserialize(using = RequestId.Reader.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequestId {
  /** Reads a text, and the id of the head in its place. */
  final class Reader extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      return _parseString(in, context, this);
    }

    @Override
    public @Nullable String getNullValue(DeserializationContext context) {
      return ResultContext.requestId(context);
    }
  }
}
