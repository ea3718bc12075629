package dev.qiao.examples.testing;

import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.TaskFailedException;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.QwenChatRequest;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.nio.file.Path;
import java.util.Optional;

/** An application's own class: a text model turns an idea into a scene, a video model films it. */
final class FilmStudio {
  private final TextService text;
  private final VideoService video;

  FilmStudio(QiaoClient client) {
    this.text = new TextService(client);
    this.video = new VideoService(client);
  }

  /** Films an idea into a file; empty if the content review does not like it. */
  Optional<Path> film(String idea, Path target) {
    QwenChatRequest question =
        QwenChatRequest.builder(
                TextModels.QWEN_PLUS, Message.user("Describe one scene of a film about " + idea))
            .build();
    String scene = text.chat(question).text();
    try {
      return Optional.of(
          video
              .submit(WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, scene).build())
              .await()
              .video()
              .saveTo(target));
    } catch (TaskFailedException e) {
      if (e.code().equals("DataInspectionFailed")) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
