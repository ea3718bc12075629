package dev.qiao.core.catalog;

import dev.qiao.core.Model;
import dev.qiao.core.client.CoreOperations;
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
 * @param pageNo see {@link Builder#pageNo}
 * @param pageSize see {@link Builder#pageSize}
 * @param name see {@link Builder#name}
 * @param model see {@link Builder#model}
 * @param language see {@link Builder#language}
 * @param contextWindow see {@link Builder#contextWindow}
 * @param serviceSite see {@link Builder#serviceSite}
 * @param providers see {@link Builder#providers}
 * @param inferenceProviders see {@link Builder#inferenceProviders}
 * @param capabilities see {@link Builder#capabilities}
 * @param features see {@link Builder#features}
 * @param supports see {@link Builder#supports}
 * @param deploymentMethods see {@link Builder#deploymentMethods}
 * @param deploymentPtuServiceTiers see {@link Builder#deploymentPtuServiceTiers}
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
  /** Copies. */
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
    return CoreOperations.MODELS_LIST;
  }

  /** There is no content, but the page names the header. */
  @Override
  public Map<String, String> headers() {
    return Map.of("Content-Type", "application/json");
  }

  @Override
  public void validate(Violations violations) {
    violations
        .check("page_no", pageNo, Limit.range(1, Integer.MAX_VALUE))
        .check("page_size", pageSize, Limit.range(1, Integer.MAX_VALUE));
  }

  /** Collects criteria. */
  public static final class Builder {
    private @Nullable Integer pageNo;
    private @Nullable Integer pageSize;
    private @Nullable String name;
    private @Nullable Model model;
    private @Nullable String language;
    private @Nullable Integer contextWindow;
    private @Nullable String serviceSite;
    private @Nullable List<String> providers;
    private @Nullable List<String> inferenceProviders;
    private @Nullable List<String> capabilities;
    private @Nullable List<String> features;
    private @Nullable List<String> supports;
    private @Nullable List<String> deploymentMethods;
    private @Nullable List<String> deploymentPtuServiceTiers;
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
      providers = from.providers;
      inferenceProviders = from.inferenceProviders;
      capabilities = from.capabilities;
      features = from.features;
      supports = from.supports;
      deploymentMethods = from.deploymentMethods;
      deploymentPtuServiceTiers = from.deploymentPtuServiceTiers;
      additional.putAll(from.additional);
    }

    /** The page, from 1; 1 by default. */
    public Builder pageNo(int value) {
      pageNo = value;
      return this;
    }

    /** Models on a page; 20 by default. */
    public Builder pageSize(int value) {
      pageSize = value;
      return this;
    }

    /** Models whose name contains this. */
    public Builder name(String value) {
      name = Objects.requireNonNull(value, "the value of name(..) is null");
      return this;
    }

    /** One model, by its exact id. */
    public Builder model(Model value) {
      model = Objects.requireNonNull(value, "the value of model(..) is null");
      return this;
    }

    /** The language of names and descriptions, {@code zh-CN} or {@code en-US}. */
    public Builder language(String value) {
      language = Objects.requireNonNull(value, "the value of language(..) is null");
      return this;
    }

    /** Models whose context window is smaller than this number of tokens. */
    public Builder contextWindow(int value) {
      contextWindow = value;
      return this;
    }

    /**
     * Models served from one place: {@code global}, {@code international}, {@code
     * asia-pacific-china}, {@code cn-hongkong}, {@code european-union}, {@code united-states} or
     * {@code japan}.
     */
    public Builder serviceSite(String value) {
      serviceSite = Objects.requireNonNull(value, "the value of serviceSite(..) is null");
      return this;
    }

    /** Models of any of these makers, such as {@code qwen}. */
    public Builder providers(String... value) {
      providers = values("providers", value);
      return this;
    }

    /** Models run by any of these. */
    public Builder inferenceProviders(String... value) {
      inferenceProviders = values("inferenceProviders", value);
      return this;
    }

    /**
     * Models that can do any of these: {@code TG} (text), {@code Reasoning}, {@code VU} and {@code
     * IG} and {@code VG} (understand, make pictures, make films), {@code ASR}, {@code TTS}, {@code
     * ME} (embeddings), {@code TR} (rerank), {@code 3D-generation}, {@code Multimodal-Omni}, ....
     */
    public Builder capabilities(String... value) {
      capabilities = values("capabilities", value);
      return this;
    }

    /**
     * Models with any of these: {@code function-calling}, {@code structured-outputs}, {@code
     * web-search}, {@code prefix-completion}, {@code cache}, {@code batch}, {@code fine-tuning},
     * {@code model-experience}.
     */
    public Builder features(String... value) {
      features = values("features", value);
      return this;
    }

    /** Models for {@code inference}, which is the default, or for {@code deploy}. */
    public Builder supports(String... value) {
      supports = values("supports", value);
      return this;
    }

    /** Models that can be deployed so, such as {@code ptu}. */
    public Builder deploymentMethods(String... value) {
      deploymentMethods = values("deploymentMethods", value);
      return this;
    }

    /** Models that can be deployed in any of these tiers. */
    public Builder deploymentPtuServiceTiers(String... value) {
      deploymentPtuServiceTiers = values("deploymentPtuServiceTiers", value);
      return this;
    }

    private static List<String> values(String name, String... values) {
      String words = "a value of " + name + "(..) is null";
      for (String value : Objects.requireNonNull(values, words)) {
        Objects.requireNonNull(value, words);
      }
      return List.of(values);
    }

    /** A criterion this version has no setter for. */
    public Builder additional(String name, Object value) {
      additional.put(
          Objects.requireNonNull(name, "the name of additional(..) is null"),
          Objects.requireNonNull(value, () -> "the value of additional " + name + " is null"));
      return this;
    }

    /** The request. */
    public ModelListRequest build() {
      return new ModelListRequest(
          pageNo,
          pageSize,
          name,
          model,
          language,
          contextWindow,
          serviceSite,
          providers,
          inferenceProviders,
          capabilities,
          features,
          supports,
          deploymentMethods,
          deploymentPtuServiceTiers,
          additional);
    }
  }
}
