/** The table of operations, and how requests declare what they are and what they may contain. */
package dev.qiao.core.operation;
