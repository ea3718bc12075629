package dev.qiao.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.testkit.FakeModelServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a process loads for its first chat: exact, so that a slower start shows in a diff. */
class LoadedClassesTest {
  private static final Pattern OURS = Pattern.compile("\\] (dev\\.qiao\\.\\S+) source:");

  /** The tables of the other modules are seen by name only; none of them is initialized. */
  private static final Set<String> TABLES =
      Set.of(
          "dev.qiao.image.ImageOperations",
          "dev.qiao.video.VideoOperations",
          "dev.qiao.audio.AudioOperations",
          "dev.qiao.account.AccountOperations",
          "dev.qiao.retrieval.glm.GlmRetrievalOperations",
          "dev.qiao.retrieval.qwen.QwenRetrievalOperations");

  private static final int MAX_CLASSES = 240;

  @Test
  void aChatLoadsNothingOfImagesVideosOrSpeech() throws Exception {
    Set<String> loaded = new TreeSet<>();
    try (FakeModelServer server = FakeModelServer.start()) {
      server.answer("Hello.");
      String output = run(server);
      assertThat(output).contains("answer: Hello.");
      Matcher matcher = OURS.matcher(output);
      while (matcher.find()) {
        loaded.add(matcher.group(1));
      }
    }
    loaded.removeIf(
        name -> name.startsWith(FirstChat.class.getName()) || name.contains("$$Lambda"));
    System.out.println("a chat loads " + loaded.size() + " classes of ours");
    assertThat(loaded)
        .contains("dev.qiao.text.qwen.QwenChatRequest")
        .noneMatch(
            name ->
                !TABLES.contains(name)
                    && name.matches("dev\\.qiao\\.(image|video|audio|account|retrieval)\\..*"));
    assertThat(loaded).hasSizeLessThanOrEqualTo(MAX_CLASSES);
  }

  private static String run(FakeModelServer server) throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xlog:class+load",
                    "-cp",
                    classPath,
                    FirstChat.class.getName(),
                    server.endpoint().compatibleUrl().toString(),
                    server.apiKey()))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
