/** Checks that several families share. */
package dev.qiao.retrieval.internal;
