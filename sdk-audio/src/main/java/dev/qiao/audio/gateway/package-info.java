/** Requests for speech through a gateway. */
package dev.qiao.audio.gateway;
