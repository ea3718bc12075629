/** Requests of the HappyHorse video models. */
package dev.qiao.video.happyhorse;
