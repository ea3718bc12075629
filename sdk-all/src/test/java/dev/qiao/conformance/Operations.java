package dev.qiao.conformance;

import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The rows of every module's table. */
final class Operations {
  private final Map<String, List<Operation<?, ?>>> rows = new LinkedHashMap<>();

  Operations() {
    for (OperationTable table : ServiceLoader.load(OperationTable.class)) {
      for (Operation<?, ?> row : table.operations()) {
        rows.computeIfAbsent(row.id(), unused -> new ArrayList<>()).add(row);
      }
    }
  }

  /** The rows of an operation: more than one where several request types serve it. */
  List<Operation<?, ?>> rows(String id) throws Mismatch {
    List<Operation<?, ?>> found = rows.get(id);
    if (found == null) {
      throw new Mismatch("no operation of this id in any module's table");
    }
    return found;
  }
}
