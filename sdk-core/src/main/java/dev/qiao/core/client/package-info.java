/** The client. Start at {@link dev.qiao.core.client.QiaoClient}. */
package dev.qiao.core.client;
