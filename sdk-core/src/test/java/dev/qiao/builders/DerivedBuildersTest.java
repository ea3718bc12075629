package dev.qiao.builders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the builders of requests have between their marks follows from the components of the records
 * that they fill. See {@link BuilderSource} for the marks, and docs/decisions/016.
 *
 * <pre>
 * mvn -q -pl sdk-core test -Dtest=DerivedBuildersTest -Dqiao.builders.write=true
 * </pre>
 *
 * <p>writes them again; {@code mvn spotless:apply} lays them out.
 */
class DerivedBuildersTest {
  private static final String COMMAND =
      "mvn -q -pl sdk-core test -Dtest=DerivedBuildersTest -Dqiao.builders.write=true";

  private static final Path ROOT = Path.of(System.getProperty("qiao.root", ".."));

  @Test
  void textBetweenTheMarksFollowsFromTheComponents() throws IOException {
    boolean write = Boolean.getBoolean("qiao.builders.write");
    Sources sources = sources();
    List<String> stale = new ArrayList<>();
    Map<Path, String> files = new TreeMap<>();
    for (BuilderSource builder : lastInFileFirst(sources)) {
      String expected = new Derivation(sources, builder).text();
      if (!Prose.withoutLayout(expected).equals(Prose.withoutLayout(builder.derived()))) {
        stale.add(builder.type().name());
        Path path = builder.type().path();
        files.merge(
            path,
            builder.with(expected, builder.type().file()),
            (before, unused) -> builder.with(expected, before));
      }
    }
    if (write) {
      for (Map.Entry<Path, String> file : files.entrySet()) {
        Files.writeString(file.getKey(), file.getValue());
      }
      return;
    }
    assertThat(stale)
        .as("builders that are stale; this command writes them again: %s", COMMAND)
        .isEmpty();
  }

  private static List<BuilderSource> lastInFileFirst(Sources sources) {
    return sources.all().stream()
        .map(BuilderSource::new)
        .filter(each -> each.origin() != null)
        .sorted(Comparator.comparingInt(BuilderSource::begin).reversed())
        .toList();
  }

  private static Sources sources() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return Sources.in(
          modules
              .map(each -> each.resolve("src/main/java/dev/qiao"))
              .filter(Files::isDirectory)
              .sorted()
              .toList());
    }
  }
}
