package dev.qiao.retrieval;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.qiao.core.internal.json.JsonFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an {@link EmbeddingResult} from {@code output.embeddings[]} (native) or {@code data[]}
 * (OpenAI dialect). Vectors go from the parser into arrays; only what is beside them is a tree. A
 * vector that lacks a number, has something else in place of one, or belongs to no input, is an
 * error: in an index it would not be noticed.
 */
final class EmbeddingResultReader extends JsonDeserializer<EmbeddingResult> {
  @Override
  public EmbeddingResult deserialize(JsonParser in, DeserializationContext context)
      throws IOException {
    // It makes no text of each number.
    in.enable(JsonParser.Feature.USE_FAST_DOUBLE_PARSER);
    return new Reading(in, context).result();
  }

  /** One answer. */
  private static final class Reading {
    private static final int USUAL_DIMENSIONS = 1024;
    private static final int NO_INDEX = Integer.MIN_VALUE;

    private final JsonParser in;
    private final DeserializationContext context;
    private final ObjectNode rest = JsonNodeFactory.instance.objectNode();

    /** In the order of the answer; an item without an index has {@link #NO_INDEX}. */
    private final List<EmbeddingItem> found = new ArrayList<>();

    private int dimensions = USUAL_DIMENSIONS;

    Reading(JsonParser in, DeserializationContext context) {
      this.in = in;
      this.context = context;
    }

    EmbeddingResult result() throws IOException {
      if (!in.hasToken(JsonToken.START_OBJECT)) {
        throw wrong("it is no JSON object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken token = in.nextToken();
        if (name.equals("output") && token == JsonToken.START_OBJECT) {
          output();
        } else if (name.equals("data")) {
          items("data", rest);
        } else {
          rest.set(name, in.<JsonNode>readValueAsTree());
        }
      }
      JsonFields answer = JsonFields.of(rest, context);
      String id = answer.text("id");
      String model = answer.text("model");
      String object = answer.text("object");
      RetrievalUsage usage = answer.value("usage", RetrievalUsage.class);
      String requestId = answer.firstText("request_id", "requestId");
      return new EmbeddingResult(ordered(), usage, model, object, id, requestId, answer.rest());
    }

    private void output() throws IOException {
      ObjectNode others = JsonNodeFactory.instance.objectNode();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        if (name.equals("embeddings")) {
          items("output.embeddings", others);
        } else {
          others.set(name, in.<JsonNode>readValueAsTree());
        }
      }
      if (!others.isEmpty()) {
        rest.set("output", others);
      }
    }

    /** The list of embeddings; one object in its place is its only element. */
    private void items(String path, ObjectNode owner) throws IOException {
      if (in.hasToken(JsonToken.START_OBJECT)) {
        item(path + "[" + found.size() + "]");
      } else if (in.hasToken(JsonToken.START_ARRAY)) {
        while (in.nextToken() != JsonToken.END_ARRAY) {
          String place = path + "[" + found.size() + "]";
          if (!in.hasToken(JsonToken.START_OBJECT)) {
            throw wrong(place + " is no object but " + shown());
          }
          item(place);
        }
      } else {
        owner.set(path.substring(path.indexOf('.') + 1), in.<JsonNode>readValueAsTree());
      }
    }

    private void item(String place) throws IOException {
      Integer index = null;
      Embedding embedding = null;
      SparseEmbedding sparse = null;
      String type = null;
      String object = null;
      ObjectNode others = null;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken token = in.nextToken();
        if (name.equals("embedding") && token != JsonToken.VALUE_NULL) {
          embedding = vector(place + ".embedding");
        } else if (name.equals("sparse_embedding") && token == JsonToken.START_ARRAY) {
          sparse = sparse(place + ".sparse_embedding");
        } else if (token == JsonToken.VALUE_STRING && name.equals("type")) {
          type = in.getText();
        } else if (token == JsonToken.VALUE_STRING && name.equals("object")) {
          object = in.getText();
        } else {
          others = others == null ? JsonNodeFactory.instance.objectNode() : others;
          others.set(name, in.<JsonNode>readValueAsTree());
        }
      }
      Map<String, Object> additional = Map.of();
      if (others != null) {
        JsonFields fields = JsonFields.of(others);
        index = fields.integer(others.has("text_index") ? "text_index" : "index");
        additional = fields.rest();
      }
      if (embedding == null && sparse == null) {
        throw wrong(place + " has no embedding");
      }
      found.add(
          new EmbeddingItem(
              index == null ? NO_INDEX : index, embedding, sparse, type, object, additional));
    }

