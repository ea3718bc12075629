/** Runnable examples, one a topic, and {@link dev.qiao.examples.Tour}, which runs them all. */
@org.jspecify.annotations.NullMarked
package dev.qiao.examples;
