/** Functions a model may call, and its calls. */
package dev.qiao.text.tool;
