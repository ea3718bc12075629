package dev.qiao.text.kimi;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.RequestIdReader;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is left on an account at Moonshot: in yuan on the host for China, in US dollars on the
 * international one.
 *
 * @param code 0 if all is well
 * @param data the amounts
 * @param scode the same as hexadecimal text
 * @param status whether all is well
 * @param requestId the id of the request, for a support ticket
 * @param additional fields this version does not know
 */
public record KimiBalance(
    @Nullable Integer code,
    @Nullable Data data,
    @Nullable String scode,
    @Nullable Boolean status,
    @JsonDeserialize(using = RequestIdReader.class) @Nullable String requestId,
    @Additional Map<String, Object> additional) {
  public KimiBalance {
    additional = Additional.Copy.of(additional);
  }

  /**
   * The amounts.
   *
   * @param availableBalance what can be spent, cash and vouchers; calls are refused at 0 or less
   * @param voucherBalance vouchers; never negative
   * @param cashBalance cash; negative if the account owes
   * @param additional fields this version does not know
   */
  public record Data(
      @Nullable BigDecimal availableBalance,
      @Nullable BigDecimal voucherBalance,
      @Nullable BigDecimal cashBalance,
      @Additional Map<String, Object> additional) {
    public Data {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /** What can be spent, cash and vouchers; null if the service does not return it. */
  public @Nullable BigDecimal available() {
    return data == null ? null : data.availableBalance;
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
