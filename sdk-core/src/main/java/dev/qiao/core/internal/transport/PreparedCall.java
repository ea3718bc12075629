package dev.qiao.core.internal.transport;

/**
 * A call whose whole answer is read.
 *
 * @param call the call
 * @param errorsInsideThrown whether an error inside an answer with a success status is thrown
 * @param reading makes a value of the answer
 * @param <R> the type of the value
 */
public record PreparedCall<R>(
    ApiCall call, boolean errorsInsideThrown, Transport.Reading<R> reading) {}
