package dev.qiao.video.internal.address;

import dev.qiao.core.file.MediaSource;
import dev.qiao.core.operation.Violations;
import org.jspecify.annotations.Nullable;

/** Checks of media that a service fetches itself. */
public final class Addresses {
  private Addresses() {}

  /** Checks media of which the page documents addresses only, and warns of a data URI. */
  public static void fetched(Violations violations, String field, @Nullable MediaSource media) {
    violations.check(field, media);
    warnOfDataUri(violations, field, media);
  }

  /** Warns of media inside the request where the page documents addresses only. */
  public static void warnOfDataUri(
      Violations violations, String field, @Nullable MediaSource media) {
    String url = media == null ? null : media.url();
    if (url != null && url.regionMatches(true, 0, "data:", 0, 5)) {
      violations.warn(
          field,
          "is a data URI, but the page lists addresses only; give the file or its bytes, which are"
              + " uploaded");
    }
  }
}
