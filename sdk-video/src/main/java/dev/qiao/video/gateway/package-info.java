/** Videos with several vendors' models through one gateway. */
package dev.qiao.video.gateway;
