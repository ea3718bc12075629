package dev.qiao.testkit;

/**
 * What every vendor's side is made of.
 *
 * @param script what the test wants
 * @param ids new ids
 * @param clock the server's time
 * @param callbacks sends events
 * @param tasks the tasks
 * @param files the results
 */
record ServerContext(
    Script script,
    Ids ids,
    FakeClock clock,
    Callbacks callbacks,
    FakeTasks tasks,
    ResultFiles files) {}
