package dev.qiao.account;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Violations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which models DashScope has now, with prices and sizes. Good for a check of a model's name when an
 * application starts; the SDK itself never refuses a model because it is not listed. All criteria
 * are optional and hold together. Source: <a
 * href="https://help.aliyun.com/zh/model-studio/list-models">list models</a>.
 *
 * <pre>{@code
 * ModelPage page =
 *     client.call(ModelListRequest.builder().providers("qwen").pageSize(100).build()).value();
 * }</pre>
 *
 * @param pageNo the page, from 1. Default 1.
 * @param pageSize models on a page. Default 20.
 * @param name models whose name contains this
 * @param model one model, by its exact id
 * @param language the language of names and descriptions, {@code zh-CN} or {@code en-US}
 * @param contextWindow models whose context window is smaller than this number of tokens
 * @param serviceSite models served from one place: {@code global}, {@code international}, {@code
 *     asia-pacific-china}, {@code cn-hongkong}, {@code european-union}, {@code united-states} or
 *     {@code japan}
 * @param providers models of any of these makers, such as {@code qwen}
 * @param inferenceProviders models run by any of these
 * @param capabilities models that can do any of these: {@code TG} (text), {@code Reasoning}, {@code
 *     VU} (understand pictures and videos), {@code IG} (make pictures), {@code VG} (make videos),
 *     {@code ASR}, {@code TTS}, {@code ME} (embeddings), {@code TR} (rerank), {@code
 *     3D-generation}, {@code Multimodal-Omni} and others
 * @param features models with any of these: {@code function-calling}, {@code structured-outputs},
 *     {@code web-search}, {@code prefix-completion}, {@code cache}, {@code batch}, {@code
 *     fine-tuning}, {@code model-experience}
 * @param supports models for {@code inference} or for {@code deploy}. Default {@code inference}.
 * @param deploymentMethods models that can be deployed so, such as {@code ptu}
 * @param deploymentPtuServiceTiers models that can be deployed in any of these tiers
 * @param additional criteria beside these
 */
