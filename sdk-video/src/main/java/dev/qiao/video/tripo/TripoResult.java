package dev.qiao.video.tripo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.Additional;
import dev.qiao.core.internal.json.RecordText;
import dev.qiao.core.task.TaskInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finished 3D models. Links are valid for two hours: save {@link #files()}.
 *
 * @param results the models; one so far
 * @param usage what is billed; null if the service does not return it
 * @param task what the service says of the task
 * @param additional fields this version does not know, in the shape they had
 */
@JsonDeserialize(using = TripoResultReader.class)
public record TripoResult(
    List<Asset> results, @Nullable Usage usage, TaskInfo task, Map<String, Object> additional) {
  /** The id of the request, for a support ticket; null if the service did not send one. */
  public @Nullable String requestId() {
    return task.requestId();
  }

  public TripoResult {
    results = List.copyOf(results);
  }

  /**
   * A 3D model and what belongs to it.
   *
   * @param pbrModel the model with its materials, GLB; where {@code pbr} was not false
   * @param baseModel the bare shape, GLB; where neither {@code pbr} nor {@code texture} was wished
   * @param renderedImage a picture of it, WebP
   * @param origPrompt the prompt as it was given, if the service returns it
   * @param additional fields this version does not know
   */
  public record Asset(
      @Nullable ResultFile pbrModel,
      @Nullable ResultFile baseModel,
      @Nullable ResultFile renderedImage,
      @Nullable String origPrompt,
      Map<String, Object> additional) {
    /** The model, whichever of the two it is. */
    public @Nullable ResultFile model() {
      return pbrModel == null ? baseModel : pbrModel;
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * What is billed.
   *
   * @param taskType {@code text-to-3d}, {@code image-to-3d} or {@code multi-image-to-3d}
   * @param count how many models
   * @param textureQuality how fine the surface is painted
   * @param geometryQuality how fine the shape is
   * @param additional fields this version does not know
   */
  public record Usage(
      @JsonProperty("3d_task_type") @Nullable String taskType,
      @Nullable Integer count,
      TripoRequest.@Nullable TextureQuality textureQuality,
      TripoRequest.@Nullable GeometryQuality geometryQuality,
      @Additional Map<String, Object> additional) {
    public Usage {
      additional = Additional.Copy.of(additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /** Every file, to save them with {@code client.files().saveAll(files, folder)}. */
  public List<ResultFile> files() {
    return results.stream()
        .flatMap(each -> Stream.of(each.pbrModel, each.baseModel, each.renderedImage))
        .<ResultFile>mapMulti(
            (file, next) -> {
              if (file != null) {
                next.accept(file);
              }
            })
        .toList();
  }

  @Override
  public String toString() {
    return RecordText.of(this);
  }
}
