package dev.qiao.audio;

import dev.qiao.core.operation.Request;

/** What requests for speech that answer at once are; see {@link SpeechService#synthesize}. */
public interface SpeechCallRequest extends SpeechRequest, Request.Call<SpeechResult> {}
