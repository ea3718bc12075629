/** The models: those that a service lists now, and what the SDK knows about their limits. */
package dev.qiao.core.catalog;
