/**
 * Image requests through a unified gateway, a type for each vendor behind it.
 *
 * <p>What the gateway's page says a model does not take is refused before anything is sent, with
 * the rule's number: {@code videos}, {@code file_urls}, {@code voices}, {@code voice}, {@code
 * voice_id} (GW-15) and, for glm-image, {@code images} (GW-16). A size in another vendor's spelling
 * is warned of (GW-30); the builders write it right.
 *
 * <p>The page names no path of a POST; {@code /images/generations} behind the client's base URL is
 * <b>assumed</b>. Another is set with {@link dev.qiao.core.client.QiaoClient.Builder#path}. Source:
 * <a href="https://opcdoc.ntzq.tech/model-examples.html">the gateway's examples</a>, chapter 7.
 *
 * <p>Builders are mutable and not thread-safe; what they build is immutable and may be shared.
 */
package dev.qiao.image.gateway;
