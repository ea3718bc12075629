package dev.qiao.examples;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.task.PollOptions;
import dev.qiao.testkit.ChatAnswer;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.Fault;
import dev.qiao.testkit.SampleMedia;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an example runs: against the real service if DASHSCOPE_API_KEY is set, otherwise against a
 * fake model server inside this process. The example is the same for both.
 */
final class Stage implements AutoCloseable {
  // The vendor's own sample files: a real face passes the detection, a drawn one might not.
  private static final String SAMPLE_PORTRAIT =
      "https://help-static-aliyun-doc.aliyuncs.com/file-manage-files/zh-CN/20251225/onmomb/emo.png";
  private static final String SAMPLE_VOICE =
      "https://help-static-aliyun-doc.aliyuncs.com/file-manage-files/zh-CN/20250825/aejgyj/input_audio.mp3";

  private static final ChatAnswer WHY_THE_SKY_IS_BLUE =
      ChatAnswer.of(
              "Sunlight holds all colours, and air scatters the short, blue waves far more than the"
                  + " long, red ones. So blue light reaches the eye from every part of the sky.")
          .withReasoning(
              "A question about light in air. Rayleigh scattering goes with the fourth power of the"
                  + " frequency; two sentences will do.");

  private final PrintStream out;
  private final @Nullable FakeModelServer server;
  private final QiaoClient client;
  private final Path folder;
  private final boolean movingProgress;

  private Stage(
      PrintStream out,
      @Nullable FakeModelServer server,
      QiaoClient client,
      Path folder,
      boolean movingProgress) {
    this.out = out;
    this.server = server;
    this.client = client;
    this.folder = folder;
    this.movingProgress = movingProgress;
  }

  /** The stage that the environment asks for. */
  static Stage open() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean movingProgress = isTerminal() && System.getenv("CI") == null;
    String key = System.getenv("DASHSCOPE_API_KEY");
    if (key == null || key.isBlank()) {
      return offline(out, newFolder(), Duration.ofMillis(25), movingProgress);
    }
    QiaoClient client = QiaoClient.fromEnvironment(Vendor.DASHSCOPE);
    Stage stage = new Stage(out, null, client, newFolder(), movingProgress);
    stage.say(
        "Running against DashScope, region %s: every step below is billed to your account.",
        client.options().region());
    return stage;
  }

  /** A stage with a fake model server, whose answers come at the given pace. */
  static Stage offline(PrintStream out, Path folder, Duration pace, boolean movingProgress) {
    FakeModelServer server =
        FakeModelServer.start()
            .streamPause(pace)
            .pollsPerState(2, 6)
            .answers(call -> call.question().contains("sky") ? WHY_THE_SKY_IS_BLUE : null);
    Stage stage =
        new Stage(
            out,
            server,
            server
                .clientBuilder()
                .polling(
                    PollOptions.DEFAULT
                        .withInitialDelay(pace.multipliedBy(4).plusMillis(1))
                        .withMaxDelay(pace.multipliedBy(8).plusMillis(1)))
                .build(),
            folder,
            movingProgress);
    stage.say(
        "Running OFFLINE against a fake model server on this machine: nothing is billed, answers"
            + " are canned. Set DASHSCOPE_API_KEY to run the same against DashScope.");
    return stage;
  }

  /**
   * Whether a person watches. From Java 22 on there is a console even when output goes to a file.
   */
  @SuppressWarnings("SystemConsoleNull") // asked for on Java 22 and later below
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("qiao-tour-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  QiaoClient client() {
    return client;
  }

  /** The fake server, null for the real service. */
  @Nullable FakeModelServer server() {
    return server;
  }

  /** A file in the folder of this run. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** Offline, the next answer says this. The real service is not scripted. */
  void nextSays(String text) {
    if (server != null) {
      server.answer(text);
    }
  }

  /** Offline, the next answer calls a tool. The real service is not scripted. */
  void nextCalls(String name, String arguments) {
    if (server != null) {
      server.nextRequest(Fault.answer(200, "application/json", call(name, arguments)));
    }
  }

  /** An answer that calls a tool, as DashScope's OpenAI-compatible mode writes it. */
  static String call(String name, String arguments) {
    return """
    {"id":"chatcmpl-1","object":"chat.completion","created":1767225600,"model":"qwen-plus",
     "choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant",
       "content":"","tool_calls":[{"index":0,"id":"call_1","type":"function",
         "function":{"name":"%s","arguments":"%s"}}]}}],
     "usage":{"prompt_tokens":42,"completion_tokens":18,"total_tokens":60}}
    """
        .formatted(name, arguments.replace("\"", "\\\""));
  }

  /** A portrait of one person. */
  MediaSource portrait() {
    return portrait(SAMPLE_PORTRAIT);
  }

  /** A portrait of one person; the vendor's sample at this URL for the real service. */
  MediaSource portrait(String sample) {
    return server == null
        ? MediaSource.of(sample)
        : MediaSource.of(SampleMedia.portraitPng(), "portrait.png");
  }

  /** A voice. */
  MediaSource voice() {
    return voice(SAMPLE_VOICE);
  }

  /** A voice; the vendor's sample at this URL for the real service. */
  MediaSource voice(String sample) {
    return server == null
        ? MediaSource.of(sample)
        : MediaSource.of(
            SampleMedia.speechWav("Hello, I am a portrait, and now I talk."), "voice.wav");
  }

  /** A video; the vendor's sample at this URL for the real service. */
  MediaSource clip(String sample) {
    return server == null
        ? MediaSource.of(sample)
        : MediaSource.of(SampleMedia.clipMp4(), "clip.mp4");
  }

  /** A line. */
  void say(String format, @Nullable Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  /** A piece of a line, at once. */
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /** Whether a moving bar shows progress. */
  boolean hasMovingProgress() {
    return movingProgress;
  }

  /** A bar that moves on a terminal; a line a change elsewhere. */
  void progress(String state, double share) {
    if (movingProgress) {
      int full = (int) Math.round(share * 30);
      print("\r   [" + "#".repeat(full) + "-".repeat(30 - full) + "] " + state + "      ");
      if (share >= 1) {
        say("");
      }
    } else {
      say("   %3.0f %% %s", share * 100, state);
    }
  }

  @Override
  public void close() {
    client.close();
    if (server != null) {
      server.close();
    }
  }
}
