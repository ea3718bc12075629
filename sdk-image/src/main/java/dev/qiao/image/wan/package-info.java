/** Requests of the Wan image models. */
package dev.qiao.image.wan;
