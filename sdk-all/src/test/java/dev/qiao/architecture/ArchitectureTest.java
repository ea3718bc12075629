package dev.qiao.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.qiao.core.client.QiaoClient;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every module keeps the rules of the design. */
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter().withImportOption(Rules.LIBRARY).importPackages("dev.qiao");

  @Test
  void everyModuleIsLookedAt() {
    Assertions.assertThat(ALL.contain(QiaoClient.class)).isTrue();
    for (String part : new String[] {"core", "text", "video", "testkit"}) {
      Assertions.assertThat(ALL.that(resideInAPackage("dev.qiao." + part + ".."))).isNotEmpty();
    }
    Assertions.assertThat(ALL.that(resideInAPackage("dev.qiao"))).isNotEmpty();
    Assertions.assertThat(ALL.that(resideInAPackage("dev.qiao.architecture"))).isEmpty();
  }

  @Test
  void signaturesShowNoOkHttpNoJacksonNoInternals() {
    Rules.SIGNATURES.check(ALL);
  }

  @Test
  void internalsStayInTheirModule() {
    Rules.INTERNALS.check(ALL);
  }

  @Test
  void namesSayWhatAClassIsFor() {
    Rules.NAMES.check(ALL);
  }

  @Test
  void packagesStaySmall() {
    Rules.sizes(25, Map.of("dev.qiao.core.error", 32)).check(ALL);
  }

  /** package-cycles.txt lists the dependencies that are part of a cycle; it gets shorter only. */
  @Test
  void packagesHaveNoNewCycles() throws IOException {
    try (InputStream list = getClass().getResourceAsStream("/package-cycles.txt")) {
      Rules.cycles(
              new String(list.readAllBytes(), UTF_8)
                  .lines()
                  .filter(line -> !line.isBlank() && !line.startsWith("#"))
                  .collect(Collectors.toSet()))
          .check(ALL);
    }
  }

  @Test
  void nothingIsPrinted() {
    Rules.STREAMS.check(ALL);
  }

  /** The test kit alone does: it quiets the log of the server it is made of. */
  @Test
  void loggingIsSlf4j() {
    Rules.LOGGING.check(ALL.that(resideOutsideOfPackage("dev.qiao.testkit..")));
  }

  @Test
  void nothingSharedIsMutable() {
    Rules.STATICS.check(ALL);
  }

  @Test
  void requestsAreCalledRequests() {
    Rules.REQUEST_NAMES.check(ALL);
  }

  @Test
  void requestsHaveBuilders() {
    Rules.REQUEST_BUILDERS.check(ALL);
  }
}
