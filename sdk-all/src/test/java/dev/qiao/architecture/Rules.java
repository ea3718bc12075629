package dev.qiao.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.qiao.core.operation.Request;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The rules of the design that a machine can check. */
final class Rules {
  /** The library's classes: neither these tests nor the examples, wherever they are compiled. */
  static final ImportOption LIBRARY =
      location ->
          !location.contains("/dev/qiao/examples/")
              && !location
                  .asURI()
                  .toString()
                  .contains(
                      Rules.class.getProtectionDomain().getCodeSource().getLocation().getPath());

  /** The two places where a caller may hand over an OkHttp client, and what carries it there. */
  private static final Set<String> MAY_SHOW_OKHTTP =
      Set.of(
          "dev.qiao.core.client.QiaoClient$Builder.httpClient",
          "dev.qiao.core.client.ClientOptions.httpClient",
          "dev.qiao.core.client.ClientOptions.<init>");

  /** The internal packages that core exports, each to the modules that need it. */
  private static final Map<String, Set<String>> EXPORTED =
      Map.of(
          "dev.qiao.core.internal.json",
          Set.of(
              "dev.qiao.text",
              "dev.qiao.image",
              "dev.qiao.video",
              "dev.qiao.audio",
              "dev.qiao.account",
              "dev.qiao.retrieval",
              "dev.qiao.testkit"),
          "dev.qiao.core.internal.file",
          Set.of("dev.qiao.image", "dev.qiao.video", "dev.qiao.audio"),
          // For WebSockets, which only speech uses.
          "dev.qiao.core.internal.error",
          Set.of("dev.qiao.audio"),
          "dev.qiao.core.internal.time",
          Set.of("dev.qiao.audio", "dev.qiao.retrieval"),
          "dev.qiao.core.internal.transport",
          Set.of("dev.qiao.audio"));

  /**
   * OkHttp names no call to its socket factory and its name look-up. The attempt is set and removed
   * around one call in its own thread, so that no two clients meet.
   */
  private static final Set<String> MAY_CHANGE =
      Set.of("dev.qiao.core.internal.transport.Attempt.CURRENT");

  private Rules() {}

  static final ArchRule SIGNATURES =
      classes()
          .that(areVisibleToUsers())
          .should(showOnlyTypesThatUsersHave())
          .because("OkHttp, Okio, Jackson and our own internals are not part of our API");

  static final ArchRule INTERNALS =
      classes()
          .should(useNoInternalsOfOtherModules())
          .because(
              "internal packages are exported only to our own modules, each to those that"
                  + " need it");

  static final ArchRule NAMES =
      classes()
          .that()
          .areNotAnonymousClasses()
          .should()
          .haveNameNotMatching(".*(Utils?|Managers?|Helpers?|Impl|DTO|Dto|Params)(\\$.*)?")
          .because("such a name says nothing of what the class is for");

  static final ArchRule STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  static final ArchRule LOGGING =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging")
          .because("an application chooses its logging with SLF4J");

  static final ArchRule STATICS =
      fields()
          .that()
          .areStatic()
          .should(neverChange())
          .because("nothing shared is mutable: two clients in one process never meet");

  static final ArchRule REQUEST_NAMES =
      classes()
          .that()
          .areAssignableTo(Request.class)
          .and()
          .areNotInterfaces()
          .and(areVisibleToUsers())
          .should()
          .haveNameMatching(".*(Request|Query)")
          .because("a list is asked for with a query; what users do not see, the client makes");

  static final ArchRule REQUEST_BUILDERS =
      classes()
          .that()
          .areAssignableTo(Request.class)
          .and()
          .areRecords()
          .and(areVisibleToUsers())
          .should(haveABuilderBothWays());

  /** A package that shows more than so many types is two packages. */
  static ArchRule sizes(int most, Map<String, Integer> exceptions) {
    return classes()
        .that(areVisibleToUsers())
        .and()
        .areTopLevelClasses()
        .should(beFewInAPackage(most, exceptions));
  }

  /**
   * Packages that need each other cannot be understood, tested or moved apart.
   *
   * @param exceptions the dependencies that are part of a cycle today, as {@code a -> b}; one that
   *     is part of none any more is a violation, too, so that the list gets shorter only
   */
  static ArchRule cycles(Set<String> exceptions) {
    return classes().should(beFreeOfCycles(exceptions));
  }

  /** Public, with everything around it, and not internal. */
  private static DescribedPredicate<JavaClass> areVisibleToUsers() {
    return DescribedPredicate.describe(
        "are visible to users",
        type ->
            !isInternal(type)
                && Stream.iterate(
                        Optional.of(type), Optional::isPresent, t -> t.get().getEnclosingClass())
                    .allMatch(t -> isOpen(t.orElseThrow().getModifiers())));
  }

  private static boolean isOpen(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").contains(".internal.");
  }

