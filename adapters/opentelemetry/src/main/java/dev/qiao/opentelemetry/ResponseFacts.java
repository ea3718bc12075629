package dev.qiao.opentelemetry;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What answers say of themselves; what comes last counts. */
final class ResponseFacts {
  /** More answers at once than any service gives. */
  private static final int MAX_REASONS = 128;

  private @Nullable String id;
  private @Nullable String model;
  private final SortedMap<Integer, String> reasons = new TreeMap<>();

  void response(@Nullable String newId, @Nullable String newModel) {
    id = newId == null || newId.isEmpty() ? id : newId;
    model = newModel == null || newModel.isEmpty() ? model : newModel;
  }

  void finished(int index, String reason) {
    if (reasons.size() < MAX_REASONS || reasons.containsKey(index)) {
      reasons.put(index, CallDescription.cut(reason));
    }
  }

  @Nullable String id() {
    return id == null ? null : CallDescription.cut(id);
  }

  @Nullable String model() {
    return model == null ? null : CallDescription.cut(model);
  }

  /** Why each answer ended, in order. */
  List<String> reasons() {
    return List.copyOf(reasons.values());
  }
}
