package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.Model;
import dev.qiao.core.catalog.ModelCatalog;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The limits of images, videos and speech as their pages mark them, each at its border: the value
 * there passes without a word, the first one beyond is refused or warned of. The table is written
 * from the pages, not from the catalogue.
 */
class MediaLimitsTableTest {
  private static final ModelCatalog CATALOG =
      ModelCatalog.of(
          ServiceLoader.load(OperationTable.class).stream()
              .map(ServiceLoader.Provider::get)
              .toList());
  private static final Operations OPERATIONS = new Operations();

  /** Media inside JSON. */
  private static final Pattern MEDIA = Pattern.compile("\"((?:png|wav|mp4):[0-9.x]+)\"");

  /** The least body of each operation. */
  private static final Map<String, String> BODIES = bodies();

  static Stream<String> rows() throws IOException {
    return lines("limits.txt");
  }

  private static Map<String, String> bodies() {
    try {
      return lines("bodies.txt")
          .collect(
              java.util.stream.Collectors.toMap(
                  line -> line.substring(0, line.indexOf(' ')),
                  line -> line.substring(line.indexOf(' ') + 1)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MediaLimitsTableTest.class.getResourceAsStream("/media-limits/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void limit_atItsBorderPasses_beyondItIsRefusedOrWarnedOf(String row) throws Exception {
    String[] cells = row.split("\\s*\\|\\s*", -1);
    String operation = cells[0];
    String model = cells[1];
    String field = cells[2];
    for (String border : cells[3].split("\\s*;\\s*", -1)) {
      Violations at = checked(operation, model, field, border);
      assertThat(about(at.found(), field)).as("refused at %s", border).isEmpty();
      assertThat(about(at.warnings(), field)).as("warned at %s", border).isEmpty();
    }
    if (cells[5].equals("nothing")) {
      return; // no page says what lies beyond
    }
    for (String outside : cells[4].split("\\s*;\\s*", -1)) {
      Violations beyond = checked(operation, model, field, outside);
      if (cells[5].equals("refused")) {
        assertThat(about(beyond.found(), field)).as("refused at %s", outside).isNotEmpty();
      } else {
        assertThat(about(beyond.found(), field)).as("refused at %s", outside).isEmpty();
        assertThat(about(beyond.warnings(), field)).as("warned at %s", outside).isNotEmpty();
      }
    }
  }

  private static List<String> about(List<?> messages, String field) {
    return messages.stream()
        .map(one -> one instanceof Violation v ? v.field() + " is " + v.value() : one.toString())
        .filter(one -> one.contains(field.replace("/", ".")))
        .filter(one -> !one.contains("is a data URI"))
        .toList();
  }

  private static Violations checked(String id, String model, String field, String value)
      throws Exception {
    Violations violations = new Violations(CATALOG.find(Model.of(model)).orElse(null));
    request(id, model, field, value).validate(violations);
    return violations;
  }

  /** The least request of an operation with one more field. */
  static Request request(String id, String model, String field, String value) throws Exception {
    Operation<?, ?> operation = OPERATIONS.rows(id).get(0);
    JsonNode body =
        Json.MAPPER.readTree(
            Objects.requireNonNull(BODIES.get(id), id)
                .replace("MODEL", model)
                .replace("PNG", made("png:512x512"))
                .replace("URL", "https://example.com/a"));
    String[] names = field.split("/", -1);
    ObjectNode at = (ObjectNode) body;
    for (int i = 0; i < names.length - 1; i++) {
      at = at.withObject("/" + names[i]);
    }
    at.set(names[names.length - 1], json(value));
    return Json.MAPPER.readerFor(operation.requestType()).readValue(body);
  }

  /** {@code latin:9}, {@code han:9} and {@code emoji:9} are texts, the rest is media or JSON. */
  private static JsonNode json(String value) throws IOException {
    int colon = value.indexOf(':');
    String kind = colon < 0 ? "" : value.substring(0, colon);
    String rest = value.substring(colon + 1);
    return switch (kind) {
      case "latin" -> Json.MAPPER.valueToTree("x".repeat(Integer.parseInt(rest)));
      case "han" -> Json.MAPPER.valueToTree("\u5b57".repeat(Integer.parseInt(rest)));
      case "emoji" -> Json.MAPPER.valueToTree("\ud83d\udc31".repeat(Integer.parseInt(rest)));
      case "words" -> Json.MAPPER.valueToTree("word ".repeat(Integer.parseInt(rest)));
      case "png", "wav", "mp4" -> Json.MAPPER.valueToTree(made(value));
      default ->
          Json.MAPPER.readTree(
              MEDIA.matcher(value).replaceAll(found -> '"' + made(found.group(1)) + '"'));
    };
  }

  /** A data URI with as much of a file as is looked at. */
  private static String made(String what) {
    String rest = what.substring(4);
    ByteBuffer file;
    if (what.startsWith("png:")) {
      int x = rest.indexOf('x');
      file = ByteBuffer.allocate(64);
      file.putLong(0x89504E470D0A1A0AL).putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
      file.putInt(Integer.parseInt(rest.substring(0, x)));
      file.putInt(Integer.parseInt(rest.substring(x + 1))).put((byte) 8).put((byte) 2);
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(file.array());
    }
    int millis = (int) Math.round(Double.parseDouble(rest) * 1000);
    if (what.startsWith("wav:")) {
      file = ByteBuffer.allocate(44 + millis).order(ByteOrder.LITTLE_ENDIAN);
      file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + millis);
      file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
      file.putShort((short) 1).putShort((short) 1).putInt(1000).putInt(1000);
      file.putShort((short) 1).putShort((short) 8);
      file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(millis);
      return "data:audio/wav;base64," + Base64.getEncoder().encodeToString(file.array());
    }
    file = ByteBuffer.allocate(132);
    file.putInt(16).put("ftypisom\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    file.putInt(116).put("moov".getBytes(StandardCharsets.US_ASCII));
    file.putInt(108).put("mvhd".getBytes(StandardCharsets.US_ASCII)).position(44);
    file.putInt(1000).putInt(millis);
    return "data:video/mp4;base64," + Base64.getEncoder().encodeToString(file.array());
  }
}
