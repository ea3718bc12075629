package dev.qiao.core.catalog;

import dev.qiao.core.Model;
import dev.qiao.core.Validation;
import dev.qiao.core.operation.OperationTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The documented limits of the models this version knows. Model names and limits drift: a model
 * that is not here is never refused, and {@link Validation} switches the checks down or off for one
 * that is.
 */
public final class ModelCatalog {
  private static final Pattern SNAPSHOT =
      Pattern.compile("-(latest|preview|\\d{4}(-\\d{2}-\\d{2})?)$");

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
    for (ModelLimits limits : List.copyOf(models.values())) {
      ModelLimits alias = alias(models, limits.model());
      if (alias != null) {
        models.put(limits.model(), limits.orElse(alias));
      }
    }
    return new ModelCatalog(models);
  }

  /**
   * What is documented of a model; empty for one this version does not know. A snapshot, such as
   * {@code qwen3-max-2026-01-23}, has the limits of its alias where it has none of its own.
   */
  public Optional<ModelLimits> find(Model model) {
    ModelLimits own = models.get(model);
    return Optional.ofNullable(own == null ? alias(models, model) : own);
  }

  private static @Nullable ModelLimits alias(Map<Model, ModelLimits> models, Model model) {
    String alias = SNAPSHOT.matcher(model.name()).replaceFirst("");
    return alias.equals(model.name()) || alias.isEmpty() ? null : models.get(Model.of(alias));
  }

  /** Everything known. */
  public Collection<ModelLimits> models() {
    return List.copyOf(models.values());
  }
}
