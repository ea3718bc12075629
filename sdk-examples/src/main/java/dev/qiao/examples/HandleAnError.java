package dev.qiao.examples;

import dev.qiao.core.ApiKey;
import dev.qiao.core.Size;
import dev.qiao.core.error.AuthenticationException;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;

/** Two failures and what they say: one found before anything is sent, one from the service. */
final class HandleAnError implements Step {
  public static void main(String[] args) {
    Step.run(new HandleAnError());
  }

  @Override
  public String title() {
    return "Errors that say what to do";
  }

  @Override
  public String play(Stage stage) {
    try {
      new VideoService(stage.client())
          .submit(
              WanTextToVideoRequest.builder(VideoModels.WAN2_2_T2V_PLUS, "A kitten runs.")
                  .size(Size.of(1280, 720))
                  .duration(10)
                  .build());
      stage.say("   the request was accepted, which is not expected");
    } catch (RequestValidationException e) {
      stage.say("   refused before sending: %s", e.getMessage());
    }

    RequestOptions wrongKey =
        RequestOptions.builder().apiKey(ApiKey.of("sk-a-key-of-nobody")).build();
    try {
      new TextService(stage.client())
          .with(wrongKey)
          .chat(QwenChatRequest.builder(TextModels.QWEN_PLUS, Message.user("Hello")).build());
      stage.say("   the key was accepted, which is not expected");
    } catch (AuthenticationException e) {
      stage.say("   refused by the service: %s", e.getMessage());
    }
    return "nothing";
  }
}
