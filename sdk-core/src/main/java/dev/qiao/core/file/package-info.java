/** Media going in and result files coming out. */
package dev.qiao.core.file;
