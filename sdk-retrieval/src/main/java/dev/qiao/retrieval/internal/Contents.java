package dev.qiao.retrieval.internal;

import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Violations;
import dev.qiao.retrieval.RetrievalContent;
import dev.qiao.retrieval.RetrievalContent.Parts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the texts, pictures and videos that a request brings, before anything is sent. */
public final class Contents {
  private Contents() {}

  /**
   * Checks contents against the limits of the request's model.
   *
   * @param limits what the limits call one content, such as {@code input.contents[]}
   */
  public static void check(
      Violations violations, String field, List<RetrievalContent> contents, String limits) {
    boolean isList = !field.endsWith("query");
    if (contents.isEmpty()) {
      violations.require(field, contents, "give at least one text, picture or video");
    }
    int texts = 0;
    int images = 0;
    int videos = 0;
    for (int i = 0; i < contents.size(); i++) {
      RetrievalContent content = contents.get(i);
      String place = isList ? field + "[" + i + "]" : field;
      if (content.text() != null) {
        texts++;
        violations.require(place, content.text(), "leave out what has no text");
      }
      if (content instanceof Parts parts) {
        images += parts.image() == null ? 0 : 1;
        videos += parts.video() == null ? 0 : 1;
        check(violations, place, parts, limits);
      }
    }
    if (isList) {
      violations
          .check("number of texts in " + field, texts, Texts.NUMBER)
          .check("number of images in " + field, images, "number of images")
          .check("number of videos in " + field, videos, "number of videos");
    }
  }

  private static void check(Violations violations, String place, Parts parts, String limits) {
    if (things(parts) == 0 && parts.additional().isEmpty()) {
      violations.add(place, "a text, a picture or a video", "empty", "give one of them");
    }
    violations.check(place + ".image", parts.image(), limits + ".image");
    violations.check(place + ".video", parts.video(), limits + ".video");
    violations.check(place + ".video", parts.video());
    // What a medium prints is its address, or what it is.
    if (String.valueOf(parts.video()).startsWith("data URI")) {
      violations.warn(
          place + ".video", "is a data URI, but the page lists addresses only; give the file");
    }
    List<MediaSource> set = parts.multiImages();
    violations.check(place + ".multi_images", set, limits + ".multi_images");
    for (int i = 0; set != null && i < set.size(); i++) {
      violations.check(place + ".multi_images[" + i + "]", set.get(i), limits + ".image");
    }
    violations.check(
        "number of " + place + ".multi_images", size(set), "number of " + limits + ".multi_images");
  }

  private static @Nullable Integer size(@Nullable List<MediaSource> set) {
    return set == null ? null : set.size();
  }

  /**
   * Warns of several media in one content, which only some models read.
   *
   * @param what what to do instead
   */
  public static void warnOfSeveral(
      Violations violations, String field, List<RetrievalContent> contents, String what) {
    for (int i = 0; i < contents.size(); i++) {
      if (isFused(contents.get(i))) {
        violations.warn(
            field + "[" + i + "]", "has several of text, picture and video, but " + what);
      }
    }
  }

  /** Whether a content has several things. */
  public static boolean isFused(RetrievalContent content) {
    return content instanceof Parts parts && things(parts) > 1;
  }

  private static int things(Parts parts) {
    return (parts.text() == null ? 0 : 1)
        + (parts.image() == null ? 0 : 1)
        + (parts.video() == null ? 0 : 1)
        + (parts.multiImages() == null ? 0 : 1);
  }
}
