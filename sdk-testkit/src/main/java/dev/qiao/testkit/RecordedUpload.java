package dev.qiao.testkit;

import java.nio.charset.StandardCharsets;
import okio.ByteString;

/** A file that a {@link FakeModelServer} stored, for assertions. */
public final class RecordedUpload {
  private final String object;
  private final String model;
  private final String apiKey;
  private final ByteString bytes;

  RecordedUpload(String object, String model, String apiKey, ByteString bytes) {
    this.object = object;
    this.model = model;
    this.apiKey = apiKey;
    this.bytes = bytes;
  }

  /** Returns the name of the file, such as {@code portrait.png}. */
  public String name() {
    return object.substring(object.lastIndexOf('/') + 1);
  }

  /** Returns the address that a request uses for it, such as {@code oss://bucket/portrait.png}. */
  public String url() {
    return "oss://" + object;
  }

  /** Returns the model whose upload policy was requested. */
  public String model() {
    return model;
  }

  /** Returns the key that requested its policy; the file itself is sent without a key. */
  public String apiKey() {
    return apiKey;
  }

  /** Returns its size in bytes. */
  public int size() {
    return bytes.size();
  }

  /** Returns its bytes. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Returns its bytes as UTF-8 text. */
  public String text() {
    return bytes.string(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name() + " (" + size() + " bytes, for " + model + ")";
  }
}
