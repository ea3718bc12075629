package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Vendor;
import org.jspecify.annotations.Nullable;

/**
 * What every vendor's side is made of.
 *
 * @param vendor the vendor it plays
 * @param script what the test wants
 * @param ids new ids
 * @param clock the server's time
 * @param callbacks sends events
 * @param tasks the tasks
 * @param files the results
 */
record ServerContext(
    Vendor vendor,
    Script script,
    Ids ids,
    FakeClock clock,
    Callbacks callbacks,
    FakeTasks tasks,
    ResultFiles files) {

  /** The answer that a test wants to a chat, null if it leaves that to the server. */
  @Nullable ChatAnswer answer(IncomingRequest in, String operation, ObjectNode body) {
    return script.answer(() -> ModelCall.of(vendor, operation, in, body));
  }
}
