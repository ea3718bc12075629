package consumer;

import dev.qiao.Qiao;
import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.text.ChatStream;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.schema.JsonSchema;
import dev.qiao.video.VideoModels;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.net.URI;

/** Started by ModulePathIT with {@code java -p .. -m consumer/consumer.Main}, on jars alone. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
      if (module.name().startsWith("dev.qiao")) {
        System.out.println(module.name() + ": " + initialiseEveryClass(module) + " classes");
      }
    }
    try {
      JsonSchema.of(Kept.class);
    } catch (IllegalArgumentException refused) {
      System.out.println("refused: " + refused.getMessage());
    }
    if (args.length == 3) {
      callTheService(args[0], args[1], args[2]);
    }
  }

  /** In a package that this module does not open. */
  record Kept(String name) {}

  /**
   * One call, one stream and one task: JSON both ways, sockets, threads, all from named modules.
   */
  private static void callTheService(String nativeUrl, String compatibleUrl, String key) {
    QiaoClient client =
        QiaoClient.builder()
            .vendor(Vendor.DASHSCOPE)
            .endpoint(Endpoint.of(URI.create(nativeUrl), URI.create(compatibleUrl)))
            .apiKey(key)
            .build();
    try (Qiao qiao = Qiao.of(client)) {
      Message question = Message.user("Hello");
      System.out.println(
          "call: "
              + qiao.text()
                  .chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, question).build())
                  .text());
      try (ChatStream stream =
          qiao.text().stream(
              QwenGenerationRequest.builder(TextModels.QWEN_PLUS, question).build())) {
        System.out.println("stream: " + stream.collect().text());
      }
      System.out.println(
          "task: "
              + qiao.video()
                  .submit(
                      WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kitten.").build())
                  .snapshot()
                  .status());
    }
  }

  /** A class that needs a module which is not there fails here, and not in a user's hands. */
  private static int initialiseEveryClass(ResolvedModule module)
      throws IOException, ClassNotFoundException {
    ClassLoader loader = ModuleLayer.boot().findLoader(module.name());
    int count = 0;
    try (ModuleReader reader = module.reference().open()) {
      for (String file : reader.list().toList()) {
        if (file.endsWith(".class") && !file.endsWith("-info.class")) {
          String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
          Class.forName(name, true, loader);
          count++;
        }
      }
    }
    return count;
  }
}
