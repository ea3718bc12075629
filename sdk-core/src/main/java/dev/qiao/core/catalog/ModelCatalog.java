package dev.qiao.core.catalog;

import dev.qiao.core.Model;
import dev.qiao.core.Validation;
import dev.qiao.core.operation.OperationTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The documented limits of the models this version knows. Model names and limits drift: a model
 * that is not here is never refused, and {@link Validation} switches the checks down or off for one
 * that is.
 */
public final class ModelCatalog {
  private final Map<Model, ModelLimits> models;

  private ModelCatalog(Map<Model, ModelLimits> models) {
    this.models = models;
  }

  /** The catalogue of these modules. */
  public static ModelCatalog of(List<OperationTable> tables) {
    Map<Model, ModelLimits> models = new LinkedHashMap<>();
    for (OperationTable table : tables) {
      for (ModelLimits limits : table.models()) {
        models.put(limits.model(), limits);
      }
    }
    return new ModelCatalog(models);
  }

  /** What is documented of a model; empty for one this version does not know. */
  public Optional<ModelLimits> find(Model model) {
    return Optional.ofNullable(models.get(model));
  }

  /** Everything known. */
  public Collection<ModelLimits> models() {
    return List.copyOf(models.values());
  }
}
