package dev.qiao.core.task;

import dev.qiao.core.internal.poll.PollRate;
import java.time.Duration;

/**
 * Limits how often the status of tasks is queried. A service limits that per account (DashScope to
 * 20 queries per second, <a
 * href="https://help.aliyun.com/zh/model-studio/manage-asynchronous-tasks">manage asynchronous
 * tasks</a>), so clients that share an account share a limiter:
 *
 * <pre>{@code
 * PollLimiter account = PollLimiter.perSecond(20);
 * QiaoClient first = QiaoClient.builder()...pollLimiter(account).build();
 * QiaoClient second = QiaoClient.builder()...pollLimiter(account).build();
 * }</pre>
 *
 * <p>Implement it to share a limit among processes. It is called once for every poll and every
 * {@link TaskHandle#snapshot()}, from many threads, and may block for a moment; when it throws, the
 * client's own default limit applies to that poll. While it blocks, and during the pause that it
 * gives, no other poll of the client starts; waits end at their deadlines, and a snapshot after
 * {@link dev.qiao.core.http.Timeouts#total()}.
 */
@FunctionalInterface
public interface PollLimiter {
  /**
   * Reserves the next poll.
   *
   * @return how long to wait before making it; zero or less for no wait, at most one day
   */
  Duration reserve();

  /**
   * A limiter that spaces polls evenly.
   *
   * @param polls polls a second over everything that shares the limiter, more than 0 and at most
   *     10,000
   */
  static PollLimiter perSecond(double polls) {
    return PollRate.perSecond(polls);
  }
}
