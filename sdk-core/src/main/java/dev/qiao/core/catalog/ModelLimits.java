package dev.qiao.core.catalog;

import dev.qiao.core.Model;
import dev.qiao.core.Region;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.task.SubmissionLimit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documented limits of one model, by field path (such as {@code parameters.duration}), with
 * their page.
 */
public final class ModelLimits {
  private final Model model;
  private final String source;
  private final Map<String, List<Limit>> limits;

  private final @Nullable SubmissionLimit submissions;
  private final List<Region> regions;

  private ModelLimits(
      Model model,
      String source,
      Map<String, List<Limit>> limits,
      @Nullable SubmissionLimit submissions,
      List<Region> regions) {
    this.regions = regions;
    this.submissions = submissions;
    this.model = model;
    this.source = source;
    this.limits = limits;
  }

  /** Starts the limits of a model; {@code source} is the vendor's page. */
  public static Builder builder(Model model, String source) {
    return new Builder(model, source);
  }

  /** The model. */
  public Model model() {
    return model;
  }

  /** The vendor's page. */
  public String source() {
    return source;
  }

  /** The limits of a field; empty when none is documented. */
  public List<Limit> limits(String field) {
    return limits.getOrDefault(field, List.of());
  }

  /** How fast the model takes tasks; null where it is not documented. */
  public @Nullable SubmissionLimit submissions() {
    return submissions;
  }

  /** The regions whose pages document the model, if they differ from its operation's. */
  public List<Region> regions() {
    return regions;
  }

  /** These limits, and those of an alias for fields that have none here. */
  ModelLimits orElse(ModelLimits alias) {
    Map<String, List<Limit>> all = new LinkedHashMap<>(alias.limits);
    all.putAll(limits);
    return new ModelLimits(
        model,
        source,
        all,
        submissions == null ? alias.submissions : submissions,
        regions.isEmpty() ? alias.regions : regions);
  }

  /** The fields with a documented limit. */
  public List<String> fields() {
    return List.copyOf(limits.keySet());
  }

  @Override
  public String toString() {
    return model + " " + limits;
  }

  /** Collects limits. */
  public static final class Builder {
    private final Model model;
    private final String source;
    private final Map<String, List<Limit>> limits = new LinkedHashMap<>();
    private @Nullable SubmissionLimit submissions;
    private List<Region> regions = List.of();

    private Builder(Model model, String source) {
      this.model = model;
      this.source = source;
    }

    /** Adds a limit of a field. */
    public Builder limit(String field, Limit limit) {
      limits.computeIfAbsent(field, unused -> new ArrayList<>()).add(limit);
      return this;
    }

    /** Sets how fast the model takes tasks. */
    public Builder submissions(SubmissionLimit limit) {
      submissions = limit;
      return this;
    }

    /**
     * Names the regions whose pages document the model, where they are not those of its operation.
     * The client warns of a call in another region and refuses none.
     */
    public Builder inRegions(Region... documented) {
      regions = List.of(documented);
      return this;
    }

    /** The limits. */
    public ModelLimits build() {
      Map<String, List<Limit>> copy = new LinkedHashMap<>();
      limits.forEach((field, list) -> copy.put(field, List.copyOf(list)));
      return new ModelLimits(
          model, source, Collections.unmodifiableMap(copy), submissions, regions);
    }
  }
}
