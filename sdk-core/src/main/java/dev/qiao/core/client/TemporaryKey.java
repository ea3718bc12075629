package dev.qiao.core.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.ApiKey;
import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.RequestIdReader;
import dev.qiao.core.internal.json.Times;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key that soon ends by itself, to hand to a browser or an app instead of the account's own.
 *
 * @param key the key
 * @param expiresAtSeconds when it ends, in seconds since 1970
 * @param requestId the id of the request, for a support ticket
 * @param additional fields this version does not know
 */
public record TemporaryKey(
    @JsonProperty("token") ApiKey key,
    @JsonProperty("expires_at") @Nullable Long expiresAtSeconds,
    @JsonProperty("request_id") @JsonDeserialize(using = RequestIdReader.class)
        @Nullable String requestId,
    @Additional Map<String, Object> additional) {
  public TemporaryKey {
    additional = Additional.Copy.of(additional);
  }

  /** When it ends; null if the service did not say. */
  public @Nullable Instant expiresAt() {
    return Times.ofSeconds(expiresAtSeconds);
  }

  /**
   * Asks for a temporary key; {@link QiaoClient#temporaryKey} sends it.
   *
   * @param expireInSeconds how long it lives, 1 to 1800; the service takes 60
   * @param additional parameters beside it
   */
  record Request(@Nullable Integer expireInSeconds, @Additional Map<String, Object> additional)
      implements CallRequest<TemporaryKey> {
    Request {
      additional = Additional.Copy.of(additional, Request.class);
    }

    @Override
    public Operation<Request, ?> operation() {
      return CoreOperations.TOKEN_CREATE;
    }

    @Override
    public @Nullable Model model() {
      return null;
    }

    @Override
    public void validate(Violations violations) {
      violations.check("expire_in_seconds", expireInSeconds, Limit.range(1, 1800));
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
