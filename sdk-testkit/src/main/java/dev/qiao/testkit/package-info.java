/**
 * A fake model service for tests of code that uses Qiao. Start at {@link
 * dev.qiao.testkit.FakeModelServer}, or at {@link dev.qiao.testkit.FakeModels} with JUnit 5.
 */
package dev.qiao.testkit;
