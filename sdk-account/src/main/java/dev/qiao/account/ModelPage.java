package dev.qiao.account;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.internal.json.RequestIdReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of models, see {@link ModelListRequest}.
 *
 * @param code null if all is well
 * @param message null if all is well
 * @param success whether all is well
 * @param output the models
 * @param requestId the id of the request
 * @param additional fields this version does not know
 */
public record ModelPage(
    @Nullable String code,
    @Nullable String message,
    @Nullable Boolean success,
    @Nullable Output output,
    @JsonDeserialize(using = RequestIdReader.class) @Nullable String requestId,
    @Additional Map<String, Object> additional) {
  public ModelPage {
    additional = Additional.Copy.of(additional);
  }

  /**
   * The models of a page.
   *
   * @param total how many models fit the request
   * @param pageNo this page, from 1
   * @param pageSize models on a page
   * @param models the models
   * @param additional fields this version does not know
   */
  public record Output(
      @Nullable Integer total,
      @Nullable Integer pageNo,
      @Nullable Integer pageSize,
      List<ListedModel> models,
      @Additional Map<String, Object> additional) {
    @SuppressWarnings("NullAway") // Jackson gives null for a list that is absent
    public Output {
      models = models == null ? List.of() : List.copyOf(models);
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /** The models; empty if there are none. */
  public List<ListedModel> models() {
    return output == null ? List.of() : output.models;
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
