/** Requests of the Qwen models, natively and in compatible mode. */
package dev.qiao.text.qwen;