    private @Nullable Embedding vector(String place) throws IOException {
      if (!in.hasToken(JsonToken.START_ARRAY)) {
        throw wrong(place + " is no list of numbers but " + shown());
      }
      // As long as the one before, so that it is nearly always kept as it is.
      float[] numbers = new float[dimensions];
      int size = 0;
      while (in.nextToken() != JsonToken.END_ARRAY) {
        if (size == numbers.length) {
          numbers = Arrays.copyOf(numbers, size * 2);
        }
        float number =
            in.hasToken(JsonToken.VALUE_NUMBER_FLOAT) ? in.getFloatValue() : otherNumber(in);
        if (!Float.isFinite(number)) {
          throw wrong(place + "[" + size + "] is no number that fits but " + shown());
        }
        numbers[size++] = number;
      }
      // As null: what the service writes where only a sparse one was asked for.
      if (size == 0) {
        return null;
      }
      dimensions = size;
      return Embedding.owning(size == numbers.length ? numbers : Arrays.copyOf(numbers, size));
    }

    private SparseEmbedding sparse(String place) throws IOException {
      List<SparseEmbedding.WordWeight> entries = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        String at = place + "[" + entries.size() + "]";
        if (in.hasToken(JsonToken.VALUE_NULL)) {
          continue;
        }
        if (!in.hasToken(JsonToken.START_OBJECT)) {
          throw wrong(at + " is no object but " + shown());
        }
        entries.add(entry(at));
      }
      return new SparseEmbedding(entries);
    }

    private SparseEmbedding.WordWeight entry(String place) throws IOException {
      ObjectNode others = JsonNodeFactory.instance.objectNode();
      float value = Float.NaN;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken token = in.nextToken();
        if (name.equals("value")) {
          value = token == JsonToken.VALUE_NUMBER_FLOAT ? in.getFloatValue() : otherNumber(in);
          if (!Float.isFinite(value)) {
            throw wrong(place + ".value is no number that fits but " + shown());
          }
        } else {
          others.set(name, in.<JsonNode>readValueAsTree());
        }
      }
      JsonFields fields = JsonFields.of(others);
      Integer index = fields.integer("index");
      if (index == null || index < 0 || Float.isNaN(value)) {
        throw wrong(place + (Float.isNaN(value) ? " has no value" : " has no index"));
      }
      return new SparseEmbedding.WordWeight(index, value, fields.text("token"), fields.rest());
    }

    /** A number that is written as an integer or as a text; not a number for anything else. */
    private static float otherNumber(JsonParser in) throws IOException {
      if (in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        return in.getFloatValue();
      }
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        return Float.NaN;
      }
      try {
        return Float.parseFloat(in.getText());
      } catch (NumberFormatException e) {
        return Float.NaN;
      }
    }

    /** The items by their index, which all of them have or none. */
    private List<EmbeddingItem> ordered() throws IOException {
      if (found.isEmpty()) {
        throw wrong("it has no embeddings");
      }
      EmbeddingItem[] items = new EmbeddingItem[found.size()];
      boolean numbered = false;
      for (EmbeddingItem one : found) {
        numbered |= one.index() != NO_INDEX;
      }
      int length = 0;
      for (int i = 0; i < items.length; i++) {
        EmbeddingItem item = found.get(i);
        int index = numbered ? item.index() : i;
        String place = "embedding " + i + " of " + items.length;
        if (index == NO_INDEX) {
          throw wrong(place + " has no index, and others have one");
        }
        if (index < 0 || index >= items.length) {
          throw wrong(place + " has the index " + index + ": an embedding before it is missing");
        }
        if (items[index] != null) {
          throw wrong("the index " + index + " comes twice, so that another input has none");
        }
        Embedding vector = item.embedding();
        int numbers = vector == null ? 0 : vector.dimensions();
        if (i > 0 && numbers != length) {
          throw wrong(place + " has " + numbers + " numbers and others have " + length);
        }
        length = numbers;
        items[index] =
            item.index() == index
                ? item
                : new EmbeddingItem(
                    index, vector, item.sparse(), item.type(), item.object(), item.additional());
      }
      return List.of(items);
    }

    private String shown() throws IOException {
      String text = String.valueOf(in.getText());
      return text.length() > 20 ? text.substring(0, 20) + ".." : text;
    }

    private JsonMappingException wrong(String why) {
      return JsonMappingException.from(context, why);
    }
  }
}
