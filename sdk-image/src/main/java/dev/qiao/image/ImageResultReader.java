package dev.qiao.image;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.internal.json.JsonFields;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.internal.json.TaskInfoReader;
import dev.qiao.core.task.TaskInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an {@link ImageResult} from every documented shape: a chat's {@code output.choices[]}
 * (Qwen, Wan 2.6, z-image), {@code output.results[]} (Wan, most tools), single links in {@code
 * output} (erasing, out-painting, segmentation, translation), a poster's three lists, {@code
 * data[]} (GLM, OpenAI style), {@code data.image_urls[]} (MiniMax) and {@code image_result[]}
 * (GLM's tasks).
 */
final class ImageResultReader extends JsonDeserializer<ImageResult> {
  /** Zhipu keeps images for so long. */
  private static final Duration GLM_LINKS = Duration.ofDays(30);

  /** MiniMax keeps images for so long. */
  private static final Duration MINIMAX_LINKS = Duration.ofHours(24);

  @Override
  public ImageResult deserialize(JsonParser in, DeserializationContext context) throws IOException {
    return new Reading(JsonFields.of(in.readValueAsTree(), context), context).result();
  }

  /** One answer. */
  private static final class Reading {
    private final JsonFields answer;
    private final JsonFields output;
    private final DeserializationContext context;
    private final List<ImagePart> parts = new ArrayList<>();
    private final List<ImageResult.Answer> answers = new ArrayList<>();
    private final Map<String, List<Object>> unknown = new LinkedHashMap<>();

    Reading(JsonFields answer, DeserializationContext context) {
      this.answer = answer;
      this.output = answer.object("output");
      this.context = context;
    }

    ImageResult result() throws IOException {
      output.elements("choices").forEach(this::choice);
      output.elements("results").forEach(this::item);
      textResults();
      poster();
      single();
      data();
      answer.elements("image_result").forEach(this::item);
      List<ImageResult.ContentFilter> filters =
          answer.values("content_filter", ImageResult.ContentFilter.class);
      ImageUsage usage = answer.value("usage", ImageUsage.class);
      Long created = answer.longInteger("created");
      JsonFields metadata = answer.object("metadata");
      Integer made = metadata.integer("success_count");
      Integer failed = metadata.integer("failed_count");
      ImageResult.Repaint repaint = repaint();
      Boolean finished = output.bool("finished");
      String rewriteStatus = output.text("rewrite_status");
      String message = output.text("message");
      String id = answer.has("data") || answer.has("base_resp") ? answer.text("id") : null;
      TaskInfo task = TaskInfoReader.take(answer);
      return new ImageResult(
          parts,
          answers,
          finished,
          rewriteStatus,
          message,
          usage,
          id,
          created,
          made,
          failed,
          filters,
          repaint,
          task,
          rest());
    }

    private void choice(JsonFields choice) {
      JsonFields message = choice.object("message");
      answers.add(
          new ImageResult.Answer(
              choice.text("finish_reason"),
              message.text("role"),
              message.text("reasoning_content")));
      String bare = message.link("content");
      if (bare != null) {
        parts.add(new ImagePart.Text(null, bare, Map.of()));
      }
      message.elements("content").forEach(this::item);
      keep("choices", choice);
    }

    /** An image, a text or a failure, by what it has. */
    private void item(JsonFields item) {
      String first = item.link("url");
      String url = first == null ? item.link("image") : first;
      String base64 = url == null ? item.link("b64_json") : null;
      if (url != null) {
        image(link(url), item);
      } else if (base64 != null) {
        image(ImageFile.ofBase64(base64), item);
      } else if (item.has("text")) {
        String text = item.text("text");
        parts.add(new ImagePart.Text(item.text("type"), text == null ? "" : text, item.rest()));
      } else {
        String code = item.text("code");
        String message = item.text("message");
        parts.add(
            new ImagePart.Failed(
                code == null ? "" : code, message == null ? "" : message, item.rest()));
      }
    }

    private void image(ImageFile file, JsonFields item) {
      String origPrompt = item.text("orig_prompt");
      String actualPrompt = item.firstText("actual_prompt", "revised_prompt");
      String type = item.text("type");
      parts.add(
          new ImagePart.Image(
              type, file, origPrompt, actualPrompt, null, null, List.of(), item.rest()));
    }

    private void poster() {
      List<String> rendered = output.texts("render_urls");
      List<String> backgrounds = output.texts("bg_urls");
      List<String> auxiliary = output.texts("auxiliary_parameters");
      List<String> files = rendered.isEmpty() ? backgrounds : rendered;
      for (int i = 0; i < files.size(); i++) {
        String background = rendered.isEmpty() ? null : at(backgrounds, i);
        if (!isAddress(files.get(i))) {
          // Review replaces an image by a sentence.
          parts.add(new ImagePart.Failed("", files.get(i), beside(background, at(auxiliary, i))));
          continue;
        }
        parts.add(
            new ImagePart.Image(
                null,
                link(files.get(i)),
                null,
                null,
                background == null ? null : link(background),
                at(auxiliary, i),
                List.of(),
                Map.of()));
      }
    }

    /** What is left of a poster whose finished picture was replaced: the one without words. */
    private static Map<String, Object> beside(
        @Nullable String background, @Nullable String auxiliary) {
      if (background == null || !isAddress(background)) {
        return Map.of();
      }
      return auxiliary == null
          ? Map.of("bg_urls", background)
          : Map.of("bg_urls", background, "auxiliary_parameters", auxiliary);
    }

    private static boolean isAddress(String text) {
      return text.startsWith("http:") || text.startsWith("https:");
    }

    /** Images with a title on them, of the background generation, beside its plain ones. */
    private void textResults() {
      JsonFields results = output.object("text_results");
      int first = parts.size();
      for (String url : results.texts("urls")) {
        image(link(url), JsonFields.of(null));
      }
      results.elements("urls").forEach(this::item);
      int position = 0;
      for (JsonFields words : results.elements("params")) {
        Integer named = words.integer("sample_idx");
        int index = named == null ? position : named;
        position++;
        List<Map<String, Object>> layers =
            words.elements("layers").stream().map(JsonFields::rest).toList();
        if (index >= 0
            && index < parts.size() - first
            && parts.get(first + index) instanceof ImagePart.Image image
            && image.layers().isEmpty()) {
          parts.set(first + index, image.withLayers(layers));
          keep("text_results.params", words);
        } else {
          // Words of no picture: nothing is lost.
          unknown
              .computeIfAbsent("text_results.params", unused -> new ArrayList<>())
              .add(Map.of("sample_idx", index, "layers", layers));
        }
      }
    }

    private void single() {
      String url = null;
      for (String name : List.of("output_image_url", "image_url", "result_url")) {
        url = url == null ? output.link(name) : url;
      }
      String view = output.link("output_vis_image_url");
      if (url != null) {
        parts.add(
            new ImagePart.Image(
                null,
                link(url),
                null,
                null,
                view == null ? null : link(view),
                null,
                List.of(),
                Map.of()));
      }
    }

    private void data() {
      // An object beside no list: MiniMax. Its own rest becomes part of the answer's.
      JsonFields lists = answer.object("data");
      for (String name : List.of("image_urls", "image_url")) {
        lists.texts(name).forEach(url -> image(link(url), JsonFields.of(null)));
      }
      lists
          .texts("image_base64")
          .forEach(base64 -> image(ImageFile.ofBase64(base64), JsonFields.of(null)));
      if (lists.has("url") || lists.has("b64_json")) {
        item(lists);
      }
      answer.elements("data").forEach(this::item);
    }

    private ImageResult.@Nullable Repaint repaint() {
      Integer style = output.integer("style_index");
      Integer code = output.integer("error_code");
      String message = output.text("error_message");
      return style == null && code == null && message == null
          ? null
          : new ImageResult.Repaint(style, code, message);
    }

    private static @Nullable String at(List<String> texts, int index) {
      return index < texts.size() ? texts.get(index) : null;
    }

    private ImageFile link(String url) {
      ResultFile file = ResultContext.file(url, context);
      Vendor vendor = ResultContext.vendor(context);
      return ImageFile.of(
          vendor == Vendor.ZHIPU
              ? file.withExpiresAfter(GLM_LINKS)
              : vendor == Vendor.MINIMAX ? file.withExpiresAfter(MINIMAX_LINKS) : file);
    }

    /** Keeps what was not taken of a list's element. */
    private void keep(String name, JsonFields element) {
      if (!element.rest().isEmpty()) {
        unknown.computeIfAbsent(name, unused -> new ArrayList<>()).add(element.rest());
      }
    }

    private Map<String, Object> rest() {
      Map<String, Object> rest = new LinkedHashMap<>(answer.rest());
      rest.putAll(unknown);
      return Collections.unmodifiableMap(rest);
    }
  }
}
