package dev.qiao.core;

/** Refuses text that would break out of a header line. */
final class HeaderText {
  private HeaderText() {}

  static String checked(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c > '~') {
        throw new IllegalArgumentException(
            name
                + " has a character at position "
                + i
                + " that cannot stand in a header (a line break or a non-ASCII character)");
      }
    }
    return value;
  }
}
