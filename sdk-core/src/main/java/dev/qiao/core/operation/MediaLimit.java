package dev.qiao.core.operation;

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

  private static final long MEGABYTE = 1024 * 1024;

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
    return with(
        info -> info.size() > max ? info.size() + " bytes" : null,
        "at most " + max + " bytes" + (max % MEGABYTE == 0 ? " (" + max / MEGABYTE + " MB)" : ""),
        "compress it or choose a smaller one");
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
          return ratio >= min && ratio <= max ? null : pixels(info);
        },
        "from " + rounded(min) + " to " + rounded(max) + " times as wide as high",
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

  /** A copy for what plays so long, ends included. */
  public MediaLimit duration(Duration min, Duration max) {
    return with(
        info ->
            info.duration() == null
                    || (info.duration().compareTo(min) >= 0 && info.duration().compareTo(max) <= 0)
                ? null
                : seconds(info.duration()),
        "from " + seconds(min) + " to " + seconds(max) + " long",
        "cut or extend it");
  }

  private MediaLimit with(Check check, String text, String fix) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(check, text, fix));
    return new MediaLimit(more);
  }

  private static String pixels(MediaInfo info) {
    return info.width() + " x " + info.height() + " pixels";
  }

  private static String seconds(Duration duration) {
    return plain(BigDecimal.valueOf(duration.toMillis(), 3)) + " s";
  }

  static String rounded(double value) {
    return plain(new BigDecimal(value, new MathContext(3)));
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
    MediaInfo info = value instanceof MediaSource media ? media.inspect() : null;
    List<Violation> broken = new ArrayList<>();
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
