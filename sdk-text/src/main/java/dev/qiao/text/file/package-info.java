/** Files that an account keeps: documents to ask about, lines of a batch. */
package dev.qiao.text.file;
