/** What the families' requests check alike. */
package dev.qiao.text.internal;
