package dev.qiao.audio.internal;

/** The length of a text where a Han character counts two, as one of DashScope's pages counts. */
public final class TextWeight {
  private TextWeight() {}

  /** Of a text. */
  public static long of(String text) {
    return text.codePoints()
        .map(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? 2 : 1)
        .asLongStream()
        .sum();
  }
}
