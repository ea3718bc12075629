/** Requests of Qwen's image models, and of Z-Image, which is asked in the same way. */
package dev.qiao.image.qwen;
