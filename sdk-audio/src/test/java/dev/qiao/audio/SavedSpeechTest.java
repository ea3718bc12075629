package dev.qiao.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.audio.cosyvoice.CosyVoiceSessionRequest;
import dev.qiao.audio.minimax.MiniMaxSpeechRequest;
import dev.qiao.audio.qwen.QwenSpeechRequest;
import dev.qiao.audio.qwen.QwenVoices;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.CallCanceledException;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.MalformedResponseException;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.testkit.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Speech that is saved: its header is right, and its place is checked before it is spoken. */
@Timeout(30)
class SavedSpeechTest {
  private static final byte[] SOUND = new byte[3200];

  static {
    Arrays.fill(SOUND, (byte) 7);
  }

  @TempDir Path folder;

  /** A WAV's header: 16 bit, one channel, 16,000 a second. */
  private static byte[] header(int riff, int data) {
    return ByteBuffer.allocate(44)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(riff)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(16_000)
        .putInt(32_000)
        .putShort((short) 2)
        .putShort((short) 16)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(data)
        .array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] half(int which) {
    return Arrays.copyOfRange(SOUND, which * 1600, which * 1600 + 1600);
  }

  private static final byte[] RIGHT = joined(header(3236, 3200), SOUND);

  private static String miniMaxEvents(byte[]... pieces) {
    StringBuilder events = new StringBuilder();
    for (byte[] piece : pieces) {
      events
          .append("data: {\"data\":{\"audio\":\"")
          .append(HexFormat.of().formatHex(piece))
          .append("\",\"status\":1},\"base_resp\":{\"status_code\":0}}\n\n");
    }
    return events
        + "data: {\"data\":{\"audio\":\"\",\"status\":2},\"base_resp\":{\"status_code\":0}}\n\n";
  }

  private static SpeechStream miniMax(QiaoClient client, AudioFormat format) {
    return new AudioService(client)
        .stream(
            MiniMaxSpeechRequest.builder(
                    Model.of("speech-2.8-hd"), "tide", Voice.of("male-qn-qingse"))
                .format(format)
                .sampleRate(16_000)
                .build());
  }

