package dev.qiao.builders;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The members of one builder that follow from the components it fills. What is written by hand, in
 * the class or in a superclass, is not derived.
 */
final class Derivation {
  private static final Set<String> PARTS = Set.of("input", "parameters", "payload");
  private static final String MAP = "Map<String, Object>";

  /**
   * A record that is filled, with the path to it.
   *
   * @param of the component that holds it, null for the whole request
   */
  private record Part(@Nullable Component of, SourceType record, List<Component> components) {
    String additional() {
      return of == null ? "additional" : "additional" + capital(of.name());
    }

    String sent() {
      return of == null ? "" : of.name() + "Sent";
    }
  }

  /** What of a request is stored in one field of the builder. */
  private record Leaf(Component component, SourceType owner, String path, String name) {}

  private final Sources sources;
  private final BuilderSource builder;
  private final SourceType type;
  private final List<BuilderSource> superclasses = new ArrayList<>();
  private final List<SourceType> origins = new ArrayList<>();

  /** Whether this fills a request, and not what several have in common. */
  private final boolean whole;

  /** Whether subclasses say what a setter returns. */
  private final boolean isAbstract;

  /** Fields of the superclasses by name: whether they may be null. */
  private final Map<String, Boolean> inherited = new LinkedHashMap<>();

  /** What {@code copy(T)} methods take, nearest first. */
  private final List<SourceType> copied = new ArrayList<>();

  private final Map<String, Leaf> leaves = new LinkedHashMap<>();
  private final List<Part> parts = new ArrayList<>();

