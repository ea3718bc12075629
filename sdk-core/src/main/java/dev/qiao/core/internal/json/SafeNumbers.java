package dev.qiao.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * Makes parsers for which a number whose exponent no decimal has room for, such as 1e2147483648, is
 * a text. Jackson's own throw a NumberFormatException, which no reader of a document handles.
 */
public final class SafeNumbers extends JsonFactory {
  private static final long serialVersionUID = 1L;

  /** With the settings of a builder. */
  public SafeNumbers(JsonFactoryBuilder settings) {
    super(settings);
  }

  private SafeNumbers(SafeNumbers from) {
    super(from, null);
  }

  @Override
  public JsonFactory copy() {
    return new SafeNumbers(this);
  }

  @Override
  protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
    return new Parser(super._createParser(in, context));
  }

  @Override
  protected JsonParser _createParser(Reader in, IOContext context) throws IOException {
    return new Parser(super._createParser(in, context));
  }

  @Override
  protected JsonParser _createParser(
      char[] data, int offset, int length, IOContext context, boolean recyclable)
      throws IOException {
    return new Parser(super._createParser(data, offset, length, context, recyclable));
  }

  @Override
  protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context)
      throws IOException {
    return new Parser(super._createParser(data, offset, length, context));
  }

  /** A parser with these rules over one without them. */
  public static JsonParser over(JsonParser parser) {
    return parser instanceof Parser ? parser : new Parser(parser);
  }

  private static final class Parser extends JsonParserDelegate {
    /** The length of 1e2147483648; what is shorter is in range. */
    private static final int SHORTEST = 12;

    Parser(JsonParser parser) {
      super(parser);
    }

    private JsonToken seen(JsonToken token) {
      return token == JsonToken.VALUE_NUMBER_FLOAT && isOutOfRange()
          ? JsonToken.VALUE_STRING
          : token;
    }

    private boolean isOutOfRange() {
      try {
        if (delegate.getTextLength() >= SHORTEST && !delegate.isNaN()) {
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
    public JsonToken getCurrentToken() {
      return currentToken();
    }

    @Override
    public int currentTokenId() {
      JsonToken token = currentToken();
      return token == null ? JsonTokenId.ID_NO_TOKEN : token.id();
    }

    @Override
    public int getCurrentTokenId() {
      return currentTokenId();
    }

    @Override
    public boolean hasTokenId(int id) {
      return currentTokenId() == id;
    }

    @Override
    public boolean hasToken(JsonToken token) {
      return currentToken() == token;
    }
  }
}
