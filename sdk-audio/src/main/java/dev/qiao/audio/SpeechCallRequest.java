package dev.qiao.audio;

import dev.qiao.core.operation.CallRequest;

/** What requests for speech that answer at once are; see {@link AudioService#synthesize}. */
public interface SpeechCallRequest extends SpeechRequest, CallRequest<SpeechResult> {}