  Derivation(Sources sources, BuilderSource builder) {
    this.sources = sources;
    this.builder = builder;
    type = builder.type();
    isAbstract = type.isAbstract();
    String origin = builder.origin();
    whole = BuilderSource.THE_COMPONENTS.equals(origin);
    if (whole) {
      SourceType record = type.outer();
      if (record == null || !record.isRecord()) {
        throw new IllegalStateException(type.name() + " is not in a record: name the origin");
      }
      origins.add(record);
    } else if (origin != null) {
      for (String name : origin.split(", *", -1)) {
        SourceType found = sources.find(name, type);
        if (found == null) {
          throw new IllegalStateException(type.name() + ": unknown origin " + name);
        }
        origins.add(found);
      }
    }
    for (SourceType each : sources.superclasses(type)) {
      BuilderSource source = new BuilderSource(each);
      superclasses.add(source);
      Derivation above = new Derivation(sources, source);
      above.ownFields().forEach(inherited::putIfAbsent);
      copied.addAll(above.ownCopied());
    }
    List<SourceType> above = List.copyOf(copied);
    copied.clear();
    copied.addAll(byHandCopied());
    copied.addAll(above);
    for (SourceType each : origins) {
      flatten(null, each, "from");
    }
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  // What the superclasses have.

  /** The fields of this class that subclasses may use, by hand and derived. */
  private Map<String, Boolean> ownFields() {
    Map<String, Boolean> fields = new LinkedHashMap<>();
    for (VariableTree field : builder.fields()) {
      if (!field.getModifiers().getFlags().contains(Modifier.PRIVATE)) {
        fields.put(field.getName().toString(), type.isNullable(field));
      }
    }
    for (Leaf leaf : leaves.values()) {
      if (isDerivedField(leaf.name())) {
        fields.put(leaf.name(), leaf.component().nullable());
      }
    }
    return fields;
  }

  private List<SourceType> ownCopied() {
    List<SourceType> own = byHandCopied();
    if (!whole && !builder.has("only")) {
      own.addAll(origins);
    }
    return own;
  }

  private List<SourceType> byHandCopied() {
    List<SourceType> found = new ArrayList<>();
    for (MethodTree method : builder.methods()) {
      if (method.getName().contentEquals("copy") && method.getParameters().size() == 1) {
        SourceType taken = sources.find(type.typeOf(method.getParameters().get(0)), type);
        if (taken != null) {
          found.add(taken);
        }
      }
    }
    return found;
  }

  private @Nullable SourceType copier(SourceType value) {
    return copied.stream().filter(each -> sources.isA(value, each)).findFirst().orElse(null);
  }

  private boolean isByHandAbove(String method, String... types) {
    return superclasses.stream().anyMatch(each -> each.method(method, types) != null);
  }

  private boolean isByHand(String method, String... types) {
    return builder.method(method, types) != null || isByHandAbove(method, types);
  }

  // The components.

  private void flatten(@Nullable Component of, SourceType record, String path) {
    List<Component> components = record.components();
    parts.add(new Part(of, record, components));
    for (Component component : components) {
      String name = component.name();
      if (name.equals("additional") || !isWanted(name)) {
        continue;
      }
      SourceType inner = sources.find(component.type(), record);
      String innerPath = path + "." + access(record, name);
      if (inner != null && isPart(component, inner)) {
        flatten(component, inner, innerPath);
      } else if (!isMapPart(component) && !isSupplied(component, record)) {
        String field = field(of, name);
        leaves.putIfAbsent(field, new Leaf(component, record, innerPath, field));
      }
    }
  }

  /** The name of the field and setter; two parts may have components of one name. */
  private String field(@Nullable Component part, String component) {
    return part == null
        ? component
        : builder.option("name " + part.name() + "." + component, component);
  }

  private boolean isWanted(String name) {
    return !builder.has("only") || PARTS.contains(name) || builder.lists("only", name);
  }

  private boolean isPart(Component component, SourceType record) {
    return record.isRecord()
        && (PARTS.contains(component.name()) || builder.lists("parts", component.name()))
        && !isWhole(copier(record));
  }

  /** Whether {@code copy(T)} takes all of a part over, and not only what an interface names. */
  private static boolean isWhole(@Nullable SourceType copier) {
    return copier != null && copier.isRecord();
  }

  private boolean isMapPart(Component component) {
    return PARTS.contains(component.name()) && component.type().equals(MAP);
  }

  /** Whether a method of this class or a superclass takes this component over as a whole. */
  private boolean isSupplied(Component component, SourceType record) {
    SourceType value = sources.find(component.type(), record);
    return value != null && whole && isWhole(copier(value));
  }

  private String access(SourceType record, String name) {
    boolean visible = record.outermost().name().equals(type.outermost().name());
    return visible && record.isRecord() ? name : name + "()";
  }

  /** Names that {@code copy(T)} of a superclass takes over from the request or a part itself. */
  private Set<String> covered() {
    Set<String> names = new LinkedHashSet<>();
    for (SourceType origin : origins) {
      for (SourceType each : copied) {
        if (sources.isA(origin, each)) {
          addNames(each, names);
        }
      }
    }
    return names;
  }

  private void addNames(SourceType parameters, Set<String> names) {
    parameters.components().forEach(each -> names.add(each.name()));
    for (String name : parameters.interfaces()) {
      SourceType next = sources.find(name, parameters);
      if (next != null) {
        addNames(next, names);
      }
    }
  }

  private boolean isDerivedField(String name) {
    return leaves.containsKey(name)
        && !inherited.containsKey(name)
        && builder.field(name) == null
        && !builder.lists("without field", name);
  }

  private List<Leaf> derivedFields() {
    return leaves.values().stream().filter(each -> isDerivedField(each.name())).toList();
  }

  private boolean isVarargs(Leaf leaf) {
    return builder.lists("varargs", leaf.name());
  }

  /** The type as it is written in the builder's file. */
  private String typeName(Leaf leaf) {
    String name = leaf.component().type();
    SourceType outermost = leaf.owner().outermost();
    if (outermost.name().equals(type.outermost().name())) {
      return name;
    }
    String qualified = name;
    for (SourceType each : sources.all()) {
      if (each.outer() != null && each.outer().name().equals(outermost.name())) {
        qualified =
            qualified.replaceAll(
                "(?<![\\w.])" + each.simpleName() + "\\b",
                outermost.simpleName() + "." + each.simpleName());
      }
    }
    return qualified;
  }

  private static String nullable(String type) {
    int dot = type.contains("<") ? -1 : type.lastIndexOf('.');
    return dot < 0
        ? "@Nullable " + type
        : type.substring(0, dot + 1) + "@Nullable " + type.substring(dot + 1);
  }

  private String fieldType(Leaf leaf) {
    String name = typeName(leaf);
    return leaf.component().nullable() && !isVarargs(leaf) ? nullable(name) : name;
  }

  // The text.

  /** The text between the marks. */
  String text() {
    StringBuilder out = new StringBuilder("\n");
    boolean copies = !whole && !builder.has("only");
    boolean builds = whole && !isBuiltAbove() && builder.method("build") == null;
    if (copies || builds) {
      emptyParts(out);
    }
    fields(out);
    if (copies) {
      origins.forEach(each -> copyMethod(each, out));
    }
    if (whole && !isAbstract && type.simpleName().equals("Builder")) {
      constructor(out);
      copyConstructor(out);
    }
    setters(out);
    if (whole) {
      additionalSetters(out);
    }
    if (copies) {
      partMethods(out);
    }
    if (builds) {
      build(out);
    }
    boolean nested = type.outer() != null;
    return nested ? out.toString() : out.toString().replaceAll("(?m)^  ", "");
  }

  private boolean isBuiltAbove() {
    return superclasses.stream()
        .anyMatch(each -> BuilderSource.THE_COMPONENTS.equals(each.origin()));
  }

  /** A part without anything is not sent. */
  private void emptyParts(StringBuilder out) {
    for (Part part : parts) {
      Component of = of(part);
      if (of != null && of.nullable()) {
        List<String> nothing = new ArrayList<>();
        for (Component component : part.components()) {
          nothing.add(component.name().equals("additional") ? "Map.of()" : "null");
        }
        String name = part.record().simpleName();
        out.append("    private static final ").append(name).append(' ').append(none(of));
        out.append(" =\n");
        out.append(Prose.call("        ", "new " + name, nothing, ";")).append('\n');
      }
    }
  }

  private static String none(Component part) {
    return "NO_" + part.name().replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
  }

  /** The component that holds a part; for a shared builder, that of the requests. */
  private @Nullable Component of(Part part) {
    if (whole || part.of() != null) {
      return part.of();
    }
    for (SourceType each : sources.all()) {
      if (each.isRecord() && part.record().isRecord()) {
        for (Component component : each.components()) {
          SourceType value = sources.find(component.type(), each);
          if (value != null && value.name().equals(part.record().name())) {
            return component;
          }
        }
      }
    }
    return null;
  }

  private void fields(StringBuilder out) {
    String visibility = isAbstract ? sharedVisibility() : "private ";
    for (Leaf leaf : derivedFields()) {
      if (visibility.equals("protected ")) {
        out.append(Prose.javadoc("See {@link #" + leaf.name() + "}.", List.of()));
      }
      out.append("    ").append(visibility).append(fieldType(leaf)).append(' ').append(leaf.name());
      out.append(isVarargs(leaf) ? " = List.of();\n" : ";\n");
      if (visibility.equals("protected ")) {
        out.append('\n');
      }
    }
    if (whole) {
      for (Part part : parts) {
        Component of = part.of();
        if (of != null && of.nullable() && isMissing(part.sent())) {
          out.append("    private boolean ").append(part.sent()).append(";\n");
        }
      }
      for (String map : additionalMaps()) {
        if (isMissing(map)) {
          out.append("    private final Map<String, Object> ").append(map);
          out.append(" = new LinkedHashMap<>();\n");
        }
      }
    }
    out.append('\n');
  }

  private boolean isMissing(String field) {
    return !inherited.containsKey(field) && builder.field(field) == null;
  }

  private Set<String> additionalMaps() {
    Set<String> maps = new LinkedHashSet<>();
    for (Part part : parts) {
      for (Component component : part.components()) {
        if (component.name().equals("additional")) {
          maps.add(part.additional());
        } else if (isMapPart(component)) {
          maps.add("additional" + capital(component.name()));
        }
      }
    }
    return maps;
  }

  private String sharedVisibility() {
    for (SourceType each : sources.all()) {
      if (!each.packageName().equals(type.packageName())
          && sources.superclasses(each).stream().anyMatch(up -> up.name().equals(type.name()))) {
        return "protected ";
      }
    }
    return "";
  }

  /** The parameters of the superclass's constructor: component or expression by name. */
  private List<String> superParameters() {
    if (superclasses.isEmpty()) {
      return List.of();
    }
    List<MethodTree> constructors = superclasses.get(0).constructors();
    return constructors.isEmpty()
        ? List.of()
        : constructors.get(0).getParameters().stream()
            .map(each -> each.getName().toString())
            .toList();
  }

  private List<String> superArguments(boolean copy) {
    List<String> arguments = new ArrayList<>();
    for (String name : superParameters()) {
      Leaf leaf = leaves.get(name);
      if (leaf == null) {
        arguments.add(builder.option("super " + name, name));
      } else {
        arguments.add(copy ? leaf.path() : name);
      }
    }
    return arguments;
  }

  private boolean isCopyConstructor(MethodTree constructor) {
    return constructor.getParameters().size() == 1
        && constructor.getParameters().get(0).getName().contentEquals("from");
  }

  private void constructor(StringBuilder out) {
    if (builder.constructors().stream().anyMatch(each -> !isCopyConstructor(each))) {
      return;
    }
    List<String> parameters = new ArrayList<>();
    List<String> statements = new ArrayList<>();
    if (!superParameters().isEmpty()) {
      statements.add("super(" + String.join(", ", superArguments(false)) + ");");
    }
    for (Leaf leaf : leaves.values()) {
      String name = leaf.name();
      if (superParameters().contains(name)) {
        parameters.add(typeName(leaf) + " " + name);
      } else if (isDerivedField(name) && !leaf.component().nullable()) {
        parameters.add(typeName(leaf) + " " + name);
        statements.add("this." + name + " = " + checked(leaf, name) + ";");
      }
    }
    out.append(Prose.call("    ", "private Builder", parameters, " {"));
    statements.forEach(each -> out.append("      ").append(each).append('\n'));
    out.append("    }\n\n");
  }

  private static String checked(Leaf leaf, String value) {
    String check = leaf.component().isList() ? "Additional.Copy.list" : "Objects.requireNonNull";
    return check + "(" + value + ", \"" + leaf.name() + "\")";
  }

  private void copyConstructor(StringBuilder out) {
    if (builder.constructors().stream().anyMatch(this::isCopyConstructor)) {
      return;
    }
    SourceType record = origins.get(0);
    out.append("    private Builder(").append(record.simpleName()).append(" from) {\n");
    if (!superParameters().isEmpty()) {
      out.append("      super(").append(String.join(", ", superArguments(true))).append(");\n");
    }
    if (copier(record) != null) {
      out.append("      copy(from);\n");
    }
    Set<String> done = covered();
    done.addAll(superParameters());
    copy(parts.get(0), "from", "      ", done, out);
    out.append("    }\n\n");
  }

  private void copy(Part part, String from, String indent, Set<String> done, StringBuilder out) {
    for (Component component : part.components()) {
      String name = component.name();
      String value = from + "." + access(part.record(), name);
      Part inner = part(component, part);
      if (name.equals("additional")) {
        if (!done.contains(name)) {
          out.append(indent).append(part.additional()).append(".putAll(").append(value);
          out.append(");\n");
        }
      } else if (inner != null) {
        copyInner(component, inner, value, indent, done, out);
      } else if (isMapPart(component)) {
        String map = "additional" + capital(name);
        if (component.nullable()) {
          out.append(indent).append("if (").append(value).append(" != null) {\n");
          out.append(indent).append("  ").append(name).append("Sent = true;\n");
          out.append(indent).append("  ").append(map).append(".putAll(").append(value);
          out.append(");\n").append(indent).append("}\n");
        } else {
          out.append(indent).append(map).append(".putAll(").append(value).append(");\n");
        }
      } else if (isSupplied(component, part.record())) {
        out.append(indent).append("copy(").append(value).append(");\n");
      } else if (!done.contains(name) && hasField(field(part.of(), name))) {
        String field = field(part.of(), name);
        out.append(indent).append(field).append(" = ");
        if (component.nullable() && component.isList() && !fieldNullable(field)) {
          out.append(value).append(" == null ? List.of() : ");
        }
        out.append(value).append(";\n");
      }
    }
  }

  private void copyInner(
      Component component,
      Part inner,
      String value,
      String indent,
      Set<String> done,
      StringBuilder out) {
    SourceType copier = copier(inner.record());
    Set<String> innerDone = new LinkedHashSet<>(done);
    if (copier != null) {
      out.append(indent).append("copy(").append(value).append(");\n");
      addNames(copier, innerDone);
    }
    if (!component.nullable()) {
      copy(inner, value, indent, innerDone, out);
      return;
    }
    StringBuilder block = new StringBuilder();
    if (copier == null) {
      block.append(indent).append("  ").append(inner.sent()).append(" = true;\n");
    }
    copy(inner, component.name(), indent + "  ", innerDone, block);
    if (!block.isEmpty()) {
      out.append(indent).append(component.type()).append(' ').append(component.name());
      out.append(" = ").append(value).append(";\n");
      out.append(indent).append("if (").append(component.name()).append(" != null) {\n");
      out.append(block).append(indent).append("}\n");
    }
  }

  @SuppressWarnings("ReferenceEquality") // the part around, not one like it
  private @Nullable Part part(Component component, Part around) {
    for (Part each : parts) {
      if (component.equals(each.of()) && around != each) {
        return each;
      }
    }
    return null;
  }

  private boolean hasField(String name) {
    return !builder.lists("without field", name)
        && (isDerivedField(name) || inherited.containsKey(name) || builder.field(name) != null);
  }

  private boolean fieldNullable(String name) {
    VariableTree byHand = builder.field(name);
    if (byHand != null) {
      return type.isNullable(byHand);
    }
    Boolean above = inherited.get(name);
    Leaf leaf = leaves.get(name);
    return above != null ? above : leaf == null || !isVarargs(leaf);
  }

  /** Of a shared builder: takes over what requests have in common. */
  private void copyMethod(SourceType origin, StringBuilder out) {
    List<String> statements = new ArrayList<>();
    Set<String> above = new LinkedHashSet<>();
    boolean isPart = hasAdditional(origin);
    SourceType superOrigin = null;
    for (SourceType each : copied) {
      if (sources.isA(origin, each) && !origins.contains(each)) {
        superOrigin = superOrigin == null ? each : superOrigin;
        addNames(each, above);
      }
    }
    boolean nullAbove = superOrigin != null && hasAdditional(superOrigin);
    if (isPart && !nullAbove && isNullablePart(origin)) {
      statements.add("parametersSent = true;");
    }
    if (superOrigin != null && !nullAbove) {
      statements.add("super.copy(from);");
    }
    for (Component component : origin.components()) {
      String name = component.name();
      String value = "from." + access(origin, name);
      if (name.equals("additional")) {
        if (!above.contains(name)) {
          statements.add(sharedAdditional(origin) + ".putAll(" + value + ");");
        }
      } else if (!above.contains(name) && hasField(name)) {
        statements.add(name + " = " + value + ";");
      }
    }
    boolean nullable = isPart && isNullablePart(origin);
    String name = qualified(origin);
    String visibility = sharedVisibility().isEmpty() ? "" : "protected ";
    if (!visibility.isEmpty()) {
      out.append(Prose.javadoc("Takes over the parameters of a request.", List.of()));
    }
    out.append("    ").append(visibility).append("final void copy(");
    out.append(nullable ? nullable(name) : name).append(" from) {\n");
    if (nullAbove) {
      out.append("      super.copy(from);\n");
    }
    String indent = "      ";
    if (nullable) {
      out.append("      if (from != null) {\n");
      indent = "        ";
    }
    for (String statement : statements) {
      out.append(indent).append(statement).append('\n');
    }
    out.append(nullable ? "      }\n" : "").append("    }\n\n");
  }

  private String qualified(SourceType origin) {
    SourceType outer = origin.outer();
    return outer == null || outer.name().equals(type.name())
        ? origin.simpleName()
        : qualified(outer) + "." + origin.simpleName();
  }

  private static boolean hasAdditional(SourceType parameters) {
    return parameters.components().stream().anyMatch(each -> each.name().equals("additional"));
  }

  private boolean isNullablePart(SourceType origin) {
    if (!origin.isRecord()) {
      return true;
    }
    Component of = of(new Part(null, origin, origin.components()));
    return of == null || of.nullable();
  }

  private String sharedAdditional(SourceType origin) {
    Component of = of(new Part(null, origin, origin.components()));
    return of == null ? "additionalParameters" : "additional" + capital(of.name());
  }

  /** Of a shared builder: the part of a request that it fills. */
  private void partMethods(StringBuilder out) {
    for (Part part : parts) {
      Component of = of(part);
      if (of == null || !part.record().isRecord()) {
        continue;
      }
      String name = qualified(part.record());
      List<String> arguments = new ArrayList<>();
      for (Component each : part.components()) {
        arguments.add(
            each.name().equals("additional")
                ? "additional" + capital(of.name())
                : builder.option("build " + each.name(), each.name()));
      }
      String visibility = sharedVisibility();
      if (!visibility.isEmpty()) {
        String text = of.nullable() ? "; null if none is set and none is to be sent" : "";
        out.append(Prose.javadoc("Returns the " + of.name() + text + ".", List.of()));
      }
      out.append("    ").append(visibility).append("final ");
      out.append(of.nullable() ? nullable(name) : name);
      out.append(' ').append(of.name()).append("() {\n");
      if (of.nullable()) {
        out.append("      ").append(name).append(' ').append(of.name()).append(" =\n");
        out.append(Prose.call("          ", "new " + name, arguments, ";"));
        out.append("      return ").append(of.name()).append("Sent || !").append(of.name());
        out.append(".equals(").append(none(of)).append(") ? ").append(of.name());
        out.append(" : null;\n");
      } else {
        out.append(Prose.call("      ", "return new " + name, arguments, ";"));
      }
      out.append("    }\n\n");
    }
  }

  private void setters(StringBuilder out) {
    List<Leaf> wanted = new ArrayList<>(derivedFields());
    wanted.removeIf(each -> builder.lists("without setter", each.name()));
    for (String name : builder.names("setters")) {
      wanted.add(leafOfSupplied(name));
    }
    for (Leaf leaf : wanted) {
      setter(leaf, out);
    }
  }

  /** A component of a record that a superclass fills, and whose setter only some builders have. */
  private Leaf leafOfSupplied(String name) {
    Leaf own = leaves.get(name);
    if (own != null) {
      return own;
    }
    for (Part part : parts) {
      for (Component component : part.components()) {
        SourceType value = sources.find(component.type(), part.record());
        if (value != null && isSupplied(component, part.record())) {
          for (Component each : value.components()) {
            if (each.name().equals(name)) {
              return new Leaf(each, value, "", name);
            }
          }
        }
      }
    }
    throw new IllegalStateException(type.name() + " fills no " + name);
  }

  private void setter(Leaf leaf, StringBuilder out) {
    Component component = leaf.component();
    String name = leaf.name();
    String typeName = typeName(leaf);
    if (builder.method(name, typeName) != null) {
      return;
    }
    String parameter;
    String value = "value";
    if (isVarargs(leaf)) {
      parameter = typeName.substring(5, typeName.length() - 1) + "... values";
      value = "Additional.Copy.list(values, \"values\")";
    } else if (!component.nullable()) {
      parameter = typeName + " value";
      value = checked(leaf, "value");
    } else if (builder.lists("required", name)) {
      parameter = typeName + " value";
    } else {
      parameter = nullable(typeName) + " value";
    }
    value = builder.option("set " + name, value);
    String text = Prose.sentence(link(component.text()));
    out.append(Prose.javadoc(text, List.of()));
    out.append("    public ")
        .append(isAbstract ? "B" : type.simpleName())
        .append(' ')
        .append(name)
        .append('(');
    out.append(parameter).append(") {\n");
    out.append("      ").append(name).append(" = ").append(value).append(";\n");
    out.append("      return ").append(isAbstract ? "self();\n" : "this;\n").append("    }\n\n");
  }

  /** Links to components of another part, which are setters of the same builder here. */
  private String link(String text) {
    Matcher links = Pattern.compile("\\{@link\\s+([\\w.]+)#(\\w+)").matcher(text);
    return links.replaceAll(
        each -> {
          SourceType target = sources.find(each.group(1), type);
          boolean own =
              target != null
                  && (target.name().equals(type.name())
                      || parts.stream().anyMatch(part -> part.record().equals(target)));
          return Matcher.quoteReplacement(own ? "{@link #" + each.group(2) : each.group());
        });
  }

  private void additionalSetters(StringBuilder out) {
    for (String map : additionalMaps()) {
      if (!isMissing(map) || builder.lists("without setter", map)) {
        continue;
      }
      String name = map.equals("additionalParameters") ? "additionalParameter" : map;
      if (!isByHand(name, "String", "Object")) {
        String kind = name.equals("additionalParameter") ? "parameter" : "field";
        String where =
            name.length() > "additional".length() && kind.equals("field")
                ? " of the "
                    + name.substring("additional".length()).toLowerCase(java.util.Locale.ROOT)
                : "";
        out.append(
            Prose.javadoc("A " + kind + where + " that this version does not know.", List.of()));
        out.append("    public Builder ").append(name);
        out.append("(String name, @Nullable Object value) {\n");
        out.append("      ").append(map).append(".put(name, value);\n");
        out.append("      return this;\n    }\n\n");
      }
    }
  }

  private void build(StringBuilder out) {
    SourceType record = origins.get(0);
    List<String> thrown = new ArrayList<>();
    boolean check = false;
    for (BuilderSource each : concat(builder, superclasses)) {
      MethodTree method = each.method("check");
      if (method != null) {
        check = true;
        thrown.addAll(each.type().thrown(method));
      }
    }
    if (builder.has("throws")) {
      thrown.add("@throws " + builder.option("throws", ""));
    }
    out.append(Prose.javadoc("Returns the request with what was set.", thrown));
    if (isByHandAbove("build")) {
      out.append("    @Override\n");
    }
    out.append("    public ").append(record.simpleName()).append(" build() {\n");
    if (check) {
      out.append("      check();\n");
    }
    StringBuilder locals = new StringBuilder();
    List<String> arguments = arguments(parts.get(0), locals);
    out.append(locals);
    out.append(Prose.call("      ", "return new " + record.simpleName(), arguments, ";"));
    out.append("    }\n\n");
  }

  private static List<BuilderSource> concat(BuilderSource first, List<BuilderSource> others) {
    List<BuilderSource> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  private List<String> arguments(Part part, StringBuilder locals) {
    List<String> arguments = new ArrayList<>();
    for (Component component : part.components()) {
      String name = component.name();
      Part inner = part(component, part);
      if (builder.has("build " + name)) {
        arguments.add(builder.option("build " + name, ""));
      } else if (name.equals("additional")) {
        arguments.add(part.additional());
      } else if (inner != null) {
        List<String> nested = arguments(inner, locals);
        String made = "new " + inner.record().simpleName();
        if (component.nullable()) {
          String local = inner.record().simpleName() + " " + name + " = ";
          locals.append(Prose.call("      ", local + made, nested, ";"));
          arguments.add(
              inner.sent()
                  + " || !"
                  + name
                  + ".equals("
                  + none(component)
                  + ") ? "
                  + name
                  + " : null");
        } else {
          arguments.add(made + "(" + String.join(", ", nested) + ")");
        }
      } else if (isMapPart(component)) {
        String map = "additional" + capital(name);
        arguments.add(
            component.nullable()
                ? name + "Sent || !" + map + ".isEmpty() ? " + map + " : null"
                : map);
      } else if (isSupplied(component, part.record())) {
        arguments.add(name + "()");
      } else {
        String field = field(part.of(), name);
        boolean empty = component.nullable() && component.isList() && !fieldNullable(field);
        arguments.add(empty ? field + ".isEmpty() ? null : " + field : field);
      }
    }
    return arguments;
  }
}
