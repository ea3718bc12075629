package dev.qiao.core.internal.upload;

import dev.qiao.core.error.TransportException;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.internal.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A form with files that OkHttp must not send twice: each would be kept. */
public final class UploadForm extends RequestBody {
  private final RequestBody form;
  private final List<MediaBody> files;

  private UploadForm(RequestBody form, List<MediaBody> files) {
    this.form = form;
    this.files = files;
  }

  /** Starts an empty form. */
  public static Builder builder() {
    return new Builder();
  }

  /** Separates a failure to read a file from one of the connection. */
  public RuntimeException explain(TransportException failure) {
    return files.stream()
        .filter(MediaBody::isUnreadable)
        .findFirst()
        .map(file -> file.explain(failure))
        .orElse(failure);
  }

  @Override
  public MediaType contentType() {
    return Objects.requireNonNull(form.contentType());
  }

  @Override
  public long contentLength() throws IOException {
    return form.contentLength();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    form.writeTo(sink);
  }

  /** Collects parts, in order. */
  public static final class Builder {
    private final MultipartBody.Builder parts =
        new MultipartBody.Builder().setType(MultipartBody.FORM);
    private final List<MediaBody> files = new ArrayList<>();

    private Builder() {}

    /** A field. */
    public Builder field(String name, String value) {
      parts.addFormDataPart(Json.whole(name), Json.whole(value));
      return this;
    }

    /** A file; {@code progress} receives its bytes sent so far. */
    public Builder file(String name, MediaSource media, LongConsumer progress) {
      MediaBody body = MediaBody.of(media, progress);
      files.add(body);
      parts.addFormDataPart(name, Json.whole(media.name()), body);
      return this;
    }

    /** The form. */
    public UploadForm build() {
      return new UploadForm(parts.build(), List.copyOf(files));
    }
  }
}
