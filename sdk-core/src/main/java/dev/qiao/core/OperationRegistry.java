package dev.qiao.core;

import dev.qiao.core.error.InvalidRequestException;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.task.TaskOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The operations and models of all modules that are there. */
final class OperationRegistry {
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
    ServiceLoader.load(OperationTable.class, OperationTable.class.getClassLoader())
        .forEach(tables::add);
    return new OperationRegistry(tables);
  }

  ModelCatalog catalog() {
    return catalog;
  }

  /** The operation of a request type and verb. */
  Operation<?, ?> find(Class<?> requestType, Mode mode) {
    for (Operation<?, ?> operation : byRequest.getOrDefault(requestType, List.of())) {
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
              + "\" is not known here; add the artifact that brings it (docs/operations.md names it;"
              + " sdk-all brings all), or resume the task as TaskOutput.class");
    }
    return operation;
  }
}
