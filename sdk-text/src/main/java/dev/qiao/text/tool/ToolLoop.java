package dev.qiao.text.tool;

import dev.qiao.core.client.CallObserver;
import dev.qiao.core.client.CallObserver.Call;
import dev.qiao.core.client.CallObserver.CallKind;
import dev.qiao.core.client.ClientOptions;
import dev.qiao.core.error.CallInterruptedException;
import dev.qiao.core.http.ObservedCall;
import dev.qiao.core.http.ObservedCall.End;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatRequest;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.ChatStream;
import dev.qiao.text.FinishReason;
import dev.qiao.text.Message;
import dev.qiao.text.TextService;
import dev.qiao.text.request.ChatRequestBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a model, runs the tools that it calls, returns their results to it, and repeats this until
 * the model answers.
 *
 * <pre>{@code
 * ToolRun run =
 *     ToolLoop.of(text, tools)
 *         .run(DeepSeekChatRequest.builder(model, Message.user("Umbrella in Hangzhou?")));
 * System.out.println(run.text());
 * }</pre>
 *
 * <p>The builder is the conversation: the registry's tools are added to its own, and each completed
 * round and the last answer to its messages, with as much reasoning as the family wants back. When
 * the service fails in the middle, what was paid for is therefore kept, and {@code run} with the
 * same builder goes on from there. A choice that forces a tool holds for the first round.
 *
 * <p>A call that is no function, such as a search that GLM made itself or one of Kimi's {@code
 * builtin_function}, ends the loop: it is in {@link ToolRun#answer()} for you. An answer that waits
 * for the results of such calls is not added to the conversation; add it with its results.
 *
 * <p>Nothing hangs: the model is asked at most {@link Builder#maxRounds} times, a tool has {@link
 * Builder#toolTimeout}, and interrupting the caller's thread ends both. Calls of one answer run one
 * after the other unless {@link Builder#parallel}.
 *
 * <p>A loop is immutable and may run in several threads at once, each with a builder of its own.
 */
public final class ToolLoop {
  private static final Duration MAX_DURATION = Duration.ofNanos(Long.MAX_VALUE);

  private final TextService text;
  private final ToolRegistry tools;
  private final int maxRounds;
  private final Duration toolTimeout;
  private final boolean parallel;
  private final ToolErrorPolicy onError;
  private final @Nullable Executor executor;
  private final Consumer<? super ToolRound> onRound;

  private ToolLoop(Builder builder) {
    text = builder.text;
    tools = builder.tools;
    maxRounds = builder.maxRounds;
    toolTimeout = builder.toolTimeout;
    parallel = builder.parallel;
    onError = builder.onError;
    executor = builder.executor;
    onRound = builder.onRound;
  }

  /** A loop with the defaults. */
  public static ToolLoop of(TextService text, ToolRegistry tools) {
    return builder(text, tools).build();
  }

  /** Starts with the defaults. */
  public static Builder builder(TextService text, ToolRegistry tools) {
    return new Builder(text, tools);
  }

  /**
   * Runs to the last answer.
   *
   * @param chat the conversation, which grows
   * @throws ToolLoopException at the limit of rounds, or if a tool failed and the policy says so
   * @throws CallInterruptedException if the thread is interrupted; its flag is set again
   * @throws dev.qiao.core.error.SdkException as {@link TextService#chat} does
   */
  public ToolRun run(ChatRequestBuilder<?> chat) {
    return observed(chat, TextService::chat);
  }

  /**
   * The same with every answer streamed: each piece is given to {@code pieces} as it comes, in the
   * caller's thread; text and thinking are in {@link ChatChunk#text} and {@link
   * ChatChunk#reasoning}. What {@code pieces} throws ends the loop and the stream.
   *
   * @param chat the conversation, which grows
   * @throws ToolLoopException as {@link #run} does
   * @throws CallInterruptedException if the thread is interrupted; its flag is set again
   * @throws dev.qiao.core.error.SdkException as {@link TextService#stream} and its iterator do
   */
  public ToolRun stream(ChatRequestBuilder<?> chat, Consumer<? super ChatChunk> pieces) {
    Objects.requireNonNull(pieces, "pieces");
    return observed(
        chat,
        (service, request) -> {
          try (ChatStream answer = service.stream(request)) {
            answer.forEach(pieces);
            return answer.accumulated();
          }
        });
  }

  private ToolRun observed(
      ChatRequestBuilder<?> chat, BiFunction<TextService, ChatRequest, ChatResponse> ask) {
    ObservedCall loop = begin(CallKind.TOOL_LOOP, "tool-loop", text.options().partOf());
    if (loop == null) {
      return run(chat, request -> ask.apply(text, request), null);
    }
    TextService inside = text.with(text.options().toBuilder().partOf(loop).build());
    try {
      ToolRun run = run(chat, request -> ask.apply(inside, request), loop);
      loop.received(run);
      loop.ended(End.SUCCEEDED, null);
      return run;
    } catch (Throwable e) {
      loop.ended(End.FAILED, e);
      throw e;
    }
  }

  private @Nullable ObservedCall begin(CallKind kind, String name, @Nullable ObservedCall cause) {
    ClientOptions client = text.client().options();
    CallObserver observer = client.observer();
    return observer == null ? null : observer.begin(Call.of(client, kind, name, cause));
  }

  private ToolRun run(
      ChatRequestBuilder<?> chat,
      Function<ChatRequest, ChatResponse> ask,
      @Nullable ObservedCall loop) {
    chat.addTools(tools.tools());
    List<ToolRound> rounds = new ArrayList<>();
    ExecutorService own = executor == null ? Executors.newCachedThreadPool(ToolLoop::thread) : null;
    Executor hands = own == null ? Objects.requireNonNull(executor) : own;
    try {
      for (int i = 0; i < maxRounds; i++) {
        ChatResponse answer = ask.apply(chat.build());
        if (answer.toolCalls().isEmpty()) {
          if (!answer.text().isEmpty() || answer.message().audio() != null) {
            chat.addAnswer(answer);
          }
          return new ToolRun(answer, rounds, chat.messages());
        }
        if (answer.toolCalls().stream().anyMatch(this::isOthers)) {
          handOver(answer, chat);
          return new ToolRun(answer, rounds, chat.messages());
        }
        ToolRound round = new ToolRound(answer, work(answer, hands, rounds, chat, loop));
        // Together, so that the conversation never ends with calls that have no answer.
        chat.addAnswer(answer);
        round.results().forEach(result -> chat.addMessage(result.message()));
        chat.withoutForcedTool();
        rounds.add(round);
        onRound.accept(round);
      }
    } finally {
      if (own != null) {
        own.shutdownNow();
      }
    }
    throw new ToolLoopException(
        "the model still wants tools after "
            + maxRounds
            + (maxRounds == 1 ? " round" : " rounds")
            + "; raise maxRounds(..) and run the same builder again, or see in rounds() what it"
            + " tries",
        rounds,
        chat.messages(),
        null,
        null);
  }

  /** Whether a call is for the caller or was made by the service: a search, a server's tool. */
  private boolean isOthers(ToolCall call) {
    return !tools.has(call.name()) && !call.isFunction();
  }

  /**
   * Keeps the text of an answer whose calls the service made itself. One that waits for results is
   * not kept: the conversation would end with calls that have no answer.
   */
  private static void handOver(ChatResponse answer, ChatRequestBuilder<?> chat) {
    boolean waits = FinishReason.TOOL_CALLS.equals(answer.finishReason());
    if (!waits && !answer.text().isEmpty()) {
      Message.Assistant said = answer.message().withoutCalls();
      chat.addMessage(said);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "qiao-tool");
    thread.setDaemon(true);
    return thread;
  }

  private List<ToolResult> work(
      ChatResponse answer,
      Executor hands,
      List<ToolRound> rounds,
      ChatRequestBuilder<?> chat,
      @Nullable ObservedCall loop) {
    List<Running> running = new ArrayList<>();
    List<ToolResult> results = new ArrayList<>();
    try {
      if (parallel) {
        answer.toolCalls().forEach(call -> running.add(start(call, hands, loop)));
        for (Running one : running) {
          results.add(result(one));
        }
      } else {
        for (ToolCall call : answer.toolCalls()) {
          Running one = start(call, hands, loop);
          running.add(one);
          results.add(result(one));
        }
      }
      return results;
    } catch (Refused e) {
      throw new ToolLoopException(
          e.call.name() + " failed: " + e.reason.getMessage(),
          rounds,
          chat.messages(),
          answer,
          e.reason);
    } finally {
      // Of what has ended it does nothing; what runs on after a failure is interrupted.
      running.forEach(one -> one.task.cancel(true));
    }
  }

  private record Running(ToolCall call, FutureTask<String> task, long began) {}

  private Running start(ToolCall call, Executor hands, @Nullable ObservedCall loop) {
    boolean known = tools.has(call.name());
    ObservedCall tool = known ? begin(CallKind.TOOL, call.name(), loop) : null;
    FutureTask<String> task =
        new FutureTask<>(() -> call(call, tool)) {
          @Override
          protected void done() {
            if (tool != null && isCancelled()) {
              tool.ended(End.ABANDONED, null);
            }
          }
        };
    long began = System.nanoTime();
    if (known) {
      try {
        hands.execute(task);
      } catch (RuntimeException e) {
        task.cancel(false);
        // Such as a full or closed executor: the tool did not run, which the policy reports.
        FutureTask<String> refused =
            new FutureTask<>(
                () -> {
                  throw e;
                });
        refused.run();
        return new Running(call, refused, began);
      }
    }
    return new Running(call, task, began);
  }

  private String call(ToolCall call, @Nullable ObservedCall tool) throws Exception {
    if (tool == null) {
      return tools.call(call);
    }
    Runnable leave = tool.enter();
    try {
      String words = tools.call(call);
      // Before the loop has it: what the loop ends must not overtake this.
      tool.received(words);
      tool.ended(End.SUCCEEDED, null);
      return words;
    } catch (Throwable e) {
      tool.ended(End.FAILED, e);
      throw e;
    } finally {
      if (leave != null) {
        leave.run();
      }
    }
  }

  private ToolResult result(Running one) throws Refused {
    ToolCall call = one.call;
    if (!tools.has(call.name())) {
      // Independent of the policy: a model that invented a name corrects itself.
      String words = tools.unknown(call);
      return new ToolResult(call, "Error: " + words, new IllegalArgumentException(words));
    }
    try {
      long left = nanos(toolTimeout) - (System.nanoTime() - one.began);
      return new ToolResult(call, one.task.get(Math.max(left, 0), TimeUnit.NANOSECONDS), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException("interrupted while the tool " + call.name() + " ran", e);
    } catch (TimeoutException e) {
      one.task.cancel(true);
      return failed(
          call, new TimeoutException(call.name() + " took longer than " + words(toolTimeout)));
    } catch (ExecutionException e) {
      // A tool that recurses too deeply has failed, the machine has not.
      if (e.getCause() instanceof Error error && !(error instanceof StackOverflowError)) {
        throw error;
      }
      return failed(call, e.getCause() instanceof Exception failure ? failure : e);
    }
  }

  private ToolResult failed(ToolCall call, Exception failure) throws Refused {
    try {
      return new ToolResult(call, onError.tell(call, failure), failure);
    } catch (Exception e) {
      throw new Refused(call, e);
    }
  }

  private static long nanos(Duration time) {
    return time.compareTo(MAX_DURATION) > 0 ? Long.MAX_VALUE : time.toNanos();
  }

  private static String words(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  /** The policy ends the loop. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ToolCall call;
    private final transient Exception reason;

    Refused(ToolCall call, Exception reason) {
      super(reason);
      this.call = call;
      this.reason = reason;
    }
  }

  /** Collects what is set. */
  public static final class Builder {
    private final TextService text;
    private final ToolRegistry tools;
    private int maxRounds = 10;
    private Duration toolTimeout = Duration.ofMinutes(1);
    private boolean parallel;
    private ToolErrorPolicy onError = ToolErrorPolicy.TELL_MODEL;
    private @Nullable Executor executor;
    private Consumer<? super ToolRound> onRound = round -> {};

    private Builder(TextService text, ToolRegistry tools) {
      this.text = Objects.requireNonNull(text, "text");
      this.tools = Objects.requireNonNull(tools, "tools");
    }

    /** How often the model is asked at most; at least 1. Default 10. */
    public Builder maxRounds(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("maxRounds must be at least 1, not " + value);
      }
      maxRounds = value;
      return this;
    }

    /** How long one call may take; then its thread is interrupted. Default one minute. */
    public Builder toolTimeout(Duration value) {
      Objects.requireNonNull(value, "toolTimeout is null");
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException("toolTimeout must be more than 0, not " + value);
      }
      toolTimeout = value;
      return this;
    }

    /** Whether calls of one answer run at the same time. Default false. */
    public Builder parallel(boolean value) {
      parallel = value;
      return this;
    }

    /** What to do when a tool failed. Default {@link ToolErrorPolicy#TELL_MODEL}. */
    public Builder onError(ToolErrorPolicy value) {
      onError = Objects.requireNonNull(value, "onError");
      return this;
    }

    /**
     * Where tools run. Default daemon threads that end with the run. {@code
     * client.options().callbackExecutor()} has virtual threads from Java 24 on; {@code
     * Runnable::run} is the caller's own thread, with its thread-locals, and then no timeout.
     */
    public Builder executor(Executor value) {
      executor = Objects.requireNonNull(value, "executor");
      return this;
    }

    /** Receives each completed round, in the caller's thread. What it throws ends the loop. */
    public Builder onRound(Consumer<? super ToolRound> value) {
      onRound = Objects.requireNonNull(value, "onRound");
      return this;
    }

    /** The loop. */
    public ToolLoop build() {
      return new ToolLoop(this);
    }
  }
}
