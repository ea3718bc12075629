package dev.qiao.text.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dates, times and {@code Optional}, for which Jackson needs further libraries. */
final class PlainTypes extends SimpleModule {
  private static final long serialVersionUID = 1L;

  PlainTypes() {
    text(LocalDate.class, LocalDate::parse);
    // RFC 3339 demands an offset, which these have none for.
    text(LocalTime.class, text -> LocalTime.parse(text, DateTimeFormatter.ISO_TIME));
    text(LocalDateTime.class, text -> LocalDateTime.parse(text, DateTimeFormatter.ISO_DATE_TIME));
    text(OffsetTime.class, OffsetTime::parse);
    text(OffsetDateTime.class, OffsetDateTime::parse);
    text(ZonedDateTime.class, ZonedDateTime::parse);
    text(Instant.class, text -> OffsetDateTime.parse(text).toInstant());
    text(Duration.class, Duration::parse);
    text(Period.class, Period::parse);
    text(YearMonth.class, YearMonth::parse);
    addSerializer(Optional.class, new OptionalWriter());
    addDeserializer(Optional.class, new OptionalReader(null, null));
  }

  private <T> void text(Class<T> type, Function<String, T> parse) {
    addSerializer(type, ToStringSerializer.instance);
    addDeserializer(type, new TextReader<>(type, parse));
  }

  private static final class TextReader<T> extends JsonDeserializer<T> {
    private final Class<T> type;
    private final Function<String, T> parse;

    TextReader(Class<T> type, Function<String, T> parse) {
      this.type = type;
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getValueAsString("");
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        throw context.weirdStringException(text, type, "not of its form");
      }
    }
  }

  @SuppressWarnings("rawtypes") // a module registers for the raw type
  private static final class OptionalWriter extends JsonSerializer<Optional> {
    @Override
    public void serialize(Optional value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value.isPresent()) {
        provider.defaultSerializeValue(value.get(), out);
      } else {
        out.writeNull();
      }
    }
  }

  @SuppressWarnings("rawtypes") // a module registers for the raw type
  private static final class OptionalReader extends JsonDeserializer<Optional>
      implements ContextualDeserializer {
    private final @Nullable JavaType content;
    private final @Nullable JsonDeserializer<Object> reader;

    OptionalReader(@Nullable JavaType content, @Nullable JsonDeserializer<Object> reader) {
      this.content = content;
      this.reader = reader;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property)
        throws com.fasterxml.jackson.databind.JsonMappingException {
      JavaType inner = context.getContextualType().containedTypeOrUnknown(0);
      return new OptionalReader(inner, context.findContextualValueDeserializer(inner, property));
    }

    @Override
    public Optional<?> deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      JsonDeserializer<Object> known = reader;
      if (known == null) {
        return context.reportInputMismatch(Optional.class, "an Optional of an unknown %s", content);
      }
      return Optional.ofNullable(known.deserialize(in, context));
    }

    @Override
    public Optional<?> getNullValue(DeserializationContext context) {
      return Optional.empty();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Optional.empty();
    }
  }
}
