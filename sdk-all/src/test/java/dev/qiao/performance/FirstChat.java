package dev.qiao.performance;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import java.net.URI;

/** A process that chats once, with the address and key it is started with. */
final class FirstChat {
  private FirstChat() {}

  public static void main(String[] arguments) {
    try (QiaoClient client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .endpoint(Endpoint.single(URI.create(arguments[0])))
            .apiKey(arguments[1])
            .build()) {
      System.out.println(
          "answer: "
              + new TextService(client)
                  .chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hi")).build())
                  .text());
    }
  }
}
