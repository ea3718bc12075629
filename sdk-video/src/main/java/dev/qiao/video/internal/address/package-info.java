/** Checks of media that a service fetches itself. */
package dev.qiao.video.internal.address;
