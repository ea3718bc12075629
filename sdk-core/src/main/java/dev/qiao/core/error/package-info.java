/**
 * What can go wrong, as one tree below {@link dev.qiao.core.error.SdkException}: before sending,
 * said by the service, on the way, during a task, and while saving a result.
 */
package dev.qiao.core.error;
