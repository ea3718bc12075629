package dev.qiao.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names of public types can be imported side by side, by the rule of decision 017. */
class SimpleNamesTest {
  /** Nested types of requests with these names are always used behind the request's name. */
  private static final Set<String> PARTS =
      Set.of("Builder", "Input", "Parameters", "Payload", "Passed", "Rejected");

  private static final Map<String, List<JavaClass>> PUBLIC =
      visible(new ClassFileImporter().withImportOption(Rules.LIBRARY).importPackages("dev.qiao"))
          .collect(groupingBy(JavaClass::getSimpleName, TreeMap::new, toList()));

  @Test
  void topLevelTypesShareNoNameWithEachOtherOrWithTheJdk() throws IOException {
    Set<String> jdk = jdkNames();
    Set<String> shared = new TreeSet<>();
    PUBLIC.forEach(
        (name, types) -> {
          List<JavaClass> topLevel = types.stream().filter(type -> !isNested(type)).toList();
          if (topLevel.size() > 1 || (!topLevel.isEmpty() && jdk.contains(name))) {
            shared.add(line(name, topLevel));
          }
        });
    assertThat(shared).isEmpty();
  }

  /** shared-names.txt lists the names that nested types share; it gets shorter only. */
  @Test
  void nestedTypesShareNoFurtherNames() throws IOException {
    Set<String> jdk = jdkNames();
    Set<String> shared = new TreeSet<>();
    PUBLIC.forEach(
        (name, types) -> {
          if (!PARTS.contains(name) && (types.size() > 1 || jdk.contains(name))) {
            shared.add(line(name, types));
          }
        });
    assertThat(shared).containsExactlyInAnyOrderElementsOf(listed());
  }

  private static List<String> listed() throws IOException {
    try (InputStream list = SimpleNamesTest.class.getResourceAsStream("/shared-names.txt")) {
      return new String(list.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  private static String line(String name, List<JavaClass> types) {
    return name + ": " + types.stream().map(JavaClass::getName).sorted().collect(joining(", "));
  }

  private static Stream<JavaClass> visible(JavaClasses classes) {
    return classes.stream()
        .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
        .filter(type -> !(type.getPackageName() + ".").contains(".internal."))
        .filter(
            type ->
                Stream.iterate(
                        Optional.of(type), Optional::isPresent, t -> t.get().getEnclosingClass())
                    .allMatch(t -> t.orElseThrow().getModifiers().contains(JavaModifier.PUBLIC)));
  }

  private static boolean isNested(JavaClass type) {
    return type.getEnclosingClass().isPresent();
  }

  /** Simple names of the public types of java.* in the two modules that applications import. */
  private static Set<String> jdkNames() throws IOException {
    FileSystem jdk = FileSystems.getFileSystem(URI.create("jrt:/"));
    Set<String> names = new TreeSet<>();
    for (String module : List.of("java.base", "java.net.http")) {
      try (Stream<Path> files = Files.walk(jdk.getPath("modules", module, "java"))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".class") && !file.contains("$"))
            .forEach(file -> names.add(file.substring(0, file.length() - ".class".length())));
      }
    }
    return names;
  }
}
