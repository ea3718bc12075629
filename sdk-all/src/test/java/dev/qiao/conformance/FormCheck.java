package dev.qiao.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.file.MediaSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.mockwebserver.RecordedRequest;

/** A request that is a form: its fields and its files are sent under their names, and no others. */
final class FormCheck {
  private static final String CONTENT = "what is in the file";

  private FormCheck() {}

  /** The form as components, with local files where the form has files. */
  static JsonNode components(Vector vector) {
    ObjectNode components = JsonNodeFactory.instance.objectNode();
    for (JsonNode part : vector.request().path("multipart")) {
      String name = part.path("name").asText();
      if (part.has("value")) {
        components.put(name, part.path("value").asText());
      } else {
        // A text would be refused: none may read a file.
        components.putPOJO(name, MediaSource.of(file(part.path("filename").asText())));
      }
    }
    return components;
  }

  private static Path file(String name) {
    try {
      Path folder = Files.createTempDirectory("qiao-form-");
      Path file = Files.writeString(folder.resolve(name), CONTENT);
      file.toFile().deleteOnExit();
      folder.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks what was sent. */
  static void check(Vector vector, RecordedRequest request) throws Mismatch {
    List<SentForm.Part> sent = SentForm.of(request).parts();
    JsonNode wanted = vector.request().path("multipart");
    if (sent.size() != wanted.size()) {
      throw new Mismatch("form: " + sent.size() + " parts were sent and not " + wanted.size());
    }
    for (JsonNode part : wanted) {
      String name = part.path("name").asText();
      boolean isFile = !part.has("value");
      boolean found =
          sent.stream()
              .anyMatch(
                  other ->
                      other.name().equals(name)
                          && other.content().equals(isFile ? CONTENT : part.path("value").asText())
                          && (!isFile || part.path("filename").asText().equals(other.fileName())));
      if (!found) {
        throw new Mismatch("form: " + part + " was not sent");
      }
    }
  }
}
