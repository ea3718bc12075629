package dev.qiao.account;

import dev.qiao.core.Model;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model as the service lists it. What a kind of model does not have is null.
 *
 * @param model what requests name it
 * @param name what people name it
 * @param description what it is for
 * @param provider who made it
 * @param inferenceProvider who runs it
 * @param capabilities what it can do, such as {@code TG} and {@code Reasoning}
 * @param features such as {@code function-calling}
 * @param publishedTime when it came, {@code yyyy-MM-dd HH:mm:ss}
 * @param inferenceMetadata what it reads and writes
 * @param modelInfo how much it reads and writes
 * @param prices what it costs
 * @param equivalentSnapshot the snapshot that it is now
 * @param inferenceOfflineInfo when it goes
 * @param additional fields this version does not know
 */
public record ListedModel(
    Model model,
    @Nullable String name,
    @Nullable String description,
    @Nullable String provider,
    @Nullable String inferenceProvider,
    List<String> capabilities,
    List<String> features,
    @Nullable String publishedTime,
    @Nullable Modalities inferenceMetadata,
    @Nullable Sizes modelInfo,
    List<PriceRange> prices,
    @Nullable String equivalentSnapshot,
    @Nullable Offline inferenceOfflineInfo,
    @Additional Map<String, Object> additional) {
  public ListedModel {
    capabilities = copy(capabilities);
    features = copy(features);
    prices = copy(prices);
    additional = Additional.Copy.of(additional);
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /**
   * What a model reads and writes, such as {@code Text} and {@code Image}.
   *
   * @param requestModality what it reads
   * @param responseModality what it writes
   * @param additional fields this version does not know
   */
  public record Modalities(
      List<String> requestModality,
      List<String> responseModality,
      @Additional Map<String, Object> additional) {
    public Modalities {
      requestModality = copy(requestModality);
      responseModality = copy(responseModality);
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * How much a model reads and writes, in tokens.
   *
   * @param contextWindow all together
   * @param maxInputTokens the longest prompt
   * @param maxOutputTokens the longest answer
   * @param maxReasoningTokens the longest thinking
   * @param reasoningMaxInputTokens the longest prompt when it thinks
   * @param reasoningMaxOutputTokens the longest answer when it thinks
   * @param additional fields this version does not know
   */
  public record Sizes(
      @Nullable Integer contextWindow,
      @Nullable Integer maxInputTokens,
      @Nullable Integer maxOutputTokens,
      @Nullable Integer maxReasoningTokens,
      @Nullable Integer reasoningMaxInputTokens,
      @Nullable Integer reasoningMaxOutputTokens,
      @Additional Map<String, Object> additional) {
    public Sizes {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * Prices that hold in one range of use.
   *
   * @param rangeName the range, {@code Default} if there is only one
   * @param prices what is charged for
   * @param additional fields this version does not know
   */
  public record PriceRange(
      @Nullable String rangeName, List<Price> prices, @Additional Map<String, Object> additional) {
    public PriceRange {
      prices = copy(prices);
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * A price.
   *
   * @param type what is charged for, such as {@code input_token}
   * @param price the number as text, in the currency of the region
   * @param priceUnit for how much
   * @param priceName what people call it
   * @param additional fields this version does not know
   */
  public record Price(
      @Nullable String type,
      @Nullable String price,
      @Nullable String priceUnit,
      @Nullable String priceName,
      @Additional Map<String, Object> additional) {
    public Price {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * When a model goes.
   *
   * @param offlineTime from then on it answers no more
   * @param additional fields this version does not know
   */
  public record Offline(@Nullable String offlineTime, @Additional Map<String, Object> additional) {
    public Offline {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
