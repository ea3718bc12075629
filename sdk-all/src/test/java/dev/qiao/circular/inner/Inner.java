package dev.qiao.circular.inner;

import dev.qiao.circular.Outer;

/** Closes the cycle, by an array: what an array is made of counts. */
@SuppressWarnings("ArrayRecordComponent") // nothing compares them
public record Inner(Outer[] outer) {}
