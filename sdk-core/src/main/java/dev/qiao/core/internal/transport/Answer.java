package dev.qiao.core.internal.transport;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A complete answer with a success status.
 *
 * @param status the status
 * @param headers the headers by lower-case name
 * @param requestId the request's id as the headers tell it
 * @param body the body, decompressed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Answer(
    int status, Map<String, List<String>> headers, @Nullable String requestId, byte[] body) {}
