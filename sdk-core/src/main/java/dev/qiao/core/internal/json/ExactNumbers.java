package dev.qiao.core.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads values without a type of their own. A decimal is a Double if that is the same number, and a
 * BigDecimal if not: 1e999 is not infinite, and no digit is cut. What no decimal has room for stays
 * the text it is.
 */
final class ExactNumbers extends UntypedObjectDeserializer {
  private static final long serialVersionUID = 1L;

  ExactNumbers() {
    super((JavaType) null, (JavaType) null);
  }

  @Override
  public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_FLOAT || in.isNaN()) {
      return super.deserialize(in, context);
    }
    BigDecimal exact;
    try {
      exact = in.getDecimalValue();
    } catch (NumberFormatException outOfRange) {
      return in.getText();
    }
    double near = exact.doubleValue();
    return Double.isFinite(near) && exact.compareTo(BigDecimal.valueOf(near)) == 0
        ? (Object) near
        : exact;
  }
}
