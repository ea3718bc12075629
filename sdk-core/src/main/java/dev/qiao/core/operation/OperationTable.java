package dev.qiao.core.operation;

import dev.qiao.core.catalog.ModelLimits;
import java.util.List;

/**
 * What a module brings: its operations and what is documented of its models. Found by {@link
 * java.util.ServiceLoader}, so that a {@link dev.qiao.core.task.TaskRef} finds its result type in
 * any process that has the module.
 */
public interface OperationTable {
  /** The artifact, such as {@code qiao-video}, for messages. */
  String artifact();

  /** The rows. */
  List<Operation<?, ?>> operations();

  /** The documented limits of the models these operations take. */
  List<ModelLimits> models();
}
