package dev.qiao.image.internal;

import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.file.MediaInfo;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of the pictures and masks that a request brings, before anything is sent. */
public final class Pictures {
  private Pictures() {}

  /** Checks a picture against the limits of the request's model. */
  public static void check(Violations violations, String field, @Nullable MediaSource picture) {
    violations.check(field, picture);
  }

  /**
   * Checks several pictures.
   *
   * @param limit of each; null for those of the request's model
   */
  public static void checkAll(
      Violations violations,
      String field,
      @Nullable List<MediaSource> pictures,
      @Nullable Limit limit) {
    for (int i = 0; pictures != null && i < pictures.size(); i++) {
      String one = field + "[" + i + "]";
      if (limit == null) {
        violations.check(field, pictures.get(i));
      } else {
        violations.check(one, pictures.get(i), limit);
      }
    }
  }

  /** Refuses a picture inside the request, where the service takes only URLs. */
  public static void noDataUri(Violations violations, String field, MediaSource picture) {
    String url = picture.url();
    if (url != null && url.regionMatches(true, 0, "data:", 0, 5)) {
      violations.add(
          field,
          "an address or local, no data URI",
          picture,
          "give the file or its bytes, which are uploaded");
    }
  }

  /** Refuses a mask of another size than its picture, as far as both can be looked at. */
  public static void sameSize(
      Violations violations,
      String field,
      @Nullable MediaSource mask,
      String pictureField,
      MediaSource picture) {
    String asked = size(picture);
    String given = mask == null ? null : size(mask);
    // A mask for a photo that is shown turned may be drawn either way.
    MediaInfo shown = asked == null || given == null ? null : picture.inspect();
    boolean fitsTurned =
        shown != null
            && shown.turned()
            && (shown.height() + " x " + shown.width() + " pixels").equals(given);
    if (asked != null && given != null && !asked.equals(given) && !fitsTurned) {
      violations.add(
          field,
          "of the size of " + pictureField + ", " + asked,
          given,
          "draw it with Mask.of(picture), or scale it");
    }
  }

  /** Warns of a mask of another size where no page names a refusal. */
  public static void warnUnlessSameSize(
      Violations violations,
      String field,
      @Nullable MediaSource mask,
      String pictureField,
      MediaSource picture) {
    Violations other = new Violations(null);
    sameSize(other, field, mask, pictureField, picture);
    for (Violation one : other.found()) {
      violations.warn(
          field, "is " + one.value() + " but should be " + one.limit() + " (" + one.fix() + ")");
    }
  }

  private static @Nullable String size(MediaSource picture) {
    MediaInfo info = picture.inspect();
    return info == null || info.width() == null || info.height() == null
        ? null
        : info.width() + " x " + info.height() + " pixels";
  }
}
