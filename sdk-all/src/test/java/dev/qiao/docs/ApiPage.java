package dev.qiao.docs;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What users of a module can see and call: a line for each public or protected type and member, in
 * the order of their names. {@code ?} behind a type says that it may be null. Constructors of
 * records are left out, as VERSIONING.md withdraws them.
 */
final class ApiPage {
  private static final Set<String> OF_EVERY_OBJECT = Set.of("toString", "equals", "hashCode");

  private ApiPage() {}

  /** The dump of the module that {@code member} is in. */
  static String text(Class<?> member) throws IOException, URISyntaxException {
    StringBuilder page = new StringBuilder();
    classes(member).stream()
        .filter(type -> !(type.getPackageName() + ".").contains(".internal."))
        .filter(ApiPage::canBeSeen)
        .sorted(Comparator.comparing(Class::getName))
        .forEach(type -> write(type, page));
    return page.toString();
  }

  /** Maven runs tests on folders of classes or on jars, whichever it has. */
  private static List<Class<?>> classes(Class<?> member) throws IOException, URISyntaxException {
    Path place = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(place)) {
      return classes(place, member.getClassLoader());
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return classes(jar.getPath("/"), member.getClassLoader());
    }
  }

  private static List<Class<?>> classes(Path root, ClassLoader loader) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Class<?>> found = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replaceAll("[/\\\\]", ".");
        if (!name.endsWith("-info.class")) {
          found.add(Class.forName(name.replaceAll("\\.class$", ""), false, loader));
        }
      }
      return found;
    } catch (ClassNotFoundException e) {
      throw new IOException("a class of " + root + " cannot be loaded", e);
    }
  }

  private static boolean canBeSeen(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      boolean shown = Modifier.isPublic(each.getModifiers()) || isProtected(each);
      if (!shown || each.isAnonymousClass() || each.isLocalClass()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isProtected(Class<?> type) {
    return Modifier.isProtected(type.getModifiers());
  }

  private static void write(Class<?> type, StringBuilder page) {
    page.append(declaration(type)).append('\n');
    Set<String> members = new TreeSet<>();
    for (Field field : type.getDeclaredFields()) {
      if (shown(field.getModifiers()) && !field.isSynthetic()) {
        members.add(
            words(field.getModifiers()) + typed(field.getAnnotatedType()) + " " + field.getName());
      }
    }
    if (!type.isRecord() && !type.isEnum()) {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (shown(constructor.getModifiers()) && !constructor.isSynthetic()) {
          members.add("new " + type.getSimpleName() + arguments(constructor));
        }
      }
    }
    for (Method method : methods(type)) {
      if (shown(method.getModifiers())
          && !method.isSynthetic()
          && !OF_EVERY_OBJECT.contains(method.getName())) {
        members.add(
            words(method.getModifiers())
                + variables(method.getTypeParameters())
                + typed(method.getAnnotatedReturnType())
                + " "
                + method.getName()
                + arguments(method));
      }
    }
    members.forEach(member -> page.append("  ").append(member).append('\n'));
    page.append('\n');
  }

  /** Those it declares, and those it has from classes that users cannot see. */
  private static List<Method> methods(Class<?> type) {
    List<Method> methods = new ArrayList<>(List.of(type.getDeclaredMethods()));
    Class<?> above = type.getSuperclass();
    while (above != null && !canBeSeen(above)) {
      methods.addAll(List.of(above.getDeclaredMethods()));
      above = above.getSuperclass();
    }
    return methods;
  }

  private static boolean shown(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String declaration(Class<?> type) {
    String kind =
        type.isAnnotation()
            ? "annotation"
            : type.isInterface()
                ? "interface"
                : type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
    List<String> above = new ArrayList<>();
    AnnotatedType superclass = type.getAnnotatedSuperclass();
    if (kind.equals("class") && superclass != null && superclass.getType() != Object.class) {
      above.add(typed(superclass));
    }
    Arrays.stream(type.getAnnotatedInterfaces()).map(ApiPage::typed).forEach(above::add);
    int modifiers = type.getModifiers();
    if (!kind.equals("class")) {
      modifiers &= ~(Modifier.FINAL | Modifier.ABSTRACT | Modifier.STATIC);
    }
    return words(modifiers)
        + (type.isSealed() ? "sealed " : "")
        + kind
        + " "
        + type.getName()
        + variables(type.getTypeParameters()).stripTrailing()
        + (above.isEmpty() ? "" : " : " + String.join(", ", above));
  }

  private static String words(int modifiers) {
    StringBuilder words = new StringBuilder();
    if (Modifier.isProtected(modifiers)) {
      words.append("protected ");
    }
    if (Modifier.isStatic(modifiers)) {
      words.append("static ");
    }
    if (Modifier.isAbstract(modifiers)) {
      words.append("abstract ");
    }
    if (Modifier.isFinal(modifiers)) {
      words.append("final ");
    }
    return words.toString();
  }

  private static String variables(TypeVariable<?>[] variables) {
    if (variables.length == 0) {
      return "";
    }
    return Arrays.stream(variables)
        .map(
            variable ->
                variable.getName()
                    + Arrays.stream(variable.getBounds())
                        .filter(bound -> bound != Object.class)
                        .map(bound -> " extends " + plain(bound.getTypeName()))
                        .collect(joining()))
        .collect(joining(", ", "<", "> "));
  }

  private static String arguments(Executable executable) {
    return Arrays.stream(executable.getAnnotatedParameterTypes())
        .map(ApiPage::typed)
        .collect(joining(", ", "(", ")"));
  }

  private static String typed(AnnotatedType type) {
    return name(type) + (type.isAnnotationPresent(Nullable.class) ? "?" : "");
  }

  private static String name(AnnotatedType type) {
    if (type instanceof AnnotatedArrayType array) {
      return typed(array.getAnnotatedGenericComponentType()) + "[]";
    }
    if (type instanceof AnnotatedParameterizedType whole) {
      Type raw = ((ParameterizedType) whole.getType()).getRawType();
      return plain(raw.getTypeName())
          + Stream.of(whole.getAnnotatedActualTypeArguments())
              .map(ApiPage::typed)
              .collect(joining(", ", "<", ">"));
    }
    if (type instanceof AnnotatedWildcardType wild) {
      if (wild.getAnnotatedLowerBounds().length > 0) {
        return "? super " + typed(wild.getAnnotatedLowerBounds()[0]);
      }
      AnnotatedType upper = wild.getAnnotatedUpperBounds()[0];
      return upper.getType() == Object.class ? "*" : "? extends " + typed(upper);
    }
    if (type instanceof AnnotatedTypeVariable) {
      return type.getType().getTypeName();
    }
    return plain(type.getType().getTypeName());
  }

  private static String plain(String name) {
    return name.replaceAll("\\bjava\\.(lang|util)\\.(?=[A-Z])", "");
  }
}
