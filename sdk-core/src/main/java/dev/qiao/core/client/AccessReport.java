package dev.qiao.core.client;

import dev.qiao.core.Region;

/**
 * The result of trying a key at one host, see {@link QiaoClient#checkAccess()}.
 *
 * @param region the region whose host was asked
 * @param host the host
 * @param result its answer
 * @param code the vendor's code if it did not accept the key; empty if it returned none
 * @param hint what to do, empty where the key was accepted
 */
public record AccessReport(Region region, String host, Result result, String code, String hint) {

  /** The answer of a host about a key. */
  public enum Result {
    /** The host accepts the key. */
    ACCEPTED,
    /** The host refuses the key, its permissions or its account; code and hint say which. */
    REFUSED,
    /** The host's answer says nothing about the key, such as a 500. */
    UNCLEAR,
    /** No answer came. */
    UNREACHABLE
  }

  /** Whether the host accepts the key. */
  public boolean isAccepted() {
    return result == Result.ACCEPTED;
  }
}
