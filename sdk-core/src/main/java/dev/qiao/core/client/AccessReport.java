package dev.qiao.core.client;

import dev.qiao.core.Region;

/**
 * What came of trying a key at one host, see {@link QiaoClient#checkAccess()}.
 *
 * @param region the region whose host was asked
 * @param host the host
 * @param result what it said
 * @param code the vendor's code where it did not accept the key; empty if it gave none
 * @param hint what to do, empty where the key was accepted
 */
public record AccessReport(Region region, String host, Result result, String code, String hint) {

  /** What a host said of a key. */
  public enum Result {
    /** The host takes the key. */
    ACCEPTED,
    /** The host refuses the key, its permissions or its account; code and hint say which. */
    REFUSED,
    /** The host answered, but with something that says nothing of the key, such as a 500. */
    UNCLEAR,
    /** No answer came. */
    UNREACHABLE
  }

  /** Whether the host takes the key. */
  public boolean isAccepted() {
    return result == Result.ACCEPTED;
  }
}
