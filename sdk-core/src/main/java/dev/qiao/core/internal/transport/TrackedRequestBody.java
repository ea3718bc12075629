package dev.qiao.core.internal.transport;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that notifies its attempt when it was written completely. */
final class TrackedRequestBody extends RequestBody {
  private final RequestBody body;
  final Attempt attempt;

  TrackedRequestBody(RequestBody body, Attempt attempt) {
    this.body = body;
    this.attempt = attempt;
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() throws IOException {
    return body.contentLength();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    body.writeTo(sink);
    if (attempt.asksForEnd()) {
      sink.flush();
      attempt.written();
    }
  }
}
