/** Kimi's chats and account, on Moonshot's own platform. */
package dev.qiao.text.kimi;
