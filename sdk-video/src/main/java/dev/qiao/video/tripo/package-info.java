/**
 * 3D models of Tripo, at DashScope.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.video.tripo;
