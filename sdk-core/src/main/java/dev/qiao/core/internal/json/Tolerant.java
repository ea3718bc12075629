package dev.qiao.core.internal.json;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds JSON to wire records, field by field if need be: a field of another kind than documented
 * goes to the additional fields of its record, under its own name, and an element of another kind
 * is taken out of its list and kept there, too. Numbers are never cut: 29.97 is no Integer.
 */
public final class Tolerant {
  /** Marks the name of a field that is kept, so that no component takes it. */
  static final char KEPT = '\u0001';

  /** More odd fields than this are not taken out one by one. */
  private static final int MAX_ODD_FIELDS = 64;

  /** Longer texts are no integers that fit. */
  private static final int MAX_DIGITS = 40;

  private static final Set<Class<?>> INTEGERS =
      Set.of(Integer.class, Long.class, int.class, long.class);

  private static final JsonMapper MAPPER =
      Json.MAPPER
          .rebuild()
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          // Only wrapped exceptions know where they happened.
          .enable(DeserializationFeature.WRAP_EXCEPTIONS)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .withCoercionConfig(
              LogicalType.Boolean,
              config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
          .addModule(new SimpleModule().addDeserializer(Double.class, new Finite()))
          .build();

  private Tolerant() {}

  /**
   * A reader that cuts no number and says where a value does not fit: for the first attempt, from
   * the bytes. What fails is read again as a tree, by {@link #read}.
   */
  public static ObjectReader strict(Class<?> type) {
    return MAPPER.readerFor(type);
  }

  private static ObjectReader strict(ObjectReader reader) {
    return reader
        .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .with(DeserializationFeature.WRAP_EXCEPTIONS);
  }

  /**
   * A record from an object.
   *
   * @param reader a reader of the record's type
   * @return null if it cannot be read at all; the caller then keeps the node as it is
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // the reader's type, which it does not declare
  public static <T> @Nullable T read(JsonNode node, ObjectReader reader) {
    if (!(node instanceof ObjectNode object)) {
      return null;
    }
    ObjectReader strict = strict(reader);
    ObjectNode copy = null;
    for (int odd = 0; odd <= MAX_ODD_FIELDS; odd++) {
      try {
        return strict.readValue(copy == null ? object : copy);
      } catch (JsonMappingException e) {
        copy = copy == null ? object.deepCopy() : copy;
        if (!keepApart(copy, e)) {
          return null;
        }
      } catch (IOException | RuntimeException e) {
        return null;
      }
    }
    return null;
  }

  /**
   * A record from an object.
   *
   * @throws IOException if it cannot be read at all
   */
  public static <T> T require(JsonNode node, Class<T> type) throws IOException {
    T value = read(node, strict(type));
    return value == null ? strict(type).readValue(node, type) : value;
  }

  /** Moves the value that a path leads to out of the way of the components. */
  private static boolean keepApart(ObjectNode root, JsonMappingException failure) {
    List<JsonMappingException.Reference> path = failure.getPath();
    List<JsonNode> nodes = new ArrayList<>();
    JsonNode node = root;
    for (JsonMappingException.Reference step : path) {
      nodes.add(node);
      String name = step.getFieldName();
      JsonNode next = name == null ? node.get(step.getIndex()) : node.get(name);
      if (next == null) {
        // A field under a name that the component takes, too.
        return moveAlias(node, step) || moveContainer(node);
      }
      node = next;
    }
    for (int i = path.size() - 1; i >= 0; i--) {
      JsonMappingException.Reference step = path.get(i);
      String name = step.getFieldName();
      if (name != null && nodes.get(i) instanceof ObjectNode owner) {
        Long whole = i == path.size() - 1 && wantsInteger(failure) ? whole(owner.get(name)) : null;
        if (whole != null) {
          owner.set(name, LongNode.valueOf(whole));
          return true;
        }
        if (!isKept(name) && keepsFields(step)) {
          owner.set(KEPT + name, plain(owner.remove(name)));
          return true;
        }
      } else if (i > 0
          && nodes.get(i) instanceof ArrayNode list
          && nodes.get(i - 1) instanceof ObjectNode owner
          && path.get(i - 1).getFieldName() != null) {
        if (!keepsFields(path.get(i - 1))) {
          continue;
        }
        JsonNode element = list.remove(step.getIndex());
        String kept = KEPT + path.get(i - 1).getFieldName();
        if (!element.isNull()) {
          (owner.get(kept) instanceof ArrayNode others ? others : owner.putArray(kept))
              .add(plain(element));
        }
        return true;
      }
    }
    return false;
  }

  /** Whether the record that a field belongs to has additional fields. */
  private static boolean keepsFields(JsonMappingException.Reference field) {
    Object from = field.getFrom();
    Class<?> type = from instanceof Class<?> known ? known : from == null ? null : from.getClass();
    return type != null
        && type.isRecord()
        && Arrays.stream(type.getRecordComponents())
            .anyMatch(component -> component.isAnnotationPresent(Additional.class));
  }

  private static boolean wantsInteger(JsonMappingException failure) {
    return failure instanceof MismatchedInputException mismatch
        && mismatch.getTargetType() != null
        && INTEGERS.contains(mismatch.getTargetType());
  }

  /**
   * The integer that a value is, such as 720 for {@code 720.0} and its text; null if it is none.
   */
  static @Nullable Long whole(JsonNode value) {
    String text = value.isNumber() || value.isTextual() ? value.asText().strip() : "";
    if (text.isEmpty() || text.length() > MAX_DIGITS) {
      return null;
    }
    try {
      return new BigDecimal(text).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private static boolean isKept(String name) {
    return !name.isEmpty() && name.charAt(0) == KEPT;
  }

  /** Moves a field that is under another name of its component. */
  private static boolean moveAlias(JsonNode node, JsonMappingException.Reference step) {
    if (!(node instanceof ObjectNode owner)
        || !(step.getFrom() instanceof Class<?> type && type.isRecord())) {
      return false;
    }
    String wanted = String.valueOf(step.getFieldName()).replace("_", "");
    for (RecordComponent component : type.getRecordComponents()) {
      JsonAlias aliases = component.getAccessor().getAnnotation(JsonAlias.class);
      if (aliases != null && component.getName().equalsIgnoreCase(wanted)) {
        for (String alias : aliases.value()) {
          if (owner.has(alias)) {
            owner.set(KEPT + alias, plain(owner.remove(alias)));
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean moveContainer(JsonNode node) {
    if (node instanceof ObjectNode owner) {
      for (Map.Entry<String, JsonNode> field : owner.properties()) {
        if (field.getValue().isContainerNode() && !isKept(field.getKey())) {
          owner.set(KEPT + field.getKey(), plain(owner.remove(field.getKey())));
          return true;
        }
      }
    }
    return false;
  }

  /** The node with the names it came with. */
  private static JsonNode plain(JsonNode node) {
    if (node instanceof ArrayNode list) {
      ArrayNode plain = JsonNodeFactory.instance.arrayNode();
      list.forEach(element -> plain.add(plain(element)));
      return plain;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode plain = JsonNodeFactory.instance.objectNode();
    object.properties().forEach(field -> plain.set(name(field.getKey()), plain(field.getValue())));
    return plain;
  }

  /** The name a field came with. */
  static String name(String name) {
    return isKept(name) ? name.substring(1) : name;
  }

  /** A list of what came over the wire, without its nulls; empty if there is none. */
  public static <T> List<T> list(@Nullable List<? extends @Nullable T> values) {
    if (values == null || values.isEmpty()) {
      return List.of();
    }
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == null) {
        List<T> left = new ArrayList<>(values);
        left.removeIf(value -> value == null);
        return List.copyOf(left);
      }
    }
    @SuppressWarnings("unchecked") // no null is in it
    List<T> whole = (List<T>) values;
    return List.copyOf(whole);
  }

  /** A number too large for a double is not infinite but of another kind. */
  private static final class Finite extends NumberDeserializers.DoubleDeserializer {
    private static final long serialVersionUID = 1L;

    Finite() {
      super(Double.class, null);
    }

    @Override
    public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getText();
      Double number = super.deserialize(in, context);
      return number != null
              && number.isInfinite()
              && Character.isDigit(text.charAt(text.length() - 1))
          ? (Double) context.handleWeirdNumberValue(Double.class, number, "no double")
          : number;
    }
  }
}
