package dev.qiao.audio;

import dev.qiao.audio.cosyvoice.SambertRequest;
import dev.qiao.audio.glm.GlmSpeechRequest;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.stream.EventStream;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes speech of text: whole ({@link #synthesize}), as it comes ({@link #stream}), and over a
 * WebSocket, text in pieces while the audio comes ({@link #open}).
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

  /** Speech through a client. */
  public AudioService(QiaoClient client) {
    this(client, RequestOptions.DEFAULTS);
  }

  private AudioService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** The same with other options for its calls. */
  public AudioService with(RequestOptions options) {
    return new AudioService(client, options);
  }

  /**
   * Speaks a text and gives the whole speech: the audio itself, or a link to it.
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses or fails
   * @throws dev.qiao.core.error.TransportException if no complete answer comes
   */
  public SpeechResult synthesize(SpeechCallRequest request) {
    return client.call(request, options).value().of(request);
  }

  /** The same with GLM, whose answer is the audio and nothing else. */
  public SpeechResult synthesize(GlmSpeechRequest request) {
    var answer = client.call(request, options);
    SpeechSummary told = new SpeechSummary(request.audioFormat(), request.audioSampleRate());
    SpeechChunk audio = SpeechChunk.of(answer.value().bytes(), answer.requestId());
    told.add(audio);
    return told.result(audio.bytes());
  }

  /**
   * Speaks a text and gives the audio as it comes; close the stream.
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is sent
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TransportException if no connection can be made
   */
  public SpeechStream stream(SpeechStreamRequest request) {
    // What only streams do not take is seen in the request as it is streamed.
    return new SpeechStream(
        new Events(client.stream(request.streaming(), options)),
        request.streamedFormat(),
        request.audioSampleRate());
  }

  /** The same with Sambert, over a WebSocket. */
  public SpeechStream stream(SambertRequest request) {
    return open(request).audio();
  }

  /**
   * Opens a session over a WebSocket and waits until the service has taken it; close it.
   *
   * @throws dev.qiao.core.error.RequestValidationException if a documented limit is broken; nothing
   *     is opened
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TransportException if there is no connection or it breaks
   */
  public SpeechSession open(SpeechSessionRequest request) {
    SpeechSession session =
        new SpeechSession(
            (starting, opening) -> client.connect(starting, options, opening), request, true);
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

  /** A WebSocket for several sessions, one after the other. Opened with the first; close it. */
  public SpeechConnection connect() {
    return new SpeechConnection(client, options);
  }

  /** The pieces of an HTTP stream, whose links can be saved. */
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
