package dev.qiao.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.qiao.core.Vendor;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.internal.error.ErrorReader;
import java.util.Map;

/**
 * Any body under any status: every vendor's reader makes an exception with a one-line message of
 * bounded length, and never throws itself.
 */
class ErrorReaderFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void read_anyBody_isAnExceptionThatSaysWhatToDo(byte[] body) {
    int status = body.length == 0 ? 400 : 400 + (body[0] & 0xFF);
    for (Vendor vendor : Vendor.values()) {
      ErrorReader reader = new ErrorReader(vendor, "example.com", "cn-beijing", true);

      ApiException refusal = reader.read(status, Map.of(), body);

      assertThat(refusal.status()).isEqualTo(status);
      assertThat(refusal.hint()).isNotBlank();
      assertThat(refusal.getMessage()).doesNotContain("\n", "\r").hasSizeLessThan(3000);
    }
  }
}
