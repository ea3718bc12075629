/** 3D models of Tripo, at DashScope. */
package dev.qiao.video.tripo;
