package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who knows a model's name finds its request in the IDE, and who knows a verb finds the requests it
 * takes: in the Javadoc of the constants and of the services, read here from their sources.
 */
class DiscoveryTest {
  private static final Path ROOT = Path.of(System.getProperty("qiao.root", ".."));

  private static final Pattern DOCUMENTED =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(public [^;{]*)", Pattern.DOTALL);
  private static final Pattern CONSTANT =
      Pattern.compile("public static final Model (\\w+) =\\s*Model\\.of\\(\"([^\"]+)\"\\)");
  private static final Pattern VERB =
      Pattern.compile("public [\\w<>., ]+ (\\w+)\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\{@link[\\s*]+(?:[a-z]\\w*\\.)*(\\w+)");
  private static final Pattern OWNER = Pattern.compile("is a model of (\\w+)");

  /** The verbs of each module's service, by what its operations are. */
  private static final Map<String, Map<Mode, Set<String>>> VERBS =
      Map.of(
          "text",
          Map.of(
              Mode.CALL, Set.of("chat"),
              Mode.STREAM, Set.of("stream", "research"),
              Mode.TASK, Set.of("submit")),
          "image",
          Map.of(
              Mode.CALL, Set.of("generate"),
              Mode.STREAM, Set.of("stream"),
              Mode.TASK, Set.of("submit")),
          "video",
          Map.of(Mode.CALL, Set.of("detect"), Mode.TASK, Set.of("submit")),
          "audio",
          Map.of(
              Mode.CALL, Set.of("synthesize"),
              Mode.STREAM, Set.of("stream"),
              Mode.SESSION, Set.of("open")));

  /** Requests that a class of their own sends. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "FileUploadRequest", "file/AccountFiles",
          "FileListRequest", "file/AccountFiles",
          "FileGetRequest", "file/AccountFiles",
          "FileContentRequest", "file/AccountFiles",
          "FileDeleteRequest", "file/AccountFiles",
          "KimiBalanceRequest", "kimi/KimiAccount");

  private record Documented(String declaration, String javadoc) {
    Set<String> links() {
      return LINK.matcher(javadoc).results().map(link -> link.group(1)).collect(toSet());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "image", "video", "audio"})
  void everyModelLinksItsRequests_andSaysWhatItIsFor(String module) throws Exception {
    OperationTable table = table(module);
    Set<String> requests = table.operations().stream().map(DiscoveryTest::request).collect(toSet());
    Map<String, Set<String>> linked = models(module, requests);

    assertThat(linked).hasSizeGreaterThan(20);
    assertThat(linked).allSatisfy((model, links) -> assertThat(links).isNotEmpty());
    // The limits name the request that a model belongs to.
    for (Map.Entry<String, Set<String>> model : linked.entrySet()) {
      table.models().stream()
          .filter(limits -> limits.model().equals(Model.of(model.getKey())))
          .flatMap(limits -> limits.fields().stream().flatMap(f -> limits.limits(f).stream()))
          .map(Limit::text)
          .flatMap(text -> OWNER.matcher(text).results().map(owner -> owner.group(1)))
          .forEach(owner -> assertThat(model.getValue()).as(model.getKey()).contains(owner));
    }
  }

  /** A sample that a service took with a model shows a request that takes the model. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "image", "video", "audio"})
  void everySampleOfAModelIsOfARequestThatTheModelLinks(String module) throws Exception {
    OperationTable table = table(module);
    Set<String> requests = table.operations().stream().map(DiscoveryTest::request).collect(toSet());
    Map<String, Set<String>> linked = models(module, requests);
    Set<String> gateway =
        new Documented("", Files.readString(modelsFile(module)).split("public final class", -1)[0])
            .links();
    List<String> wrong = new ArrayList<>();
    int compared = 0;

    for (Vector vector : Vector.in(VectorConformanceTest.ownFolder())) {
      List<Operation<?, ?>> rows =
          table.operations().stream().filter(row -> row.id().equals(vector.operation())).toList();
      String model = vector.request().path("body").path("model").asText();
      if (rows.isEmpty() || vector.isRefused() || !linked.containsKey(model)) {
        continue;
      }
      compared++;
      Set<String> found = new TreeSet<>(linked.get(model));
      if (rows.get(0).vendor() == Vendor.GATEWAY) {
        found.addAll(gateway);
      }
      if (rows.stream().map(DiscoveryTest::request).noneMatch(found::contains)) {
        wrong.add(vector.id() + ": " + model + " links " + found);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "image", "video", "audio"})
  void everyRequestIsListedAtItsVerb(String module) throws Exception {
    Map<String, Set<String>> verbs = verbs(module);
    List<String> missing = new ArrayList<>();

    for (Operation<?, ?> row : table(module).operations()) {
      String request = request(row);
      String other = OTHERS.get(request);
      if (other != null) {
        String source = Files.readString(sources(module).resolve(other + ".java"));
        assertThat(source).contains(request);
      } else if (VERBS.get(module).get(row.mode()).stream()
          .noneMatch(verb -> verbs.getOrDefault(verb, Set.of()).contains(request))) {
        missing.add(row.id() + ": " + request + " at " + VERBS.get(module).get(row.mode()));
      }
    }

    assertThat(missing).isEmpty();
  }

  /** Links in the other direction: nothing is listed that the verb cannot send. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "image", "video", "audio"})
  void noVerbListsARequestThatItDoesNotTake(String module) throws Exception {
    Map<String, Set<String>> verbs = verbs(module);
    OperationTable table = table(module);

    VERBS
        .get(module)
        .forEach(
            (mode, names) -> {
              Set<String> right =
                  table.operations().stream()
                      .filter(row -> row.mode() == mode || mode == Mode.STREAM)
                      .map(DiscoveryTest::request)
                      .collect(toSet());
              for (String name : names) {
                assertThat(verbs.get(name))
                    .as(name)
                    .filteredOn(link -> link.endsWith("Request"))
                    .isSubsetOf(right);
              }
            });
  }

  @Test
  void theTestSeesWhatIsMissing() {
    Documented empty = new Documented("public X a()", "Asks a {@linkplain Other}.");
    Documented full = new Documented("public X a()", "Takes a {@link a.b.FooRequest#x} ..");

    assertThat(empty.links()).isEmpty();
    assertThat(full.links()).containsExactly("FooRequest");
  }

  private static OperationTable table(String module) {
    return ServiceLoader.load(OperationTable.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(table -> table.artifact().equals("qiao-" + module))
        .findFirst()
        .orElseThrow();
  }

  private static String request(Operation<?, ?> row) {
    return row.requestType().getSimpleName();
  }

  /** The requests that the constant of each model links, by the model's name. */
  private static Map<String, Set<String>> models(String module, Set<String> requests)
      throws IOException {
    Map<String, Set<String>> models = new LinkedHashMap<>();
    for (Documented constant : documented(modelsFile(module))) {
      for (MatchResult found : CONSTANT.matcher(constant.declaration()).results().toList()) {
        Set<String> links = constant.links();
        links.retainAll(requests);
        models.put(found.group(2), links);
        assertThat(constant.javadoc())
            .as(found.group(1))
            .matches("\\w.{10,}\\. Request: \\{@link .*\\}\\.");
      }
    }
    return models;
  }

  /** The requests that each verb links, takes or both, over all its overloads. */
  private static Map<String, Set<String>> verbs(String module) throws IOException {
    String service = title(module);
    Map<String, Set<String>> verbs = new LinkedHashMap<>();
    for (Documented method : documented(sources(module).resolve(service + "Service.java"))) {
      for (MatchResult found : VERB.matcher(method.declaration()).results().toList()) {
        Set<String> requests = verbs.computeIfAbsent(found.group(1), unused -> new TreeSet<>());
        requests.addAll(method.links());
        Stream.of(found.group(2).split("\\W+"))
            .filter(word -> word.endsWith("Request"))
            .filter(
                word -> !word.matches("(Call|Stream|Task|Session|Chat|Video|Speech\\w*|)Request"))
            .forEach(requests::add);
      }
    }
    return verbs;
  }

  private static List<Documented> documented(Path file) throws IOException {
    return DOCUMENTED
        .matcher(Files.readString(file))
        .results()
        .map(found -> new Documented(found.group(2), oneLine(found.group(1))))
        .toList();
  }

  private static String oneLine(String javadoc) {
    return javadoc.replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip();
  }

  private static Path modelsFile(String module) {
    return sources(module).resolve(title(module) + "Models.java");
  }

  private static Path sources(String module) {
    return ROOT.resolve("sdk-" + module + "/src/main/java/dev/qiao/" + module);
  }

  private static String title(String module) {
    return module.substring(0, 1).toUpperCase(Locale.ROOT) + module.substring(1);
  }

  private static Collector<String, ?, Set<String>> toSet() {
    return Collectors.toCollection(TreeSet::new);
  }
}
