/** Requests of the models that bring a portrait to life: detect first, then generate. */
package dev.qiao.video.portrait;