  /** What is saved, and what is collected, of a stream of these pieces. */
  private List<byte[]> saved(AudioFormat format, String name, byte[]... pieces) throws Exception {
    Fault answer = Fault.answer(200, "text/event-stream", miniMaxEvents(pieces));
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      Path target = folder.resolve(name);
      server.nextRequest(answer);
      miniMax(client, format).saveTo(target);
      server.nextRequest(answer);
      return List.of(Files.readAllBytes(target), miniMax(client, format).collect().audio().bytes());
    }
  }

  @Test
  void streamedWav_withPlaceholderSizes_getsItsSizes() throws Exception {
    for (int placeholder : new int[] {-1, 0, Integer.MAX_VALUE, 0x7FFFF000}) {
      byte[] head = header(placeholder, placeholder);
      assertThat(saved(AudioFormat.WAV, "a.wav", joined(head, half(0)), half(1)))
          .containsExactly(RIGHT, RIGHT);
    }
  }

  @Test
  void streamedWav_whoseHeaderIsCutAnywhere_getsItsSizes() throws Exception {
    byte[] whole = joined(header(-1, -1), SOUND);
    for (int cut : new int[] {1, 4, 11, 30, 43, 44, 45}) {
      byte[] first = Arrays.copyOf(whole, cut);
      byte[] rest = Arrays.copyOfRange(whole, cut, whole.length);
      assertThat(saved(AudioFormat.WAV, "a.wav", first, rest)).containsExactly(RIGHT, RIGHT);
    }
  }

  @Test
  void streamedWav_withAHeaderInEachPiece_hasOneHeader() throws Exception {
    byte[] head = header(1636, 1600);
    assertThat(saved(AudioFormat.WAV, "a.wav", joined(head, half(0)), joined(head, half(1))))
        .containsExactly(RIGHT, RIGHT);
    byte[] open = header(-1, -1);
    assertThat(saved(AudioFormat.WAV, "a.wav", joined(open, half(0)), joined(open, half(1))))
        .containsExactly(RIGHT, RIGHT);
  }

  @Test
  void streamedSamples_withHeaders_areSamples() throws Exception {
    byte[] head = header(-1, -1);
    byte[][] pieces = {joined(head, half(0)), joined(head, half(1))};
    assertThat(saved(AudioFormat.PCM, "a.pcm", pieces)).containsExactly(SOUND, SOUND);
    assertThat(saved(AudioFormat.PCM, "a.wav", pieces)).containsExactly(RIGHT, SOUND);
  }

  @Test
  void streamedWav_withRightSizesAndMoreBehind_staysAsItIs() throws Exception {
    byte[] list =
        joined(
            "LIST".getBytes(StandardCharsets.US_ASCII),
            new byte[] {4, 0, 0, 0, 'I', 'N', 'F', 'O'});
    byte[] whole = joined(header(3236 + list.length, 3200), SOUND, list);
    assertThat(saved(AudioFormat.WAV, "a.wav", whole)).containsExactly(whole, whole);
  }

  @Test
  void anotherFormat_staysAsItIs() throws Exception {
    byte[] mp3 = "ID3 and so on".getBytes(StandardCharsets.US_ASCII);
    assertThat(saved(AudioFormat.MP3, "a.mp3", mp3, mp3))
        .containsExactly(joined(mp3, mp3), joined(mp3, mp3));
  }

  @Test
  void wavOfASession_getsItsSizes() throws Exception {
    try (VoiceServer server = new VoiceServer()) {
      server.accept(
          (line, text) -> {
            if (text.contains("run-task")) {
              line.event("task-started", "{}");
            } else if (text.contains("continue-task")) {
              line.audio(joined(header(-1, -1), half(0)));
              line.audio(half(1));
            } else {
              line.event("task-finished", "{}");
            }
          });
      try (SpeechSession session =
          server
              .speech()
              .open(
                  CosyVoiceSessionRequest.builder(
                          AudioModels.COSYVOICE_V3_FLASH, Voice.of("longanyang"))
                      .format(AudioFormat.WAV)
                      .build())) {
        session.send("tide");
        session.finish();
        session.audio().saveTo(folder.resolve("a.wav"));
      }
    }
    assertThat(folder.resolve("a.wav")).hasBinaryContent(RIGHT);
  }

  @Test
  void wavInAnAnswer_isSavedWithItsSizes() throws Exception {
    byte[] open = joined(header(-1, -1), SOUND);
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      server.nextRequest(
          Fault.answer(
              200,
              "application/json",
              "{\"output\":{\"audio\":{\"data\":\""
                  + Base64.getEncoder().encodeToString(open)
                  + "\"}}}"));
      AudioFile audio =
          new AudioService(client)
              .synthesize(
                  QwenSpeechRequest.builder(AudioModels.QWEN3_TTS_FLASH, "tide", QwenVoices.CHERRY)
                      .build())
              .audio();
      audio.saveTo(folder.resolve("a.wav"));
      assertThat(audio.bytes()).isEqualTo(open);
    }
    assertThat(folder.resolve("a.wav")).hasBinaryContent(RIGHT);
  }

  @Test
  void saveTo_aFolder_isRefusedBeforeAnythingIsRead() throws Exception {
    try (VoiceServer server = new VoiceServer()) {
      server.accept(VoiceServer::speak);
      try (SpeechSession session =
          server
              .speech()
              .open(
                  CosyVoiceSessionRequest.builder(
                          AudioModels.COSYVOICE_V3_FLASH, Voice.of("longanyang"))
                      .build())) {
        assertThatThrownBy(() -> session.audio().saveTo(folder))
            .isInstanceOf(DownloadException.class)
            .hasMessage(folder + " cannot be written: it is a folder; name the file in it");
        assertThatThrownBy(() -> session.send("tide")).isInstanceOf(CallCanceledException.class);
      }
      assertThat(server.received).noneMatch(frame -> frame.contains("tide"));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saveTo_anImpossiblePlace_isRefusedBeforeAnythingIsRead() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    for (Path target : List.of(folder.resolve("none/a.wav"), file.resolve("a.wav"))) {
      try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
          QiaoClient client = server.client();
          SpeechStream stream = miniMax(client, AudioFormat.WAV)) {
        assertThatThrownBy(() -> stream.saveTo(target))
            .isInstanceOf(DownloadException.class)
            .hasMessageContaining(target + " cannot be written: ");
      }
    }
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  void saveTo_aPartThatIsALink_followsNothing() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "precious");
    Files.createSymbolicLink(folder.resolve("a.wav.part"), other);
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      assertThatThrownBy(() -> miniMax(client, AudioFormat.WAV).saveTo(folder.resolve("a.wav")))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("symbolic link");
    }
    assertThat(other).hasContent("precious");
  }

  @Test
  void saveTo_aStreamThatFails_leavesNoPart() throws Exception {
    try (FakeModelServer server = FakeModelServer.start(Vendor.MINIMAX);
        QiaoClient client = server.client()) {
      server.nextRequest(
          Fault.answer(
              200,
              "text/event-stream",
              "data: {\"data\":{\"audio\":\"zz\",\"status\":1},\"base_resp\":{\"status_code\":0}}"
                  + "\n\n"));
      assertThatThrownBy(() -> miniMax(client, AudioFormat.WAV).saveTo(folder.resolve("a.wav")))
          .isInstanceOf(MalformedResponseException.class);
    }
    assertThat(folder).isEmptyDirectory();
  }
}
