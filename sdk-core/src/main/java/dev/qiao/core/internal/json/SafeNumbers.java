package dev.qiao.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;

/**
 * Makes parsers that refuse an exponent which no decimal has room for, such as 1e2147483648, as
 * broken JSON. Jackson's own throw a NumberFormatException, which no reader of a document handles.
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

  private static final class Parser extends JsonParserDelegate {
    Parser(JsonParser parser) {
      super(parser);
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
      try {
        return super.getDecimalValue();
      } catch (NumberFormatException e) {
        throw new JsonParseException(this, "a number is out of range", e);
      }
    }

    @Override
    public Number getNumberValue() throws IOException {
      try {
        return super.getNumberValue();
      } catch (NumberFormatException e) {
        throw new JsonParseException(this, "a number is out of range", e);
      }
    }

    @Override
    public Object getNumberValueDeferred() throws IOException {
      try {
        return super.getNumberValueDeferred();
      } catch (NumberFormatException e) {
        throw new JsonParseException(this, "a number is out of range", e);
      }
    }
  }
}
