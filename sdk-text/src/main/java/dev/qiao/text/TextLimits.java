package dev.qiao.text;

import dev.qiao.core.ModelLimits;
import dev.qiao.core.operation.Limit;
import java.util.List;
import java.util.stream.Stream;

/** What is documented of single text models. */
final class TextLimits {
  private static final String DEEPSEEK = "https://api-docs.deepseek.com/api/create-chat-completion";

  private TextLimits() {}

  static List<ModelLimits> all() {
    return deepSeek().toList();
  }

  private static Stream<ModelLimits> deepSeek() {
    return Stream.of(TextModels.DEEPSEEK_V4_FLASH, TextModels.DEEPSEEK_V4_PRO)
        .map(
            model ->
                ModelLimits.builder(model, DEEPSEEK)
                    .limit("max_tokens", Limit.range(1, 393_216))
                    .limit("response_format.type", Limit.oneOf("text", "json_object"))
                    .build());
  }
}
