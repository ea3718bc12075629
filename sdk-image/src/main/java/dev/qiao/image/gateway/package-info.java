/** Image requests through a unified gateway, a type for each vendor behind it. */
package dev.qiao.image.gateway;
