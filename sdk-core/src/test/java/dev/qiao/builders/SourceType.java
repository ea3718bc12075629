package dev.qiao.builders;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * A type as its source declares it.
 *
 * @param name its name with its package and the types around it
 * @param outer the type around it, null for a type of its own
 */
record SourceType(
    String name,
    @Nullable SourceType outer,
    ClassTree tree,
    CompilationUnitTree unit,
    String file,
    Path path,
    DocTrees docs) {
  private static final Pattern NULLABLE = Pattern.compile("@Nullable\\s*");
  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(?=param|throws|return|see)");

  String simpleName() {
    return tree.getSimpleName().toString();
  }

  String packageName() {
    return String.valueOf(unit.getPackageName());
  }

  /** The type that the file is named after. */
  SourceType outermost() {
    return outer == null ? this : outer.outermost();
  }

  boolean isRecord() {
    return tree.getKind() == Tree.Kind.RECORD;
  }

  boolean isAbstract() {
    return tree.getModifiers().getFlags().contains(Modifier.ABSTRACT);
  }

  long start(Tree part) {
    return docs.getSourcePositions().getStartPosition(unit, part);
  }

  long end(Tree part) {
    return docs.getSourcePositions().getEndPosition(unit, part);
  }

  String source(Tree part) {
    return file.substring((int) start(part), (int) end(part)).replaceAll("\\s+", " ");
  }

  /** The superclass as the source names it, without type arguments. */
  @Nullable String superclass() {
    Tree type = tree.getExtendsClause();
    return type == null ? null : raw(type);
  }

  /** The interfaces as the source names them, without type arguments. */
  List<String> interfaces() {
    return tree.getImplementsClause().stream().map(this::raw).toList();
  }

  private String raw(Tree type) {
    return type instanceof ParameterizedTypeTree generic ? raw(generic.getType()) : source(type);
  }

  /** The imported type of that simple name. */
  @Nullable String imported(String simpleName) {
    for (ImportTree each : unit.getImports()) {
      String type = each.getQualifiedIdentifier().toString();
      if (!each.isStatic() && type.endsWith("." + simpleName)) {
        return type;
      }
    }
    return null;
  }

  List<VariableTree> fields() {
    return members(VariableTree.class);
  }

  List<MethodTree> methods() {
    return members(MethodTree.class);
  }

  private <T extends Tree> List<T> members(Class<T> kind) {
    return tree.getMembers().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  boolean isNullable(VariableTree variable) {
    return source(variable).contains("@Nullable")
        && (hasNullable(variable.getModifiers().getAnnotations())
            || (variable.getType() instanceof AnnotatedTypeTree type
                && hasNullable(type.getAnnotations())));
  }

  private boolean hasNullable(List<? extends Tree> annotations) {
    return annotations.stream().anyMatch(each -> source(each).equals("@Nullable"));
  }

  /** The type of a variable, without {@code @Nullable} of the whole. */
  String typeOf(VariableTree variable) {
    String type = source(variable.getType());
    return variable.getType() instanceof AnnotatedTypeTree
        ? NULLABLE.matcher(type).replaceFirst("")
        : type;
  }

  /** The components of a record, or what the accessors of an interface return. */
  List<Component> components() {
    List<Component> found = new ArrayList<>();
    if (isRecord()) {
      Map<String, String> texts = paramTexts();
      for (VariableTree field : fields()) {
        if (!field.getModifiers().getFlags().contains(Modifier.STATIC)) {
          String name = field.getName().toString();
          found.add(
              new Component(name, typeOf(field), isNullable(field), texts.getOrDefault(name, "")));
        }
      }
      return found;
    }
    for (MethodTree method : methods()) {
      if (method.getParameters().isEmpty() && method.getBody() == null) {
        String type = source(method.getReturnType());
        boolean nullable = hasNullable(method.getModifiers().getAnnotations());
        String text = doc(method).replaceAll("\\s+", " ");
        found.add(new Component(method.getName().toString(), type, nullable, text));
      }
    }
    return found;
  }

  private Map<String, String> paramTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String tag : BLOCK_TAG.split(doc(tree), -1)) {
      Matcher param = Pattern.compile("(?s)param\\s+(\\w+)\\s+(.*)").matcher(tag.strip());
      if (param.matches()) {
        texts.put(param.group(1), param.group(2).strip().replaceAll("\\s+", " "));
      }
    }
    return texts;
  }

  /** The documentation of this type or a member of it, empty if there is none. */
  String doc(Tree part) {
    TreePath path = TreePath.getPath(unit, part);
    String text = docs.getDocComment(path);
    return text == null ? "" : text.strip();
  }

  /** The {@code @throws} lines of a method's documentation. */
  List<String> thrown(MethodTree method) {
    List<String> found = new ArrayList<>();
    for (String tag : BLOCK_TAG.split(doc(method), -1)) {
      if (tag.startsWith("throws")) {
        found.add("@" + tag.strip().replaceAll("\\s+", " "));
      }
    }
    return found;
  }
}
