package dev.qiao.image;

import dev.qiao.core.internal.json.RecordText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the things a model made, in the order it made them. */
public sealed interface ImagePart {
  /** Fields this version does not know, in the shape they had. */
  Map<String, Object> additional();

  /**
   * An image.
   *
   * @param type {@code image}, where the service says so
   * @param file the file; a link expires (24 hours at DashScope and MiniMax): save it
   * @param origPrompt the prompt as it was given, where the service repeats it
   * @param actualPrompt the prompt as the service rewrote it; null if it did not, or does not
   *     return it
   * @param companion a second file that belongs to it: a poster's background, or the coloured view
   *     of a segmentation; null for other models
   * @param auxiliaryParameters what a poster is made sharper or larger with
   * @param layers the words that a background generation has set on it, and what is behind them,
   *     each with its place, size and font as the service writes them; empty for other models
   * @param additional fields this version does not know
   */
  record Image(
      @Nullable String type,
      ImageFile file,
      @Nullable String origPrompt,
      @Nullable String actualPrompt,
      @Nullable ImageFile companion,
      @Nullable String auxiliaryParameters,
      List<Map<String, Object>> layers,
      Map<String, Object> additional)
      implements ImagePart {
    /** Copies the list. */
    public Image {
      layers = List.copyOf(layers);
    }

    Image withFile(ImageFile value) {
      return new Image(
          type,
          value,
          origPrompt,
          actualPrompt,
          companion,
          auxiliaryParameters,
          layers,
          additional);
    }

    Image withLayers(List<Map<String, Object>> value) {
      return new Image(
          type, file, origPrompt, actualPrompt, companion, auxiliaryParameters, value, additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * Text between images (Wan, interleaved), or the rewritten prompt (z-image).
   *
   * @param type {@code text}, where the service says so
   * @param text the words
   * @param additional fields this version does not know
   */
  record Text(@Nullable String type, String text, Map<String, Object> additional)
      implements ImagePart {
    /** This text with the piece of a stream that follows it. */
    Text then(Text next) {
      return new Text(
          type == null ? next.type : type,
          text + next.text,
          next.additional.isEmpty() ? additional : next.additional);
    }

    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }

  /**
   * An image that could not be made, although others of the same request were.
   *
   * @param code why, as a code such as {@code InternalError.Timeout}
   * @param message why, in the service's words
   * @param additional fields this version does not know
   */
  record Failed(String code, String message, Map<String, Object> additional) implements ImagePart {
    @Override
    public String toString() {
      return RecordText.of(this);
    }
  }
}
