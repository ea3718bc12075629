package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The SDK against samples of what the services take and answer.
 *
 * <pre>
 * mvn -q -pl sdk-all -am test -Dtest=VectorConformanceTest -Dqiao.vectors=DIR [-Dqiao.operations=a,b]
 * </pre>
 *
 * <p>walks any folder; without {@code qiao.vectors} the project's own copy in {@code
 * src/test/resources/vectors}. A relative folder is resolved against the project's root. Each
 * failing vector prints one line.
 */
class VectorConformanceTest {

  @Test
  void everyVector() throws IOException {
    List<Vector> all = Vector.in(folder());
    List<Vector> chosen = all.stream().filter(vector -> isChosen(vector.operation())).toList();
    List<Vector> donors = new ArrayList<>(all);
    donors.addAll(Vector.in(ownFolder()));
    int failed = 0;
    try (Conformance conformance = new Conformance(donors, ExpectedErrors.documented())) {
      for (Vector vector : chosen) {
        String reason = conformance.check(vector);
        if (reason != null) {
          failed++;
          System.out.println(vector.id() + ": " + reason);
        }
      }
    }
    System.out.println((chosen.size() - failed) + " passed, " + failed + " failed");

    assertThat(chosen).as("vectors in %s", folder()).isNotEmpty();
    assertThat(failed).as("failed vectors of %d; each has its line above", chosen.size()).isZero();
  }

  private static boolean isChosen(String operation) {
    String operations = System.getProperty("qiao.operations", "");
    return operations.isBlank() || Set.of(operations.trim().split("\\s*,\\s*")).contains(operation);
  }

  private static Path folder() {
    String folder = System.getProperty("qiao.vectors", "");
    return folder.isBlank()
        ? ownFolder()
        : Path.of(System.getProperty("qiao.root", "")).toAbsolutePath().resolve(folder);
  }

  /** The project's own copy. */
  static Path ownFolder() {
    URL folder = Objects.requireNonNull(VectorConformanceTest.class.getResource("/vectors"));
    try {
      return Path.of(folder.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
