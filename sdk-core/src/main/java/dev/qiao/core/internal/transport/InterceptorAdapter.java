package dev.qiao.core.internal.transport;

import dev.qiao.core.http.InterceptedRequest;
import dev.qiao.core.http.InterceptedResponse;
import dev.qiao.core.http.Interceptor;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** Adapts our {@link Interceptor} to OkHttp's chain. */
final class InterceptorAdapter implements okhttp3.Interceptor {
  private final Interceptor interceptor;

  InterceptorAdapter(Interceptor interceptor) {
    this.interceptor = interceptor;
  }

  @Override
  public Response intercept(okhttp3.Interceptor.Chain chain) throws IOException {
    AdaptedChain adapted = new AdaptedChain(chain);
    try {
      interceptor.intercept(adapted);
    } catch (Throwable e) {
      IOException failure = failure(adapted, e);
      Response answered = adapted.response;
      if (answered == null) {
        throw failure;
      }
      return failing(answered, failure);
    }
    Response response = adapted.response;
    if (response == null) {
      throw new IOException("an interceptor returned without calling chain.proceed(..)");
    }
    return response;
  }

  private static IOException failure(AdaptedChain adapted, Throwable thrown) {
    if (thrown instanceof IOException known) {
      return known;
    }
    IOException network = adapted.broken;
    if (network == null) {
      return thrown instanceof InterruptedException
          ? HttpChain.thrownInside(thrown)
          : UnexpectedException.ofInterceptor(thrown);
    }
    network.addSuppressed(thrown);
    return network;
  }

  /**
   * An answer that came before the interceptor failed. It may name a task that is paid for: a body
   * that is an answer fails at its end, as one that is cut does, so that its id is found.
   */
  private static Response failing(Response answered, IOException failure) throws IOException {
    ResponseBody body = answered.body();
    MediaType type = body == null ? null : body.contentType();
    if (body == null
        || !answered.isSuccessful()
        || !answered.request().method().equals("POST")
        || (type != null && type.subtype().equals("event-stream"))) {
      answered.close();
      throw failure;
    }
    Source cut =
        new ForwardingSource(body.source()) {
          @Override
          public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            if (read < 0) {
              throw failure;
            }
            return read;
          }
        };
    return answered.newBuilder().body(ResponseBody.create(Okio.buffer(cut), type, -1)).build();
  }

  private static final class AdaptedChain implements Interceptor.Chain {
    private final okhttp3.Interceptor.Chain chain;
    private @Nullable Response response;

    /** What came out of the rest of the chain and is no fault of the interceptor. */
    private @Nullable IOException broken;

    AdaptedChain(okhttp3.Interceptor.Chain chain) {
      this.chain = chain;
    }

    @Override
    public InterceptedRequest request() {
      Request request = chain.request();
      Map<String, String> headers = new LinkedHashMap<>();
      for (int i = 0; i < request.headers().size(); i++) {
        headers.put(request.headers().name(i), request.headers().value(i));
      }
      return new InterceptedRequest(request.method(), request.url().uri(), headers);
    }

    @Override
    public InterceptedResponse proceed(InterceptedRequest changed) throws IOException {
      if (response != null) {
        throw new IllegalStateException("chain.proceed(..) may be called once");
      }
      Request original = chain.request();
      Request.Builder request = original.newBuilder();
      // A URI spells some characters otherwise, and a signature covers the address as it was.
      if (!changed.uri().equals(original.url().uri())) {
        request.url(httpUrl(changed.uri()));
      }
      for (String name : original.headers().names()) {
        request.removeHeader(name);
      }
      // OkHttp's own refusal would repeat the value, which may be a secret.
      changed
          .headers()
          .forEach((name, value) -> request.header(name, HeaderValues.checked(name, value)));
      Response answer;
      try {
        answer = chain.proceed(request.build());
      } catch (IOException e) {
        broken = e;
        throw e;
      } catch (Throwable e) {
        IOException inside = HttpChain.thrownInside(e);
        broken = inside;
        throw inside;
      }
      response = answer;
      return new InterceptedResponse(answer.code(), ResponseBodies.headers(answer));
    }

    private static HttpUrl httpUrl(URI uri) {
      HttpUrl url = HttpUrl.get(uri);
      if (url == null) {
        throw new IllegalArgumentException("an interceptor gave an address that is not http");
      }
      return url;
    }
  }
}
