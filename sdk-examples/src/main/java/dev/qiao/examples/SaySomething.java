package dev.qiao.examples;

import dev.qiao.audio.AudioModels;
import dev.qiao.audio.AudioService;
import dev.qiao.audio.SpeechResult;
import dev.qiao.audio.SpeechUsage;
import dev.qiao.audio.qwen.Language;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.audio.qwen.QwenVoices;
import java.nio.file.Path;

/** Says a sentence and saves it. */
final class SaySomething implements Step {
  public static void main(String[] args) {
    Step.run(new SaySomething());
  }

  @Override
  public String title() {
    return "A sentence, spoken";
  }

  @Override
  public String play(Stage stage) {
    Path file = stage.file("hello.wav");
    SpeechResult result = say(new AudioService(stage.client()), file);
    stage.say("   saved: %s", file.getFileName());
    SpeechUsage usage = result.usage();
    return usage == null ? "not reported" : usage.characters() + " characters";
  }

  static SpeechResult say(AudioService speech, Path file) {
    QwenSpeechRequest request =
        QwenSpeechRequest.builder(
                AudioModels.QWEN3_TTS_FLASH, "Good morning, how are you?", QwenVoices.CHERRY)
            .languageType(Language.ENGLISH)
            .build();
    SpeechResult result = speech.synthesize(request);
    result.audio().saveTo(file);
    return result;
  }
}
