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

  /** The file's own name, such as {@code portrait.png}. */
  public String name() {
    return object.substring(object.lastIndexOf('/') + 1);
  }

  /** The address by which a request names it, such as {@code oss://../portrait.png}. */
  public String url() {
    return "oss://" + object;
  }

  /** The model for which its policy was asked. */
  public String model() {
    return model;
  }

  /** The key with which its policy was asked; the file itself comes without one. */
  public String apiKey() {
    return apiKey;
  }

  /** How many bytes it has. */
  public int size() {
    return bytes.size();
  }

  /** Its bytes. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** Its bytes as UTF-8. */
  public String text() {
    return bytes.string(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name() + " (" + size() + " bytes, for " + model + ")";
  }
}
