/**
 * Calls as Micrometer observations: {@link dev.qiao.micrometer.MicrometerObserver} makes one
 * observation for each call, {@link dev.qiao.micrometer.CallMeters} counts tokens and media.
 */
package dev.qiao.micrometer;
