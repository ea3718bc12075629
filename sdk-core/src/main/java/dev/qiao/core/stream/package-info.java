/** Server-sent events: the parser and the streams made of them. */
package dev.qiao.core.stream;
