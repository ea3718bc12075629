/**
 * All failures, as one tree below {@link dev.qiao.core.error.SdkException}: before sending, from
 * the service, in transport, during a task, and while saving a result.
 */
package dev.qiao.core.error;
