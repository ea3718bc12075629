/** Requests of the image tools: products, portraits, posters, masks and repairs. */
package dev.qiao.image.tool;
