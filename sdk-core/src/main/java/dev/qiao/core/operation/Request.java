package dev.qiao.core.operation;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.SdkJson;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every request record is. A request knows its vendor; a client of another vendor refuses it
 * before the network.
 */
@JsonSerialize(using = RequestWriter.class)
@JsonDeserialize(using = SdkJson.Reader.class)
public interface Request {
  /**
   * Where this request goes and what comes back, for each verb that it has. A type of your own
   * returns a constant row; it needs no entry in any table.
   */
  Operation<?, ?> operation();

  /** Whose service takes this request. */
  default Vendor vendor() {
    return operation().vendor();
  }

  /** The model asked, null for requests without one. */
  @Nullable Model model();

  /** Headers that this request needs beside those of its operation. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /**
   * This request as JSON, from which {@link #fromJson} makes an equal one. A user's own {@code
   * ObjectMapper} writes and reads the same.
   *
   * @throws IllegalArgumentException if it has a local file, or sends a header: neither is in the
   *     JSON
   */
  default String toJson() {
    RequestWriter.check(this);
    return Json.write(this);
  }

  /**
   * A request from the JSON of {@link #toJson()}, or from a body that the service takes.
   *
   * @throws IllegalArgumentException if it is not the JSON of such a request
   */
  static <R extends Request> R fromJson(String json, Class<R> type) {
    return Json.read(Objects.requireNonNull(json, "the request's JSON is null"), type);
  }

  /**
   * Adds what breaks a documented limit. Called when the request is sent, under the client's {@link
   * dev.qiao.core.Validation}, for a stream on what {@link StreamRequest#asStreamRequest} gives;
   * {@code build()} has checked the structure already.
   */
  default void validate(Violations violations) {}
}