  private static ArchCondition<JavaClass> showOnlyTypesThatUsersHave() {
    return condition(
        "show only types that users have",
        (type, events) -> {
          for (JavaMember member : type.getMembers()) {
            String name = type.getName() + "." + member.getName();
            if (isOpen(member.getModifiers()) && !MAY_SHOW_OKHTTP.contains(name)) {
              forbidden(member.getAllInvolvedRawTypes().stream())
                  .filter(shown -> !isModuleOfTheUser(name, shown))
                  .forEach(shown -> broken(events, member, name + " shows " + shown.getName()));
            }
          }
          forbidden(
                  Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream()))
              .forEach(shown -> broken(events, type, type.getName() + " is a " + shown.getName()));
        });
  }

  /** A module of Jackson that the user brings, and which only these take (decision 018). */
  private static boolean isModuleOfTheUser(String member, JavaClass shown) {
    return shown.getName().equals("com.fasterxml.jackson.databind.Module")
        && Set.of(
                "dev.qiao.text.schema.JsonSchema.of",
                "dev.qiao.text.schema.StructuredOutput.of",
                "dev.qiao.text.tool.ToolRegistry.builder")
            .contains(member);
  }

  private static Stream<JavaClass> forbidden(Stream<JavaClass> types) {
    return types.filter(
        type ->
            Stream.of("okhttp3", "okio", "kotlin", "com.fasterxml")
                    .anyMatch(prefix -> type.getPackageName().startsWith(prefix))
                || isInternal(type));
  }

  private static ArchCondition<JavaClass> useNoInternalsOfOtherModules() {
    return condition(
        "use no internals of other modules",
        (type, events) -> {
          for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass used = dependency.getTargetClass();
            boolean mayUse =
                EXPORTED.getOrDefault(used.getPackageName(), Set.of()).contains(module(type));
            if (used.getPackageName().startsWith("dev.qiao.")
                && isInternal(used)
                && !module(used).equals(module(type))
                && !mayUse) {
              broken(events, type, dependency.getDescription());
            }
          }
        });
  }

  /** The first three parts of a package, which name the module. */
  private static String module(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.", -1);
    return String.join(".", Arrays.copyOf(parts, Math.min(3, parts.length)));
  }

  private static ArchCondition<JavaField> neverChange() {
    return condition(
        "never change",
        (field, events) -> {
          JavaClass type = field.getRawType();
          boolean mutableType =
              type.isAssignableTo(ThreadLocal.class)
                  || type.isAssignableTo(AtomicReference.class)
                  || type.getPackageName().equals(AtomicBoolean.class.getPackageName())
                  || (type.isAssignableTo(Collection.class) && !type.isInterface())
                  || (type.isAssignableTo(Map.class) && !type.isInterface())
                  || (type.isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE))
                  || type.getName().endsWith("Builder");
          boolean written = field.getModifiers().contains(JavaModifier.SYNTHETIC);
          boolean explained = MAY_CHANGE.contains(field.getFullName());
          if (!written
              && !explained
              && (mutableType || !field.getModifiers().contains(JavaModifier.FINAL))) {
            broken(events, field, field.getFullName() + " can change");
          }
        });
  }

  private static ArchCondition<JavaClass> haveABuilderBothWays() {
    return condition(
        "have builder(..) and toBuilder()",
        (type, events) -> {
          String builder = type.getName() + "$Builder";
          boolean starts =
              type.getMethods().stream()
                  .anyMatch(
                      method ->
                          method.getName().equals("builder")
                              && method.getModifiers().contains(JavaModifier.STATIC)
                              && method.getModifiers().contains(JavaModifier.PUBLIC)
                              && method.getRawReturnType().getName().equals(builder));
          boolean copies =
              type.tryGetMethod("toBuilder")
                  .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                  .filter(method -> method.getRawReturnType().getName().equals(builder))
                  .isPresent();
          if (!starts || !copies) {
            broken(
                events,
                type,
                type.getName() + " has no public " + (starts ? "toBuilder()" : "builder(..)"));
          }
        });
  }

  private static ArchCondition<JavaClass> beFewInAPackage(
      int most, Map<String, Integer> exceptions) {
    Map<String, Integer> counts = new HashMap<>();
    return new ArchCondition<>("be at most " + most + " in a package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getSimpleName().equals("package-info")) {
          counts.merge(type.getPackageName(), 1, Integer::sum);
        }
      }

      @Override
      public void finish(ConditionEvents events) {
        counts.forEach(
            (name, count) -> {
              if (count > exceptions.getOrDefault(name, most)) {
                broken(events, name, name + " shows " + count + " types");
              }
            });
      }
    };
  }

  private static ArchCondition<JavaClass> beFreeOfCycles(Set<String> exceptions) {
    Map<String, Set<String>> uses = new TreeMap<>();
    return new ArchCondition<>("be in packages without cycles") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Set<String> used = uses.computeIfAbsent(type.getPackageName(), unused -> new TreeSet<>());
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
            .filter(name -> name.startsWith("dev.qiao") && !name.equals(type.getPackageName()))
            .forEach(used::add);
      }

      @Override
      public void finish(ConditionEvents events) {
        Set<String> stale = new TreeSet<>(exceptions);
        uses.forEach(
            (from, targets) -> {
              for (String to : targets) {
                String pair = from + " -> " + to;
                if (reaches(to, from, new HashSet<>()) && !stale.remove(pair)) {
                  broken(events, pair, pair + " is part of a cycle");
                }
              }
            });
        stale.forEach(
            pair -> broken(events, pair, pair + " is part of no cycle any more: take it out"));
      }

      private boolean reaches(String from, String to, Set<String> visited) {
        return from.equals(to)
            || (visited.add(from)
                && uses.getOrDefault(from, Set.of()).stream()
                    .anyMatch(next -> reaches(next, to, visited)));
      }
    };
  }

  private interface Check<T> {
    void look(T item, ConditionEvents events);
  }

  private static <T> ArchCondition<T> condition(String words, Check<T> check) {
    return new ArchCondition<>(words) {
      @Override
      public void check(T item, ConditionEvents events) {
        check.look(item, events);
      }
    };
  }

  private static void broken(ConditionEvents events, Object what, String message) {
    events.add(SimpleConditionEvent.violated(what, message));
  }
}
