/**
 * Requests of the Wan (Tongyi Wanxiang) video models.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.video.wan;
