/**
 * Calls as Micrometer observations: {@link dev.qiao.micrometer.MicrometerObserver} makes one
 * observation for each call, {@link dev.qiao.micrometer.CallMeters} counts tokens and media.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.micrometer;
