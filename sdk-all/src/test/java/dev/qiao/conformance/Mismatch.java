package dev.qiao.conformance;

/** Why a vector fails, as the line that is printed for it. */
final class Mismatch extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MAX_LENGTH = 400;

  Mismatch(String reason) {
    super(oneLine(reason));
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** An exception as part of a reason. */
  static String text(Throwable e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + ".." : line;
  }
}
