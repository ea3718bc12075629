package dev.qiao.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule finds what breaks it, in classes written for that. */
class RulesTest {
  private static final JavaClasses BROKEN =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/cycle/"))
          .importPackages("dev.qiao.architecture.fixtures");

  @Test
  void publicSignaturesShowNoHiddenTypes() {
    assertThat(found(Rules.SIGNATURES))
        .containsExactlyInAnyOrder(
            "dev.qiao.architecture.fixtures.RuleBreakerManager.client shows okhttp3.OkHttpClient",
            "dev.qiao.architecture.fixtures.RuleBreakerManager.nodes shows"
                + " com.fasterxml.jackson.databind.JsonNode",
            "dev.qiao.architecture.fixtures.RuleBreakerManager.secret shows"
                + " dev.qiao.architecture.fixtures.internal.InternalType",
            "dev.qiao.architecture.fixtures.RuleBreakerManager$Reader is a"
                + " com.fasterxml.jackson.databind.JsonDeserializer");
  }

  @Test
  void internalsAreUsedByTheirOwnModuleOnly() {
    assertThat(found(Rules.INTERNALS))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("dev.qiao.architecture.fixtures.UserOfInternals")
                    .contains("dev.qiao.core.internal.json.Json"))
        .noneSatisfy(line -> assertThat(line).contains("RuleBreakerManager"));
  }

  @Test
  void emptyWordsInNamesAreFound() {
    assertThat(found(Rules.NAMES)).hasSize(2).allMatch(line -> line.contains("RuleBreakerManager"));
  }

  @Test
  void packagesWithTooManyTypesAreFound() {
    assertThat(found(Rules.sizes(1, Map.of())))
        .containsExactly("dev.qiao.architecture.fixtures shows 2 types");
    assertThat(found(Rules.sizes(1, Map.of("dev.qiao.architecture.fixtures", 2)))).isEmpty();
  }

  @Test
  void cyclesBetweenPackagesAreFound() {
    String there =
        "dev.qiao.architecture.fixtures.cycle -> dev.qiao.architecture.fixtures.cycle.inner";
    String back =
        "dev.qiao.architecture.fixtures.cycle.inner -> dev.qiao.architecture.fixtures.cycle";
    JavaClasses circular =
        new ClassFileImporter().importPackages("dev.qiao.architecture.fixtures.cycle");
    assertThat(found(Rules.cycles(Set.of()), circular))
        .containsExactlyInAnyOrder(there + " is part of a cycle", back + " is part of a cycle");
    assertThat(found(Rules.cycles(Set.of(there)), circular))
        .containsExactly(back + " is part of a cycle");
    assertThat(found(Rules.cycles(Set.of(there, back)), circular)).isEmpty();
    assertThat(found(Rules.cycles(Set.of(there, back, "a -> b")), circular))
        .containsExactly("a -> b is part of no cycle any more: take it out");
    assertThat(found(Rules.cycles(Set.of())))
        .as("RuleBreakerManager uses InternalType, not the reverse")
        .isEmpty();
  }

  @Test
  void useOfSystemOutIsFound() {
    assertThat(found(Rules.STREAMS)).hasSize(1);
  }

  @Test
  void useOfJavaUtilLoggingIsFound() {
    assertThat(found(Rules.LOGGING)).isNotEmpty();
  }

  @Test
  void staticsThatCanChangeAreFound() {
    assertThat(found(Rules.STATICS))
        .containsExactlyInAnyOrder(
            "dev.qiao.architecture.fixtures.RuleBreakerManager.count can change",
            "dev.qiao.architecture.fixtures.RuleBreakerManager.CACHE can change",
            "dev.qiao.architecture.fixtures.RuleBreakerManager.CURRENT can change",
            "dev.qiao.architecture.fixtures.RuleBreakerManager.NAMES can change");
  }

  @Test
  void requestsWithOtherNamesAreFound() {
    assertThat(found(Rules.REQUEST_NAMES))
        .hasSize(1)
        .allMatch(line -> line.contains("UnnamedWithoutBuilder"));
  }

  @Test
  void requestsWithoutBuilderAreFound() {
    assertThat(found(Rules.REQUEST_BUILDERS))
        .containsExactly(
            "dev.qiao.architecture.fixtures.UnnamedWithoutBuilder has no public builder(..)");
  }

  private static List<String> found(ArchRule rule) {
    return found(rule, BROKEN);
  }

  private static List<String> found(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails();
  }
}
