package dev.qiao.loaders;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.task.PollOptions;
import dev.qiao.core.task.TaskRef;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.glm.GlmChatRequest;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * What an application does, in a class loader of its own. Texts go in and come out, as its types
 * are not those of the test.
 */
public final class Program implements BiFunction<String, String, String> {
  private QiaoClient client;

  @Override
  public String apply(String action, String argument) {
    TextService text = client == null ? null : new TextService(client);
    return switch (action) {
      case "connect" -> {
        String[] parts = argument.split(" ", -1);
        client =
            QiaoClient.builder()
                .vendor(Vendor.ZHIPU)
                .endpoint(Endpoint.single(URI.create(parts[0])))
                .apiKey(parts[1])
                .polling(
                    PollOptions.within(Duration.ofSeconds(30))
                        .withInitialDelay(Duration.ofMillis(5))
                        .withMaxDelay(Duration.ofMillis(20)))
                .pollsPerSecond(1000)
                .build();
        yield QiaoClient.class.getClassLoader() != TextService.class.getClassLoader()
            ? "apart"
            : "together";
      }
      case "chat" -> text.chat(chat(argument).build()).text();
      case "hot" -> text.chat(chat(argument).temperature(9.0).build()).text();
      case "long" -> text.chat(chat(argument).maxTokens(2_000_000).build()).text();
      case "limits" -> String.valueOf(client.models().find(TextModels.GLM_5_1).isPresent());
      case "submit" -> text.submit(chat(argument).build()).ref().toString();
      case "resume" ->
          client.tasks().resume(TaskRef.parse(argument), ChatResponse.class).await().text();
      case "find" ->
          client
              .tasks()
              .find(GlmChatRequest.class, TaskRef.parse(argument).taskId())
              .await()
              .text();
      case "close" -> {
        client.close();
        yield "closed";
      }
      default -> throw new IllegalArgumentException(action);
    };
  }

  private static GlmChatRequest.Builder chat(String question) {
    return GlmChatRequest.builder(TextModels.GLM_5_1, Message.user(question));
  }
}
