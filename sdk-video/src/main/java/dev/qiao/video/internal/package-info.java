/** What the requests of several families check alike. */
package dev.qiao.video.internal;
