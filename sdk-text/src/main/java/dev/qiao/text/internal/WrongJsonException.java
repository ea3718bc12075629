package dev.qiao.text.internal;

/** A text is not the JSON it should be. */
public final class WrongJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean json;

  WrongJsonException(String message, boolean json, Throwable cause) {
    super(message, cause);
    this.json = json;
  }

  WrongJsonException(String message) {
    super(message);
    this.json = true;
  }

  /** Whether it is JSON at all, of another shape. */
  public boolean isJson() {
    return json;
  }
}
