package dev.qiao.core.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/**
 * Writes JSON whose texts and names are valid Unicode: half of a surrogate pair, as a text has that
 * was cut inside an emoji, becomes U+FFFD. Services refuse the whole request otherwise, and every
 * later turn of the conversation with it.
 */
final class WholeCharacters extends JsonGeneratorDelegate {
  WholeCharacters(JsonGenerator out) {
    // Without copy methods: objects inside are written through this generator, too.
    super(out, false);
  }

  /** The text itself if it is whole, otherwise a copy with U+FFFD in place of each half. */
  static String of(String text) {
    int at = half(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text);
    while (at >= 0) {
      whole.setCharAt(at, '\uFFFD');
      at = half(whole, at + 1);
    }
    return whole.toString();
  }

  private static int half(CharSequence text, int from) {
    int length = text.length();
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        continue;
      }
      boolean whole =
          Character.isHighSurrogate(c)
              ? i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))
              : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
      if (!whole) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void writeFieldName(String name) throws IOException {
    super.writeFieldName(of(name));
  }

  @Override
  public void writeFieldName(SerializableString name) throws IOException {
    String text = name.getValue();
    String whole = of(text);
    if (whole.equals(text)) {
      super.writeFieldName(name);
    } else {
      super.writeFieldName(whole);
    }
  }

  @Override
  public void writeString(String text) throws IOException {
    super.writeString(of(text));
  }

  @Override
  public void writeString(char[] text, int offset, int length) throws IOException {
    super.writeString(of(new String(text, offset, length)));
  }

  @Override
  public void writeString(SerializableString text) throws IOException {
    super.writeString(of(text.getValue()));
  }
}
