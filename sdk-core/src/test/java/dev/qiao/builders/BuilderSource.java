package dev.qiao.builders;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A builder class: what is written by hand, and the two marks between which the rest is derived. A
 * class without marks is written by hand.
 *
 * <p>The first mark names the origin; lines below it say what the components do not:
 *
 * <pre>
 * // derived from the components: begin
 * // varargs: images, objOrBg
 * // build messages: openAiMessages()
 * // derived: end
 * </pre>
 *
 * <ul>
 *   <li>{@code varargs}: lists whose setter takes any number of items;
 *   <li>{@code required}: components that may be null when they are read, but not when they are
 *       set;
 *   <li>{@code without setter}: what a verb or a hand-written method sets;
 *   <li>{@code without field}: what {@code build x} passes without a field;
 *   <li>{@code setters}: components whose field a superclass has, without a setter;
 *   <li>{@code parts}: components that are records whose own components have the setters;
 *   <li>{@code only}: the components of the origin that a shared builder has;
 *   <li>{@code name part.x}: the field and setter of a component whose name another part has, too;
 *   <li>{@code set x}: what the setter stores, an expression with {@code value};
 *   <li>{@code build x}: what {@code build()} passes;
 *   <li>{@code throws}: what {@code build()} throws besides what {@code check()} does;
 *   <li>{@code super x}: an argument of the superclass's constructor that is no component.
 * </ul>
 */
final class BuilderSource {
  static final String THE_COMPONENTS = "the components";

  private static final Pattern MARKS =
      Pattern.compile(
          "(?m)^ *// derived from ([\\w., ]+): begin\\n"
              + "((?: *// (?!derived: end).*\\n)*)"
              + "((?s:.*?))"
              + "^ *// derived: end\\n");

  private static final Pattern OPTION =
      Pattern.compile(
          "(varargs|throws|required|without setter|without field|setters|parts|only|name"
              + " [\\w.]+|set \\w+|build \\w+|super \\w+): (.*)");

  private final SourceType type;
  private final Map<String, String> options = new LinkedHashMap<>();
  private int begin = -1;
  private int end = -1;
  private @Nullable String origin;

  BuilderSource(SourceType type) {
    this.type = type;
    int last = (int) type.end(type.tree());
    Matcher marks = MARKS.matcher(type.file());
    marks.region((int) type.start(type.tree()), last);
    while (origin == null && marks.find()) {
      if (isOwn(marks.start())) {
        origin = marks.group(1);
        begin = marks.start(3);
        end = marks.end(3);
        readOptions(marks.group(2));
      }
    }
  }

  private boolean isOwn(int position) {
    return type.tree().getMembers().stream()
        .filter(ClassTree.class::isInstance)
        .noneMatch(each -> type.start(each) < position && position < type.end(each));
  }

  private void readOptions(String lines) {
    String last = "";
    for (String line : lines.split("\n", -1)) {
      String text = line.strip().replaceFirst("^// *", "");
      Matcher option = OPTION.matcher(text);
      if (option.matches()) {
        last = option.group(1);
        options.put(last, option.group(2));
      } else if (!text.isEmpty()) {
        options.merge(last, " " + text, String::concat);
      }
    }
  }

  SourceType type() {
    return type;
  }

  /** What the marks name as the origin, null for a class without marks. */
  @Nullable String origin() {
    return origin;
  }

  /** The text between the marks. */
  String derived() {
    return type.file().substring(begin, end);
  }

  /** This file's text, or what became of it below the marks, with another text between them. */
  String with(String derived, String file) {
    return file.substring(0, begin) + derived + file.substring(end);
  }

  int begin() {
    return begin;
  }

  boolean lists(String option, String name) {
    return names(option).contains(name);
  }

  List<String> names(String option) {
    String names = options.get(option);
    return names == null ? List.of() : Arrays.asList(names.split(", *"));
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  String option(String option, String otherwise) {
    return options.getOrDefault(option, otherwise);
  }

  List<MethodTree> methods() {
    return byHand(type.methods());
  }

  List<VariableTree> fields() {
    return byHand(type.fields());
  }

  private <T extends Tree> List<T> byHand(List<T> members) {
    List<T> found = new ArrayList<>();
    for (T member : members) {
      long start = type.start(member);
      if (start >= 0 && (start < begin || start >= end)) {
        found.add(member);
      }
    }
    return found;
  }

  /** The method of that name and these types of parameters that is written by hand. */
  @Nullable MethodTree method(String name, String... parameterTypes) {
    for (MethodTree method : methods()) {
      if (method.getName().contentEquals(name)
          && method.getParameters().stream()
              .map(each -> type.typeOf(each))
              .toList()
              .equals(List.of(parameterTypes))) {
        return method;
      }
    }
    return null;
  }

  @Nullable VariableTree field(String name) {
    for (VariableTree field : fields()) {
      if (field.getName().contentEquals(name)) {
        return field;
      }
    }
    return null;
  }

  /** The constructors by hand. */
  List<MethodTree> constructors() {
    return methods().stream().filter(each -> each.getReturnType() == null).toList();
  }
}
