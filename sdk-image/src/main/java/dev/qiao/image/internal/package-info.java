/** What the requests of all families share. */
package dev.qiao.image.internal;
