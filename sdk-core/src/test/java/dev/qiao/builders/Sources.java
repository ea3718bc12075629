package dev.qiao.builders;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The types of the main code, parsed by the JDK's compiler, which resolves nothing. */
final class Sources {
  private final Map<String, SourceType> types = new LinkedHashMap<>();

  /** Parses all Java files below these folders. */
  static Sources in(List<Path> folders) throws IOException {
    Map<URI, Text> texts = new LinkedHashMap<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file :
            files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
          texts.put(file.toUri(), new Text(file));
        }
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, texts.values());
    Sources sources = new Sources();
    DocTrees docs = DocTrees.instance(task);
    for (CompilationUnitTree unit : task.parse()) {
      Text text = texts.get(unit.getSourceFile().toUri());
      for (Tree type : unit.getTypeDecls()) {
        if (type instanceof ClassTree tree) {
          String name = unit.getPackageName() + "." + tree.getSimpleName();
          sources.add(new SourceType(name, null, tree, unit, text.content, text.path, docs));
        }
      }
    }
    return sources;
  }

  private void add(SourceType type) {
    types.put(type.name(), type);
    for (Tree member : type.tree().getMembers()) {
      if (member instanceof ClassTree tree) {
        add(
            new SourceType(
                type.name() + "." + tree.getSimpleName(),
                type,
                tree,
                type.unit(),
                type.file(),
                type.path(),
                type.docs()));
      }
    }
  }

  Collection<SourceType> all() {
    return types.values();
  }

  /** The type that a name means inside another one, null if it is none of ours. */
  @Nullable SourceType find(String name, SourceType inside) {
    for (SourceType around = inside; around != null; around = around.outer()) {
      if (around.simpleName().equals(name)) {
        return around;
      }
      SourceType nested = types.get(around.name() + "." + name);
      if (nested != null) {
        return nested;
      }
    }
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    String imported = inside.imported(first);
    String known = imported == null ? inside.packageName() + "." + first : imported;
    return types.get(known + name.substring(first.length()));
  }

  /** The superclasses, nearest first. */
  List<SourceType> superclasses(SourceType type) {
    List<SourceType> found = new ArrayList<>();
    String name = type.superclass();
    SourceType next = name == null ? null : find(name, type);
    if (next != null) {
      found.add(next);
      found.addAll(superclasses(next));
    }
    return found;
  }

  /** Whether a type is another one, or implements it. */
  boolean isA(SourceType type, SourceType wanted) {
    if (type.name().equals(wanted.name())) {
      return true;
    }
    for (String name : type.interfaces()) {
      SourceType next = find(name, type);
      if (next != null && isA(next, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static final class Text extends SimpleJavaFileObject {
    private final Path path;
    private final String content;

    Text(Path path) throws IOException {
      super(path.toUri(), Kind.SOURCE);
      this.path = path;
      content = Files.readString(path).replace("\r\n", "\n");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
