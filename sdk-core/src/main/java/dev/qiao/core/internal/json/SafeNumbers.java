package dev.qiao.core.internal.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/**
 * Reads trees in which a number whose exponent no decimal has room for, such as 1e2147483650, is a
 * text. Jackson's own reader throws a NumberFormatException, which no reader of a document handles.
 */
public final class SafeNumbers extends JsonNodeDeserializer {
  private static final long serialVersionUID = 1L;

  private SafeNumbers() {}

  /** A module with this reader. */
  public static SimpleModule module() {
    return new SimpleModule().addDeserializer(JsonNode.class, new SafeNumbers());
  }

  /** A parser that refuses a number too large for its double or float, which would be infinite. */
  public static JsonParser finite(JsonParser parser) {
    return new Parser(parser, true);
  }

  @Override
  public JsonNode deserialize(JsonParser in, DeserializationContext context) throws IOException {
    return super.deserialize(new Parser(in, false), context);
  }

  private static final class Parser extends JsonParserDelegate {
    /** The length of 1e2147483648; what is shorter is in range. */
    private static final int MIN_LENGTH = 12;

    private final boolean finite;

    Parser(JsonParser parser, boolean finite) {
      super(parser);
      this.finite = finite;
    }

    private JsonToken seen(JsonToken token) {
      return token == JsonToken.VALUE_NUMBER_FLOAT && isOutOfRange()
          ? JsonToken.VALUE_STRING
          : token;
    }

    private boolean isOutOfRange() {
      try {
        if (delegate.getTextLength() >= MIN_LENGTH && !delegate.isNaN()) {
          delegate.getDecimalValue();
        }
        return false;
      } catch (NumberFormatException e) {
        return true;
      } catch (IOException e) {
        // Who takes the number finds it, too.
        return false;
      }
    }

    @Override
    public JsonToken nextToken() throws IOException {
      return seen(super.nextToken());
    }

    @Override
    public JsonToken nextValue() throws IOException {
      return seen(super.nextValue());
    }

    @Override
    public JsonToken currentToken() {
      return seen(super.currentToken());
    }

    @Override
    public int currentTokenId() {
      JsonToken token = currentToken();
      return token == null ? JsonTokenId.ID_NO_TOKEN : token.id();
    }

    @Override
    public boolean hasTokenId(int id) {
      return currentTokenId() == id;
    }

    @Override
    public boolean hasToken(JsonToken token) {
      return currentToken() == token;
    }

    @Override
    public double getDoubleValue() throws IOException {
      return checked(super.getDoubleValue());
    }

    @Override
    public float getFloatValue() throws IOException {
      return (float) checked(super.getFloatValue());
    }

    private double checked(double value) throws IOException {
      if (finite && Double.isInfinite(value)) {
        throw new JsonParseException(this, "a number is out of range");
      }
      return value;
    }
  }
}
