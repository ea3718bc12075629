/** What the chat requests of several families share. */
package dev.qiao.text.request;