public record ModelListRequest(
    @Nullable Integer pageNo,
    @Nullable Integer pageSize,
    @Nullable String name,
    @Nullable Model model,
    @Nullable String language,
    @Nullable Integer contextWindow,
    @Nullable String serviceSite,
    @Nullable List<String> providers,
    @Nullable List<String> inferenceProviders,
    @Nullable List<String> capabilities,
    @Nullable List<String> features,
    @Nullable List<String> supports,
    @Nullable List<String> deploymentMethods,
    @Nullable List<String> deploymentPtuServiceTiers,
    @Additional Map<String, Object> additional)
    implements CallRequest<ModelPage> {
  public ModelListRequest {
    providers = Additional.Copy.listOrNull(providers, "providers");
    inferenceProviders = Additional.Copy.listOrNull(inferenceProviders, "inferenceProviders");
    capabilities = Additional.Copy.listOrNull(capabilities, "capabilities");
    features = Additional.Copy.listOrNull(features, "features");
    supports = Additional.Copy.listOrNull(supports, "supports");
    deploymentMethods = Additional.Copy.listOrNull(deploymentMethods, "deploymentMethods");
    deploymentPtuServiceTiers =
        Additional.Copy.listOrNull(deploymentPtuServiceTiers, "deploymentPtuServiceTiers");
    additional = Additional.Copy.of(additional, ModelListRequest.class);
  }

  /** Starts without a criterion. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts from this request. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public Operation<ModelListRequest, ?> operation() {
    return AccountOperations.LIST_MODELS;
  }

  /** There is no content, but the page names the header. */
  @Override
  public Map<String, String> headers() {
    return Map.of("Content-Type", "application/json");
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("page_no", pageNo, Limit.range(1, Double.POSITIVE_INFINITY))
        .check("page_size", pageSize, Limit.range(1, Double.POSITIVE_INFINITY));
  }

  /** Collects criteria. */
  public static final class Builder {
    // derived from the components: begin
    // varargs: providers, inferenceProviders, capabilities, features, supports, deploymentMethods,
    // deploymentPtuServiceTiers

    private @Nullable Integer pageNo;
    private @Nullable Integer pageSize;
    private @Nullable String name;
    private @Nullable Model model;
    private @Nullable String language;
    private @Nullable Integer contextWindow;
    private @Nullable String serviceSite;
    private List<String> providers = List.of();
    private List<String> inferenceProviders = List.of();
    private List<String> capabilities = List.of();
    private List<String> features = List.of();
    private List<String> supports = List.of();
    private List<String> deploymentMethods = List.of();
    private List<String> deploymentPtuServiceTiers = List.of();
    private final Map<String, Object> additional = new LinkedHashMap<>();

    private Builder() {}

    private Builder(ModelListRequest from) {
      pageNo = from.pageNo;
      pageSize = from.pageSize;
      name = from.name;
      model = from.model;
      language = from.language;
      contextWindow = from.contextWindow;
      serviceSite = from.serviceSite;
      providers = from.providers == null ? List.of() : from.providers;
      inferenceProviders = from.inferenceProviders == null ? List.of() : from.inferenceProviders;
      capabilities = from.capabilities == null ? List.of() : from.capabilities;
      features = from.features == null ? List.of() : from.features;
      supports = from.supports == null ? List.of() : from.supports;
      deploymentMethods = from.deploymentMethods == null ? List.of() : from.deploymentMethods;
      deploymentPtuServiceTiers =
          from.deploymentPtuServiceTiers == null ? List.of() : from.deploymentPtuServiceTiers;
      additional.putAll(from.additional);
    }

    /** The page, from 1. Default 1. */
    public Builder pageNo(@Nullable Integer value) {
      pageNo = value;
      return this;
    }

    /** Models on a page. Default 20. */
    public Builder pageSize(@Nullable Integer value) {
      pageSize = value;
      return this;
    }

    /** Models whose name contains this. */
    public Builder name(@Nullable String value) {
      name = value;
      return this;
    }

    /** One model, by its exact id. */
    public Builder model(@Nullable Model value) {
      model = value;
      return this;
    }

    /** The language of names and descriptions, {@code zh-CN} or {@code en-US}. */
    public Builder language(@Nullable String value) {
      language = value;
      return this;
    }

    /** Models whose context window is smaller than this number of tokens. */
    public Builder contextWindow(@Nullable Integer value) {
      contextWindow = value;
      return this;
    }

    /**
     * Models served from one place: {@code global}, {@code international}, {@code
     * asia-pacific-china}, {@code cn-hongkong}, {@code european-union}, {@code united-states} or
     * {@code japan}.
     */
    public Builder serviceSite(@Nullable String value) {
      serviceSite = value;
      return this;
    }

    /** Models of any of these makers, such as {@code qwen}. */
    public Builder providers(String... values) {
      providers = Additional.Copy.list(values, "values");
      return this;
    }

    /** Models run by any of these. */
    public Builder inferenceProviders(String... values) {
      inferenceProviders = Additional.Copy.list(values, "values");
      return this;
    }

    /**
     * Models that can do any of these: {@code TG} (text), {@code Reasoning}, {@code VU} (understand
     * pictures and videos), {@code IG} (make pictures), {@code VG} (make videos), {@code ASR},
     * {@code TTS}, {@code ME} (embeddings), {@code TR} (rerank), {@code 3D-generation}, {@code
     * Multimodal-Omni} and others.
     */
    public Builder capabilities(String... values) {
      capabilities = Additional.Copy.list(values, "values");
      return this;
    }

    /**
     * Models with any of these: {@code function-calling}, {@code structured-outputs}, {@code
     * web-search}, {@code prefix-completion}, {@code cache}, {@code batch}, {@code fine-tuning},
     * {@code model-experience}.
     */
    public Builder features(String... values) {
      features = Additional.Copy.list(values, "values");
      return this;
    }

    /** Models for {@code inference} or for {@code deploy}. Default {@code inference}. */
    public Builder supports(String... values) {
      supports = Additional.Copy.list(values, "values");
      return this;
    }

    /** Models that can be deployed so, such as {@code ptu}. */
    public Builder deploymentMethods(String... values) {
      deploymentMethods = Additional.Copy.list(values, "values");
      return this;
    }

    /** Models that can be deployed in any of these tiers. */
    public Builder deploymentPtuServiceTiers(String... values) {
      deploymentPtuServiceTiers = Additional.Copy.list(values, "values");
      return this;
    }

    /** Returns the request with what was set. */
    public ModelListRequest build() {
      return new ModelListRequest(
          pageNo,
          pageSize,
          name,
          model,
          language,
          contextWindow,
          serviceSite,
          providers.isEmpty() ? null : providers,
          inferenceProviders.isEmpty() ? null : inferenceProviders,
          capabilities.isEmpty() ? null : capabilities,
          features.isEmpty() ? null : features,
          supports.isEmpty() ? null : supports,
          deploymentMethods.isEmpty() ? null : deploymentMethods,
          deploymentPtuServiceTiers.isEmpty() ? null : deploymentPtuServiceTiers,
          additional);
    }

    // derived: end

    /** A field that this version does not know. */
    public Builder additional(String name, @Nullable Object value) {
      additional.put(Objects.requireNonNull(name, "the name of additional(..) is null"), value);
      return this;
    }
  }
}
