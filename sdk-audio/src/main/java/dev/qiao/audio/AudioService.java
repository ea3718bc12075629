package dev.qiao.audio;

import dev.qiao.audio.cosyvoice.CosyVoiceRequest;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.SambertRequest;
import dev.qiao.audio.gateway.GatewaySpeechRequest;
import dev.qiao.audio.glm.GlmSpeechRequest;
import dev.qiao.audio.minimax.MiniMaxSpeechRequest;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.core.client.ApiResponse;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.FileContent;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.stream.EventStream;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes speech from text: the whole audio ({@link #synthesize}), the audio as it comes ({@link
 * #stream}), or a WebSocket session that takes text in pieces while the audio comes ({@link
 * #open}).
 *
 * <pre>{@code
 * AudioService speech = new AudioService(client);
 * speech.synthesize(request).audio().saveTo(Path.of("hello.wav"));
 *
 * try (SpeechSession session = speech.open(request)) {
 *   session.send("Hello.");
 *   session.finish();
 *   session.audio().saveTo(Path.of("hello.mp3"));
 * }
 * }</pre>
 */
public final class AudioService {
  private final QiaoClient client;
  private final RequestOptions options;

  /** Creates a service whose calls go through a client. */
  public AudioService(QiaoClient client) {
    this(client, RequestOptions.DEFAULTS);
  }

  private AudioService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "the client is null");
    this.options =
        Objects.requireNonNull(
            options, "the options are null; RequestOptions.DEFAULTS are the defaults");
  }

  /** Returns a service that makes its calls with other options. */
  public AudioService with(RequestOptions options) {
    return new AudioService(client, options);
  }

  /**
   * Speaks a text and returns the whole speech: the audio itself, or a link to it. The requests:
   * {@link QwenSpeechRequest}, {@link CosyVoiceRequest}, {@link MiniMaxSpeechRequest}, {@link
   * GatewaySpeechRequest}; there is an overload for {@link GlmSpeechRequest}.
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses or fails
   * @throws dev.qiao.core.error.TransportException if no complete answer comes
   */
  public SpeechResult synthesize(SpeechCallRequest request) {
    return client.call(request, options).value().of(request);
  }

  /**
   * Speaks a text without holding the caller's thread. The future completes as that of {@link
   * QiaoClient#callAsync(CallRequest, RequestOptions)} does; canceling it ends the HTTP call.
   */
  public CompletableFuture<SpeechResult> synthesizeAsync(SpeechCallRequest request) {
    return client.callAsync(request, options, answer -> answer.value().of(request));
  }

  /**
   * Speaks a text with GLM, whose answer is the audio and nothing else.
   *
   * @throws dev.qiao.core.error.SdkException as {@link #synthesize(SpeechCallRequest)} does
   */
  public SpeechResult synthesize(GlmSpeechRequest request) {
    return glm(request, client.call(request, options));
  }

  /** Speaks a text with GLM, as {@link #synthesizeAsync(SpeechCallRequest)} does with others. */
  public CompletableFuture<SpeechResult> synthesizeAsync(GlmSpeechRequest request) {
    return client.callAsync(request, options, answer -> glm(request, answer));
  }

  private static SpeechResult glm(GlmSpeechRequest request, ApiResponse<FileContent> answer) {
    SpeechSummary summary = new SpeechSummary(request.audioFormat(), request.audioSampleRate());
    SpeechChunk audio = SpeechChunk.of(answer.value().bytes(), answer.requestId());
    summary.add(audio);
    return summary.result(audio.bytes());
  }

  /**
   * Speaks a text and returns the audio as it comes; close the stream. The requests: {@link
   * QwenSpeechRequest}, {@link CosyVoiceRequest}, {@link MiniMaxSpeechRequest}, {@link
   * GlmSpeechRequest}; there is an overload for {@link SambertRequest}.
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TransportException if no connection can be made
   */
  public SpeechStream stream(SpeechStreamRequest request) {
    Objects.requireNonNull(request, "the request is null");
    // The limits of streams are checked on the request in the form that streams.
    return new SpeechStream(
        new Events(client.stream(request.asStreamRequest(), options)),
        request.streamedFormat(),
        request.audioSampleRate());
  }

  /**
   * Speaks a text with Sambert, over a WebSocket, and returns the audio as it comes; close the
   * stream.
   *
   * @throws dev.qiao.core.error.SdkException as {@link #stream(SpeechStreamRequest)} does
   */
  public SpeechStream stream(SambertRequest request) {
    return open(request).audio();
  }

  /**
   * Opens a session over a WebSocket and waits until the service has accepted it; close it. The
   * requests: {@link CosyVoiceSessionRequest}, {@link SambertRequest}.
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is opened
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TransportException if there is no connection or it breaks
   */
  public SpeechSession open(SpeechSessionRequest request) {
    Objects.requireNonNull(request, "the request is null");
    SpeechSession session =
        new SpeechSession(
            (starting, opening) -> SpeechSocket.open(client, starting, options, opening),
            request,
            true);
    boolean started = false;
    try {
      session.start();
      started = true;
      return session;
    } finally {
      if (!started) {
        session.close();
      }
    }
  }

  /**
   * Returns a connection for several sessions, one after the other, over one WebSocket, which is
   * opened with the first session; close it.
   */
  public SpeechConnection connect() {
    return new SpeechConnection(client, options);
  }

  /** The chunks of an HTTP stream, whose links can be saved. */
  private final class Events implements SpeechStream.Source {
    private final EventStream<SpeechChunk> events;
    private final Iterator<SpeechChunk> pieces;

    Events(EventStream<SpeechChunk> events) {
      this.events = events;
      this.pieces = events.iterator();
    }

    @Override
    public @Nullable SpeechChunk next() {
      return pieces.hasNext() ? pieces.next().through(client.files()) : null;
    }

    @Override
    public @Nullable String requestId() {
      return events.requestId();
    }

    @Override
    public void close() {
      events.close();
    }
  }
}
