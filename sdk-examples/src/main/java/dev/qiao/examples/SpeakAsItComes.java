package dev.qiao.examples;

import dev.qiao.audio.AudioModels;
import dev.qiao.audio.AudioService;
import dev.qiao.audio.SpeechStream;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.audio.qwen.QwenVoices;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Plays speech while it comes, or saves it where there is no speaker. */
final class SpeakAsItComes implements Step {
  private static final String TEXT =
      "This is spoken while it is still being made. Nobody waits for the end.";

  public static void main(String[] args) {
    Step.run(new SpeakAsItComes());
  }

  @Override
  public String title() {
    return "Speech as it comes";
  }

  @Override
  public String play(Stage stage) {
    AudioService speech = new AudioService(stage.client());
    QwenSpeechRequest request =
        QwenSpeechRequest.builder(AudioModels.QWEN3_TTS_FLASH, TEXT, QwenVoices.ETHAN).build();
    if (stage.server() == null && speak(speech, request)) {
      return "played";
    }
    Path file = stage.file("as-it-comes.wav");
    var result = save(speech, request, file);
    stage.say("   saved: %s, %s ms", file.getFileName(), millis(result.duration()));
    return TEXT.length() + " characters";
  }

  private static String millis(java.time.@org.jspecify.annotations.Nullable Duration duration) {
    return duration == null ? "unknown" : String.valueOf(duration.toMillis());
  }

  static dev.qiao.audio.SpeechResult save(
      AudioService speech, QwenSpeechRequest request, Path file) {
    try (SpeechStream stream = speech.stream(request)) {
      return stream.saveTo(file); // samples become a WAV file
    }
  }

  /** Plays on the speaker; false if there is none. */
  private static boolean speak(AudioService speech, QwenSpeechRequest request) {
    AudioFormat samples = new AudioFormat(24000, 16, 1, true, false);
    if (!AudioSystem.isLineSupported(new DataLine.Info(SourceDataLine.class, samples))) {
      return false;
    }
    try (SourceDataLine line = AudioSystem.getSourceDataLine(samples);
        SpeechStream stream = speech.stream(request)) {
      line.open(samples);
      line.start();
      stream.writeTo(new Speaker(line));
      line.drain();
      return true;
    } catch (LineUnavailableException e) {
      return false;
    }
  }

  /** The speaker as a stream; it takes whole samples only, so a half one waits for its end. */
  private static final class Speaker extends OutputStream {
    private final SourceDataLine line;
    private final byte[] sample = new byte[2];
    private int waiting;

    Speaker(SourceDataLine line) {
      this.line = line;
    }

    @Override
    public void write(int value) {
      sample[waiting++] = (byte) value;
      if (waiting == sample.length) {
        waiting = 0;
        line.write(sample, 0, sample.length);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      int from = offset;
      int end = offset + count;
      if (waiting > 0 && from < end) {
        write(bytes[from++]);
      }
      int whole = (end - from) & ~1;
      line.write(bytes, from, whole);
      if (from + whole < end) {
        write(bytes[end - 1]);
      }
    }
  }
}
