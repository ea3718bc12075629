package dev.qiao.core.internal.json;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A type whose JSON is the same whichever mapper writes or reads it: a user's own mapper hands it
 * to that of the SDK, which knows the names of its fields.
 */
@JacksonAnnotationsInside
@JsonSerialize(using = SdkJson.Writer.class)
@JsonDeserialize(using = SdkJson.Reader.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface SdkJson {
  /** Writes with the SDK's mapper. */
  class Writer extends JsonSerializer<Object> {
    @Override
    public void serialize(Object value, JsonGenerator out, SerializerProvider context)
        throws IOException {
      Json.MAPPER.writeValue(out, value);
    }
  }

  /** Reads with the SDK's mapper. */
  final class Reader extends JsonDeserializer<Object> implements ContextualDeserializer {
    private final @Nullable JavaType type;

    Reader() {
      this(null);
    }

    private Reader(@Nullable JavaType type) {
      this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      return new Reader(context.getContextualType());
    }

    @Override
    public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
      Class<?> raw = Objects.requireNonNull(type).getRawClass();
      Class<?> union = raw.getDeclaringClass();
      // A case of a union is read as the union is.
      Object value =
          Json.MAPPER
              .readerFor(union != null && union.isAssignableFrom(raw) ? union : raw)
              .readValue(in);
      if (!raw.isInstance(value)) {
        throw MismatchedInputException.from(
            in, raw, "this is the JSON of a " + value.getClass().getSimpleName());
      }
      return value;
    }
  }

  /** What the SDK's mapper knows: itself it hands nothing to. */
  final class Introspector extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Object findSerializer(Annotated annotated) {
      Object found = super.findSerializer(annotated);
      return found instanceof Class<?> type && Writer.class.isAssignableFrom(type) ? null : found;
    }

    @Override
    public @Nullable Object findDeserializer(Annotated annotated) {
      Object found = super.findDeserializer(annotated);
      return found == Reader.class ? null : found;
    }
  }
}
