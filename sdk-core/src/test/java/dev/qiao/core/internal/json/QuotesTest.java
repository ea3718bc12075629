package dev.qiao.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotesTest {
  @Test
  void findsEveryQuoteThatALoopFinds() {
    Random random = new Random(7);
    // Bytes around the quote, with and without the high bit, are what a careless mask mixes up.
    byte[] alphabet = {'"', '!', '#', (byte) 0xA2, 0, 1, (byte) 0x80, (byte) 0xFF, 'a'};
    for (int round = 0; round < 5_000; round++) {
      byte[] json = new byte[random.nextInt(40)];
      for (int i = 0; i < json.length; i++) {
        json[i] = alphabet[random.nextInt(alphabet.length)];
      }
      for (int from = 0; from <= json.length; from++) {
        assertThat(JsonScanner.next(json, from)).isEqualTo(byLoop(json, from));
      }
    }
  }

  private static int byLoop(byte[] json, int from) {
    int at = from;
    while (at < json.length && json[at] != '"') {
      at++;
    }
    return at;
  }

  @Test
  void aWordMustStandThereWhole() {
    byte[] json = "{\"code\":1,\"cod".getBytes(StandardCharsets.US_ASCII);
    byte[] word = "\"code\"".getBytes(StandardCharsets.US_ASCII);
    assertThat(JsonScanner.isAt(json, 1, word)).isTrue();
    assertThat(JsonScanner.isAt(json, 2, word)).isFalse();
    assertThat(JsonScanner.isAt(json, 10, word)).isFalse();
    assertThat(JsonScanner.isAt(json, json.length, word)).isFalse();
  }
}
