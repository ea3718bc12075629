/** The client and the values every call shares. Start at {@link dev.qiao.core.QiaoClient}. */
package dev.qiao.core;
