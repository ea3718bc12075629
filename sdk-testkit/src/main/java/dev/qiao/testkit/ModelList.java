package dev.qiao.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/models}: a few of the models that the service has. */
final class ModelList {
  private static final List<Entry> MODELS =
      List.of(
          new Entry("qwen3-max", "Qwen3-Max", "qwen", "TG", 262_144),
          new Entry("qwen-plus", "Qwen-Plus", "qwen", "TG", 131_072),
          new Entry("qwen-long", "Qwen-Long", "qwen", "TG", 10_000_000),
          new Entry("qwen3-vl-plus", "Qwen3-VL-Plus", "qwen", "VU", 131_072),
          new Entry("wan2.6-t2v", "Wan2.6-T2V", "wan", "VG", null));

  private record Entry(
      String model, String name, String provider, String capability, @Nullable Integer window) {
    ObjectNode tree() {
      ObjectNode tree = Wire.object().put("model", model).put("name", name);
      tree.put("description", "A model to practise with.").put("provider", provider);
      tree.putArray("capabilities").add(capability);
      tree.putArray("features");
      tree.putNull("published_time");
      tree.putObject("model_info").put("context_window", window);
      return tree;
    }
  }

  private ModelList() {}

  static MockResponse answer(IncomingRequest in) {
    int page = number(in.query("page_no"), 1);
    int size = number(in.query("page_size"), 20);
    String name = in.query("name");
    List<Entry> found =
        MODELS.stream()
            .filter(entry -> in.query("model") == null || entry.model.equals(in.query("model")))
            .filter(
                entry ->
                    name == null
                        || entry
                            .name
                            .toLowerCase(Locale.ROOT)
                            .contains(name.toLowerCase(Locale.ROOT)))
            .filter(entry -> isAmong(entry.provider, in.url().queryParameterValues("providers")))
            .filter(
                entry -> isAmong(entry.capability, in.url().queryParameterValues("capabilities")))
            .toList();
    ObjectNode answer = Wire.object().putNull("code").putNull("message").put("success", true);
    ObjectNode output = answer.putObject("output");
    output.put("total", found.size()).put("page_no", page).put("page_size", size);
    ArrayNode models = output.putArray("models");
    found.stream().skip((page - 1L) * size).limit(size).forEach(entry -> models.add(entry.tree()));
    return Wire.answer(answer, in.requestId());
  }

  private static boolean isAmong(String value, List<String> wanted) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static int number(@Nullable String wish, int usual) {
    int number = wish == null ? usual : wish.matches("\\d{1,6}") ? Integer.parseInt(wish) : 0;
    if (number < 1) {
      throw Refusal.parameters();
    }
    return number;
  }
}
