package dev.qiao.examples;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioModels;
import dev.qiao.audio.AudioService;
import dev.qiao.audio.Sentence;
import dev.qiao.audio.SpeechConnection;
import dev.qiao.audio.SpeechResult;
import dev.qiao.audio.SpeechSession;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.CosyVoices;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads a text chapter by chapter over one connection, and prints when each sentence begins. */
final class ReadALongText implements Step {
  private static final List<List<String>> CHAPTERS =
      List.of(
          List.of("Once there was a cat. ", "It lived in a library. "),
          List.of("It knew every book. ", "It had slept on all of them. "));

  public static void main(String[] args) {
    Step.run(new ReadALongText());
  }

  @Override
  public String title() {
    return "A long text, read in pieces";
  }

  @Override
  public String play(Stage stage) {
    AudioService speech = new AudioService(stage.client());
    int characters = 0;
    try (SpeechConnection connection = speech.connect()) {
      int number = 0;
      for (List<String> chapter : CHAPTERS) {
        Path file = stage.file("chapter-" + ++number + ".wav");
        SpeechResult result = read(connection, chapter, file);
        stage.say("   saved: %s", file.getFileName());
        for (Sentence sentence : result.sentences()) {
          stage.say("      at %s ms: %s words", begin(sentence), sentence.words().size());
        }
        var usage = result.usage();
        characters += usage == null || usage.characters() == null ? 0 : usage.characters();
      }
    }
    return characters + " characters";
  }

  private static String begin(Sentence sentence) {
    return String.valueOf(sentence.words().get(0).beginTime());
  }

  static SpeechResult read(SpeechConnection connection, List<String> pieces, Path file) {
    CosyVoiceSessionRequest request =
        CosyVoiceSessionRequest.builder(AudioModels.COSYVOICE_V3_FLASH, CosyVoices.LONGANYANG)
            .format(AudioFormat.PCM)
            .wordTimestampEnabled(true)
            .build();
    try (SpeechSession session = connection.open(request)) {
      CompletableFuture<SpeechResult> saved =
          CompletableFuture.supplyAsync(() -> session.audio().saveTo(file));
      pieces.forEach(session::send);
      session.finish();
      return saved.join();
    }
  }
}
