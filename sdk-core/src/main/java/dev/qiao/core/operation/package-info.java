/** The table of operations, and how requests tell what they are and what they may hold. */
package dev.qiao.core.operation;
