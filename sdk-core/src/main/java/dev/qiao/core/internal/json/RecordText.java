package dev.qiao.core.internal.json;

import dev.qiao.core.internal.error.Secrets;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What the record of an answer prints: the components that have something to say. */
public final class RecordText {
  private RecordText() {}

  /** The record as a text, without nulls and what is empty, and without signatures of links. */
  public static String of(Record value) {
    StringJoiner text = new StringJoiner(", ", value.getClass().getSimpleName() + "[", "]");
    try {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        Object content = component.getAccessor().invoke(value);
        if (!isEmpty(content)) {
          text.add(component.getName() + "=" + content);
        }
      }
    } catch (ReflectiveOperationException e) {
      // A shrunken program has no components any more; a text for people must not break it.
      text.add("?");
    }
    return Secrets.withoutSignatures(text.toString());
  }

  private static boolean isEmpty(@Nullable Object content) {
    return content == null
        || (content instanceof Collection<?> items && items.isEmpty())
        || (content instanceof Map<?, ?> fields && fields.isEmpty());
  }
}
