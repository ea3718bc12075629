/** Calls as Micrometer observations: metrics and traces. */
package dev.qiao.micrometer;
