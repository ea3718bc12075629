package dev.qiao.core.internal.transport;

import java.io.IOException;

/**
 * Something other than an {@link IOException} came out of an exchange: OkHttp met HTTP that it
 * cannot read, or users' code threw. As an IOException it passes through OkHttp as every failure
 * does; what is thrown at the end names the cause.
 */
final class UnexpectedException extends IOException {
  private static final long serialVersionUID = 1L;

  private UnexpectedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Out of OkHttp, or out of what a user's own OkHttpClient has in it. */
  static UnexpectedException inside(Throwable thrown) {
    String words = words(thrown);
    // OkHttp 4 reads one interim answer and breaks at the second: square/okhttp#8568.
    boolean interim =
        thrown instanceof IllegalStateException
            && String.valueOf(thrown.getMessage()).startsWith("state: ");
    return new UnexpectedException(
        interim
            ? "the service sent more than one interim answer (status 1xx) before the final one,"
                + " which OkHttp 4 cannot read ("
                + words
                + ")"
            : "the HTTP client threw " + words,
        thrown);
  }

  /** Out of an interceptor of the user. */
  static UnexpectedException ofInterceptor(Throwable thrown) {
    return new UnexpectedException("an interceptor threw " + words(thrown), thrown);
  }

  private static String words(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }
}
