package dev.qiao.audio;

import dev.qiao.core.QiaoClient;
import dev.qiao.core.RequestOptions;
import java.util.Objects;

/**
 * Makes speech of text: over a WebSocket, text in pieces while the audio comes ({@link #open}).
 *
 * <pre>{@code
 * SpeechService speech = new SpeechService(client);
 * try (SpeechSession session = speech.open(request)) {
 *   session.send("Hello.");
 *   session.finish();
 *   session.audio().saveTo(Path.of("hello.mp3"));
 * }
 * }</pre>
 */
public final class SpeechService {
  private final QiaoClient client;
  private final RequestOptions options;

  /** Speech through a client. */
  public SpeechService(QiaoClient client) {
    this(client, RequestOptions.NONE);
  }

  private SpeechService(QiaoClient client, RequestOptions options) {
    this.client = Objects.requireNonNull(client, "client");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** The same with other options for its calls. */
  public SpeechService with(RequestOptions changes) {
    return new SpeechService(client, changes);
  }

  /**
   * Opens a session over a WebSocket and waits until the service has taken it; close it.
   *
   * @throws dev.qiao.core.error.InvalidRequestException if a documented limit is broken; nothing is
   *     opened
   * @throws dev.qiao.core.error.ApiException if the service refuses
   * @throws dev.qiao.core.error.TransportException if there is no connection or it breaks
   */
  public SpeechSession open(SpeechSessionRequest request) {
    return new SpeechSession(
        starting -> client.connect(starting, options), request, true, true, () -> {});
  }

  /** A WebSocket for several sessions, one after the other. Opened with the first; close it. */
  public SpeechConnection connect() {
    return new SpeechConnection(client, options);
  }
}
