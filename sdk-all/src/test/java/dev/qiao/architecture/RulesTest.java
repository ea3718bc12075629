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
      new ClassFileImporter().importPackages("dev.qiao.careless", "dev.qiao.curious");

  @Test
  void signatures() {
    assertThat(found(Rules.SIGNATURES))
        .containsExactlyInAnyOrder(
            "dev.qiao.careless.ThingManager.client shows okhttp3.OkHttpClient",
            "dev.qiao.careless.ThingManager.nodes shows com.fasterxml.jackson.databind.JsonNode",
            "dev.qiao.careless.ThingManager.secret shows dev.qiao.careless.internal.Secret",
            "dev.qiao.careless.ThingManager$Reader is a"
                + " com.fasterxml.jackson.databind.JsonDeserializer");
  }

  @Test
  void internals() {
    assertThat(found(Rules.INTERNALS))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("dev.qiao.curious.Nosy")
                    .contains("dev.qiao.careless.internal.Secret"))
        .noneSatisfy(line -> assertThat(line).contains("ThingManager"));
  }

  @Test
  void names() {
    assertThat(found(Rules.NAMES)).hasSize(2).allMatch(line -> line.contains("ThingManager"));
  }

  @Test
  void sizes() {
    assertThat(found(Rules.sizes(1, Map.of()))).containsExactly("dev.qiao.careless shows 2 types");
    assertThat(found(Rules.sizes(1, Map.of("dev.qiao.careless", 2)))).isEmpty();
  }

  @Test
  void cycles() {
    String there = "dev.qiao.circular -> dev.qiao.circular.inner";
    String back = "dev.qiao.circular.inner -> dev.qiao.circular";
    JavaClasses circular = new ClassFileImporter().importPackages("dev.qiao.circular");
    assertThat(found(Rules.cycles(Set.of()), circular))
        .containsExactlyInAnyOrder(there + " is part of a cycle", back + " is part of a cycle");
    assertThat(found(Rules.cycles(Set.of(there)), circular))
        .containsExactly(back + " is part of a cycle");
    assertThat(found(Rules.cycles(Set.of(there, back)), circular)).isEmpty();
    assertThat(found(Rules.cycles(Set.of(there, back, "a -> b")), circular))
        .containsExactly("a -> b is part of no cycle any more: take it out");
    assertThat(found(Rules.cycles(Set.of()))).as("Nosy needs Secret, not the reverse").isEmpty();
  }

  @Test
  void streams() {
    assertThat(found(Rules.STREAMS)).hasSize(1);
  }

  @Test
  void logging() {
    assertThat(found(Rules.LOGGING)).isNotEmpty();
  }

  @Test
  void statics() {
    assertThat(found(Rules.STATICS))
        .containsExactlyInAnyOrder(
            "dev.qiao.careless.ThingManager.count can change",
            "dev.qiao.careless.ThingManager.CACHE can change",
            "dev.qiao.careless.ThingManager.CURRENT can change",
            "dev.qiao.careless.ThingManager.NAMES can change");
  }

  @Test
  void requestNames() {
    assertThat(found(Rules.REQUEST_NAMES)).hasSize(1).allMatch(line -> line.contains("Wish"));
  }

  @Test
  void requestBuilders() {
    assertThat(found(Rules.REQUEST_BUILDERS))
        .containsExactly("dev.qiao.careless.Wish has no public builder(..)");
  }

  private static List<String> found(ArchRule rule) {
    return found(rule, BROKEN);
  }

  private static List<String> found(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails();
  }
}
