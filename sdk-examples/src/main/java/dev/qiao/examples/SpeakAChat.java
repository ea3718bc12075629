package dev.qiao.examples;

import dev.qiao.audio.AudioFormat;
import dev.qiao.audio.AudioModels;
import dev.qiao.audio.AudioService;
import dev.qiao.audio.SpeechSession;
import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.CosyVoices;
import dev.qiao.text.ChatChunk;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Speaks a model's answer while the model still writes it, and measures the delays. */
final class SpeakAChat implements Step {
  public static void main(String[] args) {
    Step.run(new SpeakAChat());
  }

  @Override
  public String title() {
    return "A chat, spoken while it is written";
  }

  @Override
  public String play(Stage stage) {
    QwenChatRequest question =
        QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Why is the sky blue?")).build();
    Path file = stage.file("answer.pcm");
    long begin = System.nanoTime();
    AtomicLong firstAudio = new AtomicLong();
    long firstText;
    long lastText;
    try (OutputStream speaker = noting(Files.newOutputStream(file), firstAudio)) {
      long[] text =
          speak(
              new TextService(stage.client()), new AudioService(stage.client()), question, speaker);
      firstText = text[0];
      lastText = text[1];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long end = System.nanoTime();
    stage.say("   first words after  %5d ms", millis(begin, firstText));
    stage.say("   first audio after  %5d ms", millis(begin, firstAudio.get()));
    stage.say("   last words after   %5d ms", millis(begin, lastText));
    stage.say("   last audio after   %5d ms", millis(begin, end));
    return firstAudio.get() < lastText ? "spoke before the text had ended" : "spoke afterwards";
  }

  /** Returns the times of the first and of the last piece of text. */
  static long[] speak(
      TextService text, AudioService speech, QwenChatRequest question, OutputStream speaker) {
    long first = 0;
    CosyVoiceSessionRequest voice =
        CosyVoiceSessionRequest.builder(AudioModels.COSYVOICE_V3_FLASH, CosyVoices.LONGANYANG)
            .format(AudioFormat.PCM)
            .build();
    try (SpeechSession session = speech.open(voice);
        ChatStream answer = text.stream(question)) {
      CompletableFuture<?> heard =
          CompletableFuture.supplyAsync(() -> session.audio().writeTo(speaker));
      for (ChatChunk chunk : answer) {
        if (!chunk.text().isEmpty()) {
          first = first == 0 ? System.nanoTime() : first;
          session.send(chunk.text());
        }
      }
      long last = System.nanoTime();
      session.finish();
      heard.join();
      return new long[] {first, last};
    }
  }

  private static long millis(long begin, long end) {
    return (end - begin) / 1_000_000;
  }

  /** Notes when the first byte comes. */
  private static OutputStream noting(OutputStream target, AtomicLong first) {
    return new FilterOutputStream(target) {
      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        first.compareAndSet(0, System.nanoTime());
        out.write(bytes, offset, count);
      }
    };
  }
}
