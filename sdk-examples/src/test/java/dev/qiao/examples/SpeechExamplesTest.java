package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SpeechExamplesTest {
  @TempDir Path folder;

  private String play(Step step, Duration pace) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (Stage stage = Stage.offline(out, folder, pace, false)) {
      return step.play(stage) + "\n" + printed.toString(StandardCharsets.UTF_8);
    }
  }

  private long frames(String file) throws Exception {
    try (var audio = AudioSystem.getAudioInputStream(folder.resolve(file).toFile())) {
      return audio.getFrameLength();
    }
  }

  @Test
  void saySomething_savesAPlayableFile() throws Exception {
    assertThat(play(new SaySomething(), Duration.ZERO)).contains("26 characters", "hello.wav");
    assertThat(frames("hello.wav")).isEqualTo(26 * 1680L);
  }

  @Test
  void speakAsItComes_savesAPlayableFileWhereNobodyListens() throws Exception {
    assertThat(play(new SpeakAsItComes(), Duration.ZERO)).contains("as-it-comes.wav, 4900 ms");
    assertThat(frames("as-it-comes.wav")).isEqualTo(70 * 1680L);
  }

  @Test
  void readALongText_tellsWhenEachSentenceBegins() throws Exception {
    assertThat(play(new ReadALongText(), Duration.ZERO))
        .contains("saved: chapter-1.wav", "saved: chapter-2.wav", "at 0 ms", "characters");
    assertThat(frames("chapter-2.wav")).isPositive();
  }

  @Test
  void speakAChat_speaksBeforeTheTextHasEnded() {
    String played = play(new SpeakAChat(), Duration.ofMillis(10));
    System.out.println(played);
    assertThat(played).startsWith("spoke before the text had ended").contains("first audio after");
    assertThat(folder.resolve("answer.pcm")).isNotEmptyFile();
  }
}
