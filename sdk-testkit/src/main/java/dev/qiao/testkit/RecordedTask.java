package dev.qiao.testkit;

/**
 * A task that a {@link FakeModelServer} took: what its account would be charged for.
 *
 * @param id the id that its creator was told, or would have been
 * @param model the model
 * @param status PENDING, RUNNING, SUCCEEDED, FAILED or CANCELED, whatever the vendor calls it;
 *     looking does not move it
 */
public record RecordedTask(String id, String model, String status) {}
