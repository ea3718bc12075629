package dev.qiao.core.operation;

import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.file.MediaFormat;
import dev.qiao.core.file.MediaInfo;
import dev.qiao.core.file.MediaSource;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Documented limits of a picture, sound or video, checked by what {@link MediaSource#inspect()}
 * reads from local media and data URIs. An unknown property keeps every limit, and so does media
 * behind an address. Each broken limit is a violation of its own.
 *
 * <pre>{@code
 * private static final MediaLimit PORTRAIT =
 *     MediaLimit.formats(MediaFormat.JPEG, MediaFormat.PNG).maxBytes(10 << 20).sides(400, 7000);
 * ...
 * violations.check("input.image_url", input.imageUrl(), PORTRAIT);
 * }</pre>
 */
public final class MediaLimit implements Limit {
  /** Their beginnings are not sure to be recognised. */
  private static final List<MediaFormat> VAGUE =
      List.of(MediaFormat.MP3, MediaFormat.AAC, MediaFormat.TS, MediaFormat.MXF);

  /** Encoders fill up both ends of an MP3 with silence, which services may not count. */
  private static final Duration MP3_FILLING = Duration.ofMillis(250);

  private static final long MEGABYTE = 1024 * 1024;
  private static final String READ = "cannot be read: ";
  private static final String SMALLER = "compress it or choose a smaller one";

  private final List<Part> parts;

  /** One limit: what is checked, what to say, what to do. */
  private record Part(Check check, String text, String fix) {}

  /** Looks at one property. */
  private interface Check {
    /** The offending value as it is shown, null if there is none. */
    @Nullable String offence(MediaInfo info);
  }

  private MediaLimit(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Media of one of these formats; without any, of every format. */
  public static MediaLimit formats(MediaFormat... formats) {
    List<MediaFormat> allowed = List.of(formats);
    MediaLimit none = new MediaLimit(List.of());
    if (allowed.isEmpty()) {
      return none;
    }
    return none.with(
        info -> {
          boolean unclear =
              info.format() == MediaFormat.UNKNOWN && allowed.stream().anyMatch(VAGUE::contains);
          return unclear || allowed.contains(info.format())
              ? null
              : info.format() == MediaFormat.UNKNOWN ? "of no known format" : info.format().name();
        },
        Arrays.stream(formats).map(MediaFormat::name).collect(Collectors.joining(" or ")),
        "convert it; the format is detected from the content, not the name");
  }

  /** Returns a copy with a maximum of bytes. */
  public MediaLimit maxBytes(long max) {
    return maxBytes(max, SMALLER);
  }

  /** Returns a copy with a maximum of bytes, and what to do about more. */
  public MediaLimit maxBytes(long max, String fix) {
    return bytes(max, max, "at most " + size(max), fix);
  }

  /** Returns a copy for what has fewer than {@code end} bytes. */
  public MediaLimit lessThanBytes(long end) {
    return bytes(end - 1, end, "less than " + size(end), SMALLER);
  }

  private MediaLimit bytes(long max, long named, String text, String fix) {
    return with(
        info -> {
          String given = size(info.size());
          return info.size() <= max
              ? null
              : given.equals(size(named)) ? info.size() + " bytes" : given;
        },
        text,
        fix);
  }

  /** Returns a copy with a range of pixels for the shorter and the longer side, ends included. */
  public MediaLimit sides(int min, int max) {
    return with(
        info ->
            info.width() == null
                    || info.height() == null
                    || (Math.min(info.width(), info.height()) >= min
                        && Math.max(info.width(), info.height()) <= max)
                ? null
                : pixels(info),
        "from " + min + " to " + max + " pixels on each side",
        "scale it");
  }

  /** A copy for pictures of such a width divided by the height, ends included. */
  public MediaLimit ratio(double min, double max) {
    return with(
        info -> {
          if (info.width() == null || info.height() == null) {
            return null;
          }
          double ratio = (double) info.width() / info.height();
          boolean fits = ratio >= min && ratio <= max;
          // No page says whether a service turns a photo before it looks at the sides.
          boolean fitsTurned = info.turned() && 1 / ratio >= min && 1 / ratio <= max;
          return fits || fitsTurned ? null : pixels(info);
        },
        "from " + ratio(min) + " to " + ratio(max) + " (width to height)",
        "crop it");
  }

  /** A copy for pictures without an alpha channel. */
  public MediaLimit opaque() {
    return with(
        info -> Boolean.TRUE.equals(info.alpha()) ? info.format() + " with an alpha channel" : null,
        "without an alpha channel",
        "put it on a background");
  }

  /** A copy for pictures with an alpha channel. */
  public MediaLimit transparent() {
    return with(
        info ->
            Boolean.FALSE.equals(info.alpha()) ? info.format() + " without an alpha channel" : null,
        "with an alpha channel",
        "cut out the subject and save it as RGBA");
  }

  /** Returns a copy for what plays from {@code min} to {@code max}, ends included. */
  public MediaLimit duration(Duration min, Duration max) {
    return with(
        info -> played(info, min, max),
        (min.isZero() ? "at most " : "from " + seconds(min) + " to ") + seconds(max) + " long",
        "cut or extend it");
  }

  /** Returns a copy for what plays longer than {@code start} and shorter than {@code end}. */
  public MediaLimit durationBetween(Duration start, Duration end) {
    return with(
        info -> played(info, start.plusMillis(start.isZero() ? 0 : 1), end.minusMillis(1)),
        (start.isZero() ? "" : "more than " + seconds(start) + " and ")
            + "less than "
            + seconds(end)
            + " long",
        "cut or extend it");
  }

  private static @Nullable String played(MediaInfo info, Duration min, Duration max) {
    Duration duration = info.duration();
    Duration end = info.format() == MediaFormat.MP3 ? max.plus(MP3_FILLING) : max;
    return duration == null || (duration.compareTo(min) >= 0 && duration.compareTo(end) <= 0)
        ? null
        : seconds(duration);
  }

  private MediaLimit with(Check check, String text, String fix) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(check, text, fix));
    return new MediaLimit(more);
  }

  private static String size(long bytes) {
    return bytes < MEGABYTE
        ? bytes + " bytes"
        : plain(BigDecimal.valueOf(Math.round(bytes * 10.0 / MEGABYTE), 1)) + " MB";
  }

  private static String pixels(MediaInfo info) {
    String turned = info.turned() ? " (shown turned)" : "";
    return info.width() + " x " + info.height() + " pixels" + turned;
  }

  private static String seconds(Duration duration) {
    return plain(BigDecimal.valueOf(duration.toMillis(), 3)) + " s";
  }

  /** Width to height, such as 2:3. */
  static String ratio(double value) {
    for (int whole = 1; whole <= 16; whole++) {
      double other = value * whole;
      if (other >= 1 && Math.abs(other - Math.rint(other)) < 1e-6) {
        return Math.round(other) + ":" + whole;
      }
    }
    return plain(new BigDecimal(value, new MathContext(3))) + ":1";
  }

  private static String plain(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  @Override
  public boolean allows(@Nullable Object value) {
    return broken("", value, "").isEmpty();
  }

  @Override
  public String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining(", "));
  }

  @Override
  public String fix() {
    return parts.stream().map(Part::fix).distinct().collect(Collectors.joining("; "));
  }

  /** A violation for each limit that is broken. */
  List<Violation> broken(String field, @Nullable Object value, String whose) {
    List<Violation> broken = new ArrayList<>();
    MediaInfo info = null;
    if (value instanceof MediaSource media) {
      try {
        info = media.inspect();
      } catch (RequestValidationException e) {
        String why = String.valueOf(e.getMessage());
        broken.add(
            new Violation(
                field,
                "readable",
                media + " (" + why.substring(why.indexOf(READ) + READ.length()) + ")",
                media.isLocal()
                    ? "check the path; the file must be there when the request is sent"
                    : "encode it with Base64.getEncoder()"));
      }
    }
    if (info != null) {
      for (Part part : parts) {
        String offence = part.check.offence(info);
        if (offence != null) {
          broken.add(new Violation(field, part.text + whose, offence, part.fix));
        }
      }
    }
    return broken;
  }

  @Override
  public String toString() {
    return text();
  }
}
