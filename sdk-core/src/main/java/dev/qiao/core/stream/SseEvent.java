package dev.qiao.core.stream;

import org.jspecify.annotations.Nullable;

/**
 * One server-sent event, copied out of the parser's buffer.
 *
 * @param id the last {@code id} the stream has set, null if none
 * @param event the event's name; {@code message} when the stream names none
 * @param data the data lines, joined by line feeds
 * @param comment the last comment line of the event without its colon, null if none; DashScope puts
 *     {@code HTTP_STATUS/200} there
 */
public record SseEvent(@Nullable String id, String event, String data, @Nullable String comment) {}
