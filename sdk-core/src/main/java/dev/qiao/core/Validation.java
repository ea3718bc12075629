package dev.qiao.core;

/** What happens when a request breaks a documented limit, found before anything is sent. */
public enum Validation {
  /**
   * Throw {@link dev.qiao.core.error.RequestValidationException} with all violations. The default.
   */
  STRICT,
  /** Log each violation at WARN and send all the same. */
  WARN,
  /** Do not look. */
  OFF
}
