package dev.qiao.core.task;

/**
 * How fast a model accepts tasks, according to its page.
 *
 * @param perSecond submissions a second
 * @param running tasks of one account that run at the same time; others wait in the service's queue
 */
public record SubmissionLimit(double perSecond, int running) {
  private static final double MIN_PER_SECOND = 1.0 / 86_400;
  private static final double MAX_PER_SECOND = 1_000_000;

  /** Checks that one submission a day to a million a second are allowed, and 1 running task. */
  public SubmissionLimit {
    if (!(perSecond >= MIN_PER_SECOND) || perSecond > MAX_PER_SECOND || running < 1) {
      throw new IllegalArgumentException(
          "a submission limit has more than 0 submissions a second and at least 1 running task"
              + " (one submission a day to a million a second), not "
              + perSecond
              + " and "
              + running);
    }
  }

  /**
   * Returns a limit of submissions per minute, without a limit of tasks that run at the same time.
   */
  public static SubmissionLimit perMinute(int submissions) {
    return new SubmissionLimit(submissions / 60.0, Integer.MAX_VALUE);
  }
}
