/** Requests of the Wan (Tongyi Wanxiang) video models. */
package dev.qiao.video.wan;
