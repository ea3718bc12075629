package dev.qiao.testkit;

/**
 * A task that a {@link FakeModelServer} accepted, which its account would be charged for.
 *
 * @param id the id in the answer to its submission, also if that answer was lost
 * @param model the model
 * @param status PENDING, RUNNING, SUCCEEDED, FAILED or CANCELED, whatever the vendor calls it;
 *     reading it does not change it
 */
public record RecordedTask(String id, String model, String status) {}
