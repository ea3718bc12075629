package dev.qiao.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.cosyvoice.CosyVoices;
import dev.qiao.audio.internal.OwnThread;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.testkit.FakeModelServer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten minutes of speech: constant memory, a slow reader, nothing left behind. */
@Timeout(120)
class LongSpeechTest {
  private static final int SAMPLE_RATE = 24000;
  private static final int TEN_MINUTES = 600 * SAMPLE_RATE * 2;
  private static final int PIECE = 64 * 1024;
  private static final long FEW_MEGABYTES = 12L * 1024 * 1024;

  private static CosyVoiceSessionRequest request() {
    return CosyVoiceSessionRequest.builder(AudioModels.COSYVOICE_V3_FLASH, CosyVoices.LONGANYANG)
        .format(AudioFormat.PCM)
        .sampleRate(SAMPLE_RATE)
        .build();
  }

  /** Sends ten minutes of audio as fast as the socket takes them. */
  private static void flood(VoiceServer server, AtomicLong sent) {
    server.accept(
        (line, text) -> {
          if (text.contains("run-task")) {
            line.event("task-started", "{}");
          } else if (text.contains("finish-task")) {
            byte[] piece = new byte[PIECE];
            while (sent.get() < TEN_MINUTES && line.socket().send(okio.ByteString.of(piece))) {
              sent.addAndGet(PIECE);
              while (line.socket().queueSize() > PIECE && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(100_000);
              }
            }
            line.event("task-finished", "{}");
          }
        });
  }

  @Test
  void writeTo_tenMinutes_takesConstantMemory() throws IOException {
    AtomicLong sent = new AtomicLong();
    List<Long> used = new ArrayList<>();
    AtomicLong received = new AtomicLong();
    try (VoiceServer server = new VoiceServer()) {
      flood(server, sent);
      try (SpeechSession session = server.speech().open(request())) {
        session.send("A long story.");
        session.finish();
        session
            .audio()
            .writeTo(
                new OutputStream() {
                  private long next;

                  @Override
                  public void write(int b) {
                    throw new UnsupportedOperationException("one byte at a time");
                  }

                  @Override
                  public void write(byte[] bytes, int offset, int count) {
                    if (received.addAndGet(count) >= next) {
                      next += TEN_MINUTES / 6;
                      used.add(memory());
                    }
                  }
                });
      }
    }

    assertThat(received.get()).isGreaterThanOrEqualTo(TEN_MINUTES);
    assertThat(used).hasSizeGreaterThanOrEqualTo(6);
    long least = used.stream().mapToLong(Long::longValue).min().orElseThrow();
    long most = used.stream().mapToLong(Long::longValue).max().orElseThrow();
    // All of it would be 28 megabytes.
    assertThat(most - least).isLessThan(8L * 1024 * 1024);
  }

  private static long memory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void audio_readerThatStands_holdsTheServiceBack() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (VoiceServer server = new VoiceServer()) {
      flood(server, sent);
      try (SpeechSession session = server.speech().open(request())) {
        session.send("A long story.");
        session.finish();
        var pieces = session.audio().iterator();
        pieces.next();
        // Until the service has not moved for a while.
        long before = -1;
        while (before != sent.get()) {
          before = sent.get();
          var unused = new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
        }
        assertThat(sent.get()).isLessThan(FEW_MEGABYTES);
        while (pieces.hasNext()) {
          pieces.next();
        }
        assertThat(sent.get()).isGreaterThanOrEqualTo(TEN_MINUTES);
      }
    }
  }

  @Test
  void close_ofEverything_leavesNoThread() throws Exception {
    List<Thread> before = List.copyOf(Thread.getAllStackTraces().keySet());
    FakeModelServer server = FakeModelServer.start();
    QiaoClient client = server.client();
    AudioService speech = new AudioService(client);
    try (SpeechConnection connection = speech.connect()) {
      for (int i = 0; i < 3; i++) {
        try (SpeechSession session = connection.open(request())) {
          session.send("Hello.");
          session.finish();
          session.audio().collect();
        }
      }
    }
    SpeechSession left = speech.open(request());
    left.send("Hello. ");
    CompletableFuture<SpeechResult> reading = OwnThread.supply(() -> left.audio().collect());
    client.close();
    assertThat(reading.handle((result, failure) -> failure).get(20, TimeUnit.SECONDS)).isNotNull();
    left.close();
    server.close();

    List<Thread> stayed = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      boolean ours = thread.getName().contains("qiao") || thread.getName().contains("OkHttp");
      if (!before.contains(thread) && ours && !thread.getName().contains("TaskRunner")) {
        thread.join(10_000);
        if (thread.isAlive()) {
          stayed.add(thread);
        }
      }
    }
    assertThat(stayed).isEmpty();
  }
}
