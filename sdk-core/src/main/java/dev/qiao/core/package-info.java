/** The values that every call shares: vendors, regions, models, keys and addresses. */
package dev.qiao.core;
