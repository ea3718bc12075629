/** One facade over all services: {@link dev.qiao.Qiao}. */
package dev.qiao;
