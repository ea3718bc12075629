package dev.qiao.conformance;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.qiao.core.operation.Request;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The types that the components of requests reach. */
final class RequestParts {
  /** The modules that have requests. */
  static final String[] MODULES = {
    "dev.qiao.text",
    "dev.qiao.image",
    "dev.qiao.video",
    "dev.qiao.audio",
    "dev.qiao.account",
    "dev.qiao.retrieval"
  };

  /** Whatever the modules have and is not a test. */
  static final List<Class<?>> TYPES =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages(
                  Stream.concat(Stream.of("dev.qiao.core"), Stream.of(MODULES))
                      .toArray(String[]::new))
              .stream()
              .filter(type -> !type.getSimpleName().equals("package-info"))
              .<Class<?>>map(JavaClass::reflect)
              .toList();

  /** The requests, and the types that they are made of. */
  static final Set<Class<?>> ALL = all();

  private RequestParts() {}

  private static Set<Class<?>> all() {
    Set<Class<?>> found = new LinkedHashSet<>();
    TYPES.stream()
        .filter(type -> type.isRecord() && Request.class.isAssignableFrom(type))
        .forEach(type -> collect(type, found));
    return found;
  }

  private static void collect(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType generic) {
      collect(generic.getRawType(), found);
      Stream.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, found));
    } else if (type instanceof WildcardType wildcard) {
      Stream.of(wildcard.getUpperBounds()).forEach(bound -> collect(bound, found));
    } else if (type instanceof GenericArrayType array) {
      collect(array.getGenericComponentType(), found);
    } else if (type instanceof Class<?> part && part.getName().startsWith("dev.qiao.")) {
      if (part.isInterface() || Modifier.isAbstract(part.getModifiers())) {
        TYPES.stream()
            .filter(other -> other != part && part.isAssignableFrom(other))
            .filter(found::add)
            .forEach(other -> collectComponents(other, found));
      } else if (found.add(part)) {
        collectComponents(part, found);
      }
    }
  }

  private static void collectComponents(Class<?> type, Set<Class<?>> found) {
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        collect(component.getGenericType(), found);
      }
    }
  }
}
