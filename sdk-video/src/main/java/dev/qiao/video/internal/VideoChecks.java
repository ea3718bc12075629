package dev.qiao.video.internal;

import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Violations;
import dev.qiao.video.VideoMedia;
import dev.qiao.video.VideoMedia.Role;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Documented limits that requests of several families have. */
public final class VideoChecks {
  private VideoChecks() {}

  /**
   * Checks {@code input.media} against the catalogue: each item's role, its content by its role,
   * how many there are of each, and which roles may be combined.
   */
  public static void media(Violations violations, @Nullable List<VideoMedia> media) {
    if (media == null) {
      return;
    }
    for (int i = 0; i < media.size(); i++) {
      VideoMedia item = media.get(i);
      String at = "input.media[" + i + "]";
      violations
          .check(at + ".type", item.type(), "input.media[].type")
          .check(at + ".url", item.url(), "input.media[" + item.type() + "]")
          .check(at + ".reference_voice", item.referenceVoice(), "input.media[].reference_voice");
    }
    for (Role type : Role.KNOWN) {
      violations.check(
          "number of " + type + " in input.media", count(media, type), "number of " + type);
    }
    violations
        .check(
            "number of references in input.media",
            count(media, Role.REFERENCE_IMAGE) + count(media, Role.REFERENCE_VIDEO),
            "number of references")
        .check("roles in input.media", roles(media), "roles");
  }

  /**
   * A switch as the catalogue sees it, for which false is as much of an answer as true and not the
   * same as nothing.
   */
  public static @Nullable Object said(@Nullable Boolean value) {
    return Boolean.FALSE.equals(value) ? "false" : value;
  }

  private static long count(List<VideoMedia> media, Role type) {
    return media.stream().filter(item -> item.type().equals(type)).count();
  }

  private static String roles(List<VideoMedia> media) {
    return media.stream()
        .map(VideoMedia::type)
        .sorted(Comparator.comparing(Role.KNOWN::indexOf))
        .map(Role::value)
        .collect(Collectors.joining(" + "));
  }

  /** Whether an item of that role is there. */
  public static boolean has(@Nullable List<VideoMedia> media, Role type) {
    return media != null && count(media, type) > 0;
  }

  /** Warns of several shots that are asked for where the prompt is not rewritten. */
  public static void shots(
      Violations violations, @Nullable Object shotType, @Nullable Boolean promptExtend) {
    if (shotType != null
        && "multi".equals(shotType.toString())
        && Boolean.FALSE.equals(promptExtend)) {
      violations.warn(
          "parameters.shot_type",
          "has no effect, as parameters.prompt_extend is false: leave promptExtend out or set it"
              + " true");
    }
  }

  /**
   * A picture as far as it is looked at before sending: one inside the request costs no upload, so
   * the service may judge it.
   */
  public static @Nullable MediaSource uploaded(@Nullable MediaSource picture) {
    return picture != null && picture.isLocal() ? picture : null;
  }
}
