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
import java.util.function.Consumer;

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
    AtomicLong firstText = new AtomicLong();
    AtomicLong lastText = new AtomicLong();
    try (OutputStream speaker = noting(Files.newOutputStream(file), firstAudio)) {
      speak(
          new TextService(stage.client()),
          new AudioService(stage.client()),
          question,
          piece -> {
            lastText.set(System.nanoTime());
            firstText.compareAndSet(0, lastText.get());
          },
          speaker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long end = System.nanoTime();
    stage.say("   first words after  %5d ms", millis(begin, firstText.get()));
    stage.say("   first audio after  %5d ms", millis(begin, firstAudio.get()));
    stage.say("   last words after   %5d ms", millis(begin, lastText.get()));
    stage.say("   last audio after   %5d ms", millis(begin, end));
    return firstAudio.get() < lastText.get()
        ? "spoke before the text had ended"
        : "spoke afterwards";
  }

  /** Shows each piece of the answer's text, and plays the whole answer. */
  static void speak(
      TextService text,
      AudioService speech,
      QwenChatRequest question,
      Consumer<String> screen,
      OutputStream speaker) {
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
          screen.accept(chunk.text());
          session.send(chunk.text());
        }
      }
      session.finish();
      heard.join();
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
