package dev.qiao.examples;

import dev.qiao.core.file.MediaSource;
import dev.qiao.text.ChatResponse;
import dev.qiao.text.Content;
import dev.qiao.text.ContentPart;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.TextService;
import dev.qiao.text.qwen.DeepResearchChunk;
import dev.qiao.text.qwen.DeepResearchReport;
import dev.qiao.text.qwen.DeepResearchRequest;
import dev.qiao.text.qwen.DeepResearchStream;
import dev.qiao.text.qwen.GuiAction;
import dev.qiao.text.qwen.GuiAnswer;
import dev.qiao.text.qwen.OcrOptions;
import dev.qiao.text.qwen.QwenGenerationRequest;
import dev.qiao.text.qwen.QwenMultimodalRequest;
import dev.qiao.text.qwen.SearchOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Qwen's models for vision, audio, search and screens; the guides on vision and chat show these.
 */
final class Vision {
  private Vision() {}

  static String look(TextService text, Path picture) {
    QwenMultimodalRequest request =
        QwenMultimodalRequest.builder(
                TextModels.QWEN3_VL_PLUS,
                Message.user(
                    ContentPart.image(MediaSource.of(picture)), ContentPart.text("Where is this?")))
            .build();
    return text.chat(request).text();
  }

  static List<ContentPart> parts(Path picture, Path clip, List<MediaSource> frames, Path speech) {
    return List.of(
        ContentPart.image(MediaSource.of(picture)), // uploaded when the request is sent
        ContentPart.image(MediaSource.of(picture).toDataUri()), // sent inside the request
        ContentPart.video(MediaSource.of(clip)).withFps(0.5), // one frame every two seconds
        ContentPart.video(frames).withFps(2), // frames taken twice a second
        ContentPart.audio(MediaSource.of(speech)));
  }

  static ContentPart cheap(MediaSource picture) {
    return ContentPart.image(picture).withPixels(null, 655_360);
  }

  static QwenMultimodalRequest large(MediaSource plan) {
    return QwenMultimodalRequest.builder(
            TextModels.QWEN3_VL_PLUS,
            Message.user(ContentPart.image(plan), ContentPart.text("How many doors?")))
        .vlHighResolutionImages(true)
        .build();
  }

  static @Nullable Object price(TextService text, MediaSource invoice) {
    QwenMultimodalRequest request =
        QwenMultimodalRequest.builder(
                TextModels.QWEN_VL_OCR_LATEST, Message.user(ContentPart.image(invoice).rotated()))
            .ocrOptions(OcrOptions.fields(Map.of("net price", "", "seller", "full name")))
            .build();
    Content answer = text.chat(request).message().content();
    return answer != null && answer.parts().get(0) instanceof ContentPart.Ocr read
        ? read.ocrResult().value("net price")
        : null;
  }

  static ChatResponse cited(TextService text, String question) {
    QwenGenerationRequest request =
        QwenGenerationRequest.builder(TextModels.QWEN_PLUS, Message.user(question))
            .enableSearch(true)
            .searchOptions(SearchOptions.WITH_CITATIONS)
            .build();
    return text.chat(request); // searchInfo() has the pages behind [1] and [2] in the text
  }

  static QwenGenerationRequest aboutAFile(String fileId, String question) {
    return QwenGenerationRequest.builder(
            TextModels.QWEN_LONG,
            Message.system("You are a helpful assistant."),
            Message.system("fileid://" + fileId),
            Message.user(question))
        .build();
  }

  static DeepResearchReport research(TextService text, String question, PrintStream out) {
    DeepResearchRequest request =
        DeepResearchRequest.builder(TextModels.QWEN_DEEP_RESEARCH, Message.user(question))
            .enableFeedback(false)
            .build();
    try (DeepResearchStream research = text.research(request)) {
      for (DeepResearchChunk chunk : research) {
        if (chunk.query() != null) {
          out.println("looks for: " + chunk.query().researchGoal());
        }
        if (DeepResearchChunk.Phase.ANSWER.equals(chunk.phase())) {
          out.print(chunk.text());
        }
      }
      return research.accumulated();
    }
  }

  static DeepResearchRequest reply(
      DeepResearchRequest request, DeepResearchReport question, String words) {
    return request.toBuilder().addReply(question, words).build();
  }

  static void act(ChatResponse answer, Consumer<GuiAction.Point> mouse, Consumer<String> keyboard) {
    for (GuiAction action : GuiAnswer.of(answer).actions()) {
      if (action instanceof GuiAction.Click click && click.at() != null) {
        mouse.accept(click.at().scaled(1000, 1000, 1920, 1080));
      } else if (action instanceof GuiAction.Type type) {
        keyboard.accept(type.text());
      } else if (action instanceof GuiAction.Unknown unknown) {
        throw new IllegalStateException("cannot do " + unknown.source());
      }
    }
  }
}
