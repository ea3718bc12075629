package dev.qiao.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The project's vectors, changed so that they must fail. */
abstract class ChangedVectors {
  static final ObjectMapper PLAIN = new ObjectMapper();

  private static Conformance conformance;

  @BeforeAll
  static void start() {
    conformance =
        new Conformance(Vector.in(VectorConformanceTest.ownFolder()), ExpectedErrors.documented());
  }

  @AfterAll
  static void stop() throws IOException {
    conformance.close();
  }

  /** Why a changed copy of one of the project's vectors fails; null if it passes. */
  static @Nullable String reason(String id, Consumer<ObjectNode> change) throws IOException {
    ObjectNode vector = read(id);
    change.accept(vector);
    return conformance.check(Vector.of(vector));
  }

  static ObjectNode read(String id) throws IOException {
    return (ObjectNode)
        PLAIN.readTree(Files.readAllBytes(VectorConformanceTest.ownFolder().resolve(id + ".json")));
  }

  static ObjectNode object(ObjectNode vector, String pointer) {
    return (ObjectNode) vector.at(pointer);
  }
}
