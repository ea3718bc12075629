package dev.qiao.core.http;

import dev.qiao.core.ApiKey;
import dev.qiao.core.Validation;
import dev.qiao.core.internal.transport.HeaderValues;
import dev.qiao.core.internal.transport.Watched;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Overrides the client's settings for one call. */
public final class RequestOptions {
  /** Everything as the client has it. */
  public static final RequestOptions DEFAULTS = new RequestOptions(new Builder());

  private final @Nullable ApiKey apiKey;
  private final @Nullable String workspace;
  private final @Nullable Timeouts timeouts;
  private final @Nullable RetryPolicy retry;
  private final @Nullable Validation validation;
  private final Map<String, String> headers;
  private final @Nullable LongConsumer uploadProgress;
  private final @Nullable ObservedCall partOf;

  private RequestOptions(Builder builder) {
    apiKey = builder.apiKey;
    workspace = builder.workspace;
    timeouts = builder.timeouts;
    retry = builder.retry;
    validation = builder.validation;
    headers = Map.copyOf(builder.headers);
    uploadProgress = builder.uploadProgress;
    partOf = builder.partOf;
  }

  /** Starts with nothing changed. */
  public static Builder builder() {
    return new Builder();
  }

  /** The key for this call, null for the client's. */
  public @Nullable ApiKey apiKey() {
    return apiKey;
  }

  /** The workspace for this call, null for the client's. */
  public @Nullable String workspace() {
    return workspace;
  }

  /** The timeouts for this call, null for the client's. */
  public @Nullable Timeouts timeouts() {
    return timeouts;
  }

  /** What to repeat for this call, null for the client's. */
  public @Nullable RetryPolicy retry() {
    return retry;
  }

  /** How limits are checked for this call, null for the client's. */
  public @Nullable Validation validation() {
    return validation;
  }

  /** Headers to add. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Receives the progress of the upload of local media, null for none. */
  public @Nullable LongConsumer uploadProgress() {
    return uploadProgress;
  }

  /** The observed call that this one belongs to, null for none. */
  public @Nullable ObservedCall partOf() {
    return partOf;
  }

  /** Starts with these options. */
  public Builder toBuilder() {
    Builder same = new Builder();
    same.apiKey = apiKey;
    same.workspace = workspace;
    same.timeouts = timeouts;
    same.retry = retry;
    same.validation = validation;
    same.headers.putAll(headers);
    same.uploadProgress = uploadProgress;
    same.partOf = partOf;
    return same;
  }

  /** Shows which settings are changed, never the key. */
  @Override
  public String toString() {
    return "RequestOptions[apiKey="
        + apiKey
        + ", workspace="
        + workspace
        + ", timeouts="
        + timeouts
        + ", retry="
        + retry
        + ", validation="
        + validation
        + ", headers="
        + headers.keySet()
        + "]";
  }

  /** Changes some settings. */
  public static final class Builder {
    private @Nullable ApiKey apiKey;
    private @Nullable String workspace;
    private @Nullable Timeouts timeouts;
    private @Nullable RetryPolicy retry;
    private @Nullable Validation validation;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable LongConsumer uploadProgress;
    private @Nullable ObservedCall partOf;

    private Builder() {}

    /** Another key. */
    public Builder apiKey(ApiKey value) {
      apiKey =
          Objects.requireNonNull(
              value, "the API key of the call is null; leave apiKey(..) out for the client's");
      return this;
    }

    /** Another workspace. */
    public Builder workspace(String value) {
      workspace = HeaderValues.workspace(value);
      return this;
    }

    /** Other timeouts. */
    public Builder timeouts(Timeouts value) {
      timeouts =
          Objects.requireNonNull(
              value, "the timeouts of the call are null; leave timeouts(..) out for the client's");
      return this;
    }

    /** Another retry policy. */
    public Builder retry(RetryPolicy value) {
      retry =
          Objects.requireNonNull(
              value, "the retry policy of the call is null; leave retry(..) out for the client's");
      return this;
    }

    /** Another way to check limits. */
    public Builder validation(Validation value) {
      validation =
          Objects.requireNonNull(
              value,
              "the validation of the call is null; leave validation(..) out for the client's");
      return this;
    }

    /**
     * Adds a header.
     *
     * @throws IllegalArgumentException for a header that the SDK writes itself or that decides how
     *     the exchange works (such as Accept-Encoding, Connection, Proxy-Authorization), or a value
     *     with a line break
     */
    public Builder header(String name, String value) {
      HeaderValues.addAll(
          headers, Map.of(HeaderValues.ofCall(name), HeaderValues.checked(name, value)));
      return this;
    }

    /**
     * Receives the progress of the upload of the request's local media: the bytes sent so far. It
     * starts again at each file and each retry, and is not called when nothing is sent, because the
     * service has the content already. What it throws is logged and dropped.
     */
    public Builder uploadProgress(LongConsumer value) {
      uploadProgress = Objects.requireNonNull(value, "the listener of uploadProgress(..) is null");
      return this;
    }

    /**
     * Says which observed call this one belongs to, such as an agent's loop that {@code
     * CallObserver.begin(..)} of the client's options was called for: the observer gets it as the
     * cause of this call.
     */
    public Builder partOf(ObservedCall value) {
      partOf =
          Watched.of(
              Objects.requireNonNull(
                  value, "the observed call is null; leave partOf(..) out for none"));
      return this;
    }

    /** The options. */
    public RequestOptions build() {
      return new RequestOptions(this);
    }
  }
}
