package dev.qiao.text.kimi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.text.TextOperations;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks what is left on an account; {@link KimiAccount#balance} sends it. Source: <a
 * href="https://platform.moonshot.cn/docs/api/balance">balance</a>.
 *
 * @param additional query parameters; none is documented
 */
public record KimiBalanceRequest(@Additional Map<String, Object> additional)
    implements CallRequest<KimiBalance> {
  /** Refuses an additional field named like a component. */
  public KimiBalanceRequest {
    additional = Additional.Copy.of(additional, KimiBalanceRequest.class);
  }

  /** Starts a request. */
  public static Builder builder() {
    return new Builder(Map.of());
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(additional);
  }

  @Override
  public Operation<KimiBalanceRequest, ?> operation() {
    return TextOperations.KIMI_BALANCE;
  }

  @Override
  @JsonIgnore
  public @Nullable Model model() {
    return null;
  }

  /** Collects what is set. */
  public static final class Builder {
    private final Map<String, Object> additional;

    private Builder(Map<String, Object> additional) {
      this.additional = new LinkedHashMap<>(additional);
    }

    /** A query parameter that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(name, value);
      return this;
    }

    /** Returns the request with what was set. */
    public KimiBalanceRequest build() {
      return new KimiBalanceRequest(additional);
    }
  }
}
