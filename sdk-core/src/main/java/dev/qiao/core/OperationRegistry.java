package dev.qiao.core;

import dev.qiao.core.error.InvalidRequestException;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.task.TaskOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations and models of all modules that are there. */
final class OperationRegistry {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao");

  /** How many ids a message names. */
  private static final int MAX_NAMED = 10;

  private final Map<Class<?>, List<Operation<?, ?>>> byRequest = new HashMap<>();
  private final Map<String, Operation<?, ?>> byId = new HashMap<>();
  private final ModelCatalog catalog;

  private OperationRegistry(List<OperationTable> tables) {
    for (OperationTable table : tables) {
      for (Operation<?, ?> operation : table.operations()) {
        byRequest
            .computeIfAbsent(operation.requestType(), unused -> new ArrayList<>())
            .add(operation);
        byId.putIfAbsent(operation.id(), operation);
      }
    }
    catalog = ModelCatalog.of(tables);
  }

  static OperationRegistry load() {
    List<OperationTable> tables = new ArrayList<>();
    addTables(tables, OperationTable.class.getClassLoader());
    // A container may have this module in a parent of the loader that has the others.
    addTables(tables, Thread.currentThread().getContextClassLoader());
    return new OperationRegistry(tables);
  }

  private static void addTables(List<OperationTable> tables, @Nullable ClassLoader loader) {
    try {
      for (OperationTable table : ServiceLoader.load(OperationTable.class, loader)) {
        if (tables.stream().noneMatch(known -> known.getClass() == table.getClass())) {
          tables.add(table);
        }
      }
    } catch (ServiceConfigurationError e) {
      // What other loaders have, such as a second copy of this module, is no table of ours.
      if (loader == OperationTable.class.getClassLoader()) {
        throw e;
      }
      LOG.debug("the context class loader has tables of another copy of this module", e);
    }
  }

  /** The operations beside which a request type was loaded, where the others were not found. */
  private List<Operation<?, ?>> besideOf(Class<?> requestType) {
    List<OperationTable> tables = new ArrayList<>();
    addTables(tables, requestType.getClassLoader());
    return tables.stream()
        .flatMap(table -> table.operations().stream())
        .<Operation<?, ?>>map(operation -> operation)
        .filter(operation -> operation.requestType() == requestType)
        .toList();
  }

  /**
   * Refuses an id that no operation of a vendor has.
   *
   * @throws IllegalArgumentException with the ids that are there, nearest first
   */
  void require(Vendor vendor, String id) {
    List<String> known =
        byId.values().stream()
            .filter(operation -> operation.vendor() == vendor)
            .map(operation -> operation.id().replaceFirst("\\.stream$", ""))
            .distinct()
            .toList();
    if (known.contains(id.replaceFirst("\\.stream$", ""))) {
      return;
    }
    String nearest =
        known.stream()
            .sorted(
                Comparator.comparingInt((String other) -> distance(id, other))
                    .thenComparing(other -> other))
            .limit(MAX_NAMED)
            .collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "path(..) names the unknown operation \""
            + id
            + "\"; known operations of "
            + vendor.displayName()
            + ", nearest first: "
            + (known.isEmpty() ? "none; is the artifact of its module on the class path?" : nearest)
            + (known.size() > MAX_NAMED
                ? " and " + (known.size() - MAX_NAMED) + " more, see docs/operations.md"
                : ""));
  }

  /** How many characters must be added, removed or replaced to get from one text to the other. */
  private static int distance(String from, String to) {
    int[] above = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[to.length()];
  }

  ModelCatalog catalog() {
    return catalog;
  }

  /** The operation of a request type and verb. */
  Operation<?, ?> find(Class<?> requestType, Mode mode) {
    List<Operation<?, ?>> known = byRequest.get(requestType);
    for (Operation<?, ?> operation : known == null ? besideOf(requestType) : known) {
      if (operation.mode() == mode) {
        return operation;
      }
    }
    throw new InvalidRequestException(
        "no operation is known for a "
            + requestType.getSimpleName()
            + " in mode "
            + mode
            + "; is the artifact of its module on the class path, with its META-INF/services?");
  }

  /** Whether tasks of an operation have results of a type, as far as is known here. */
  boolean hasResult(String id, Class<?> resultType) {
    Operation<?, ?> operation = byId.get(id);
    return resultType == TaskOutput.class
        || (operation != null && operation.resultType() == resultType);
  }

  /** The operation of an id. */
  Operation<?, ?> find(String id) {
    Operation<?, ?> operation = byId.get(id);
    if (operation == null) {
      throw new InvalidRequestException(
          "the operation \""
              + id
              + "\" is not known here; add the artifact that brings it (docs/operations.md names"
              + " it; qiao brings all), or resume the task as TaskOutput.class");
    }
    return operation;
  }
}
