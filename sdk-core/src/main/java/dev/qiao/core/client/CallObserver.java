package dev.qiao.core.client;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.operation.Request;
import dev.qiao.core.task.TaskRef;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Sees calls as the application makes them: the typed request, what comes back, the one end. For
 * traces and metrics; {@link dev.qiao.core.http.ExchangeListener} sees the HTTP exchanges that are
 * made for them. Set it with {@link QiaoClient.Builder#observer}.
 */
@FunctionalInterface
public interface CallObserver {
  /**
   * A call begins; called on the thread that asks, for a publisher the one that subscribes, also if
   * the request is then refused. It must be fast and must not block; what it throws is logged once
   * and ignored.
   *
   * @return what sees this call; null if it is not observed
   */
  @Nullable ObservedCall begin(Call call);

  /** What is asked for. */
  enum CallKind {
    /** An answer in one piece. */
    CALL,
    /** An answer in pieces. */
    STREAM,
    /** A task is submitted. */
    SUBMISSION,
    /** The wait for a task, from its beginning to its end: its polls are no calls. */
    WAIT,
    /** One look at a task. */
    SNAPSHOT,
    /** Local media goes to the temporary storage, for a request or by itself. */
    UPLOAD,
    /** Files are saved. */
    DOWNLOAD,
    /** A WebSocket, from its opening to its close. */
    SESSION,
    /** Chats and tools in turn, to the last answer. */
    TOOL_LOOP,
    /** One tool of a loop runs. */
    TOOL
  }

  /**
   * What is asked, of whom.
   *
   * @param kind what is asked for
   * @param vendor the vendor that the client calls
   * @param region the region
   * @param host the host of the endpoint
   * @param port its port
   * @param operation the operation's id, such as {@code qwen.chat-completions}, or the name of a
   *     tool
   * @param model the model asked, null if there is none
   * @param request the typed request, null if there is none
   * @param task the task that is waited for or looked at
   * @param cause what {@link #begin} returned for the call that this one belongs to: of an upload
   *     its request's, of a chat or tool its loop; of a wait the submission of its task, which is
   *     over. Null if there is none, or it was not made by this client; see {@link
   *     dev.qiao.core.http.RequestOptions.Builder#partOf}
   */
  record Call(
      CallKind kind,
      Vendor vendor,
      Region region,
      String host,
      int port,
      String operation,
      @Nullable Model model,
      @Nullable Request request,
      @Nullable TaskRef task,
      @Nullable ObservedCall cause) {
    /**
     * Something of the application's own that makes several calls of a client, such as an agent's
     * loop.
     *
     * @param client the client's options
     * @param operation its name in traces and metrics
     * @param cause what it belongs to, null for nothing
     */
    public static Call of(
        ClientOptions client, CallKind kind, String operation, @Nullable ObservedCall cause) {
      return at(client.endpoint().nativeUrl(), client, kind, operation, null, null, null, cause);
    }

    /** A call of an address; without a port in it, the port is its scheme's own. */
    static Call at(
        URI url,
        ClientOptions client,
        CallKind kind,
        String operation,
        @Nullable Model model,
        @Nullable Request request,
        @Nullable TaskRef task,
        @Nullable ObservedCall cause) {
      return new Call(
          kind,
          client.vendor(),
          client.region(),
          String.valueOf(Endpoint.host(url)),
          url.getPort() >= 0 ? url.getPort() : url.getScheme().endsWith("s") ? 443 : 80,
          operation,
          model,
          request,
          task,
          cause);
    }

    Call causedBy(@Nullable ObservedCall other) {
      return new Call(kind, vendor, region, host, port, operation, model, request, task, other);
    }

    /** Without the request, which holds the prompt. */
    @Override
    public String toString() {
      return "Call[" + kind + ", " + operation + ", " + model + ", " + task + "]";
    }
  }
}
