package dev.qiao.examples;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.operation.CallRequest;
import dev.qiao.core.operation.Operation;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import java.util.List;

/**
 * An endpoint that the SDK does not have, with types: DashScope's tokenizer, which counts the
 * tokens of a conversation. It takes only two records and a row.
 *
 * @see <a href="https://help.aliyun.com/zh/dashscope/developer-reference/tokenization-api">
 *     tokenizer</a>
 */
public final class CountTokens {
  private CountTokens() {}

  /** The request. Its JSON has the names in snake case: {@code {"model", "input"}}. */
  public record TokenizerRequest(Model model, Input input) implements CallRequest<TokenizerResult> {
    private static final Operation<TokenizerRequest, TokenizerResult> OPERATION =
        Operation.call(
            "tokenizer",
            Vendor.DASHSCOPE,
            Endpoint.Api.NATIVE,
            "/tokenizer",
            TokenizerRequest.class,
            TokenizerResult.class);

    /** The conversation to count. */
    public record Input(List<Message> messages) {}

    @Override
    public Operation<?, ?> operation() {
      return OPERATION;
    }
  }

  /** The answer. Fields without a component, such as the tokens as texts, are ignored. */
  public record TokenizerResult(Output output, Usage usage) {
    /** The ids of the tokens. */
    public record Output(List<Integer> tokenIds) {}

    /** The count. */
    public record Usage(int inputTokens) {}
  }

  /** Counts with the key of DASHSCOPE_API_KEY. */
  public static void main(String[] args) {
    try (QiaoClient client = QiaoClient.fromEnvironment(Vendor.DASHSCOPE)) {
      System.out.println(count(client, "How many tokens are these?"));
    }
  }

  static int count(QiaoClient client, String words) {
    var request =
        new TokenizerRequest(
            TextModels.QWEN_PLUS, new TokenizerRequest.Input(List.of(Message.user(words))));
    return client.call(request).value().usage().inputTokens();
  }
}
