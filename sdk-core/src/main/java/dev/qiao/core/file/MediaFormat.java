package dev.qiao.core.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * A format that this SDK recognises by the first bytes of a file; the name of the file is ignored.
 *
 * <p>This is an enum because the list is ours: a format is here because we recognise it, whether or
 * not a service takes it.
 */
public enum MediaFormat {
  /** A picture. */
  JPEG("image/jpeg", "jpg"),
  /** A picture, with or without transparency. */
  PNG("image/png", "png"),
  /** A picture. */
  BMP("image/bmp", "bmp"),
  /** A picture, with or without transparency. */
  WEBP("image/webp", "webp"),
  /** A picture, moving or not. */
  GIF("image/gif", "gif"),
  /** A picture. */
  TIFF("image/tiff", "tif"),
  /** A picture format of telephones. */
  HEIC("image/heic", "heic"),
  /** A picture. */
  AVIF("image/avif", "avif"),
  /** A video, or only sound. */
  MP4("video/mp4", "mp4"),
  /** A QuickTime video. */
  MOV("video/quicktime", "mov"),
  /** A video. */
  AVI("video/x-msvideo", "avi"),
  /** A Matroska video. */
  MKV("video/x-matroska", "mkv"),
  /** A video. */
  WEBM("video/webm", "webm"),
  /** A Flash video. */
  FLV("video/x-flv", "flv"),
  /** A Windows Media video, or only sound. */
  WMV("video/x-ms-wmv", "wmv"),
  /** An MPEG transport stream. */
  TS("video/mp2t", "ts"),
  /** An MPEG video. */
  MPG("video/mpeg", "mpg"),
  /** A video format of studios. */
  MXF("application/mxf", "mxf"),
  /** Sound. */
  WAV("audio/wav", "wav"),
  /** Sound. */
  MP3("audio/mpeg", "mp3"),
  /** Sound, bare: inside a container it is {@link #M4A} or {@link #MP4}. */
  AAC("audio/aac", "aac"),
  /** Sound. */
  FLAC("audio/flac", "flac"),
  /** Sound: Vorbis or Opus. */
  OGG("audio/ogg", "ogg"),
  /** Sound in an MP4 container. */
  M4A("audio/mp4", "m4a"),
  /** A speech format of telephones. */
  AMR("audio/amr", "amr"),
  /** None of these. */
  UNKNOWN("application/octet-stream", "");

  /** How many bytes {@link #of} looks at, but for padding. */
  static final int LOOKED_AT = 64;

  /** Zeros that recorders write before the first frame of an MP3. */
  static final int MAX_PADDING = 4096;

  private static final Set<String> HEIF =
      Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");

  /** Boxes with which old QuickTime files begin. */
  private static final Set<String> QUICK_TIME = Set.of("moov", "mdat", "pnot");

  /** The same, of a few bytes: these are words of texts, too. */
  private static final Set<String> PADDING = Set.of("wide", "free", "skip");

  private final String mimeType;
  private final String extension;

  MediaFormat(String mimeType, String extension) {
    this.mimeType = mimeType;
    this.extension = extension;
  }

  /** The MIME type, such as {@code image/png}. */
  public String mimeType() {
    return mimeType;
  }

  /** The usual extension without its dot, such as {@code png}; empty for {@link #UNKNOWN}. */
  public String extension() {
    return extension;
  }

  /**
   * The format of a file that begins with these bytes; 64 are enough, but for an MP3 behind at most
   * 4096 zeros.
   */
  public static MediaFormat of(byte[] bytes) {
    MediaFormat format = of(start(bytes, 0));
    int padding = 0;
    while (padding < bytes.length && padding <= MAX_PADDING && bytes[padding] == 0) {
      padding++;
    }
    return format == UNKNOWN && padding > 0 && of(start(bytes, padding)) == MP3 ? MP3 : format;
  }

  private static String start(byte[] bytes, int from) {
    int length = Math.min(bytes.length - from, LOOKED_AT);
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }

  private static MediaFormat of(String start) {
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return GIF;
    }
    if (start.startsWith("RIFF") || start.startsWith("RF64")) {
      return riff(start);
    }
    if (start.startsWith("ftyp", 4)) {
      return byBrand(start);
    }
    String box = start.length() < 8 ? "" : start.substring(4, 8);
    if (QUICK_TIME.contains(box) || (PADDING.contains(box) && start.charAt(0) == 0)) {
      return MOV;
    }
    if (start.startsWith("\u001aE\u00df\u00a3")) {
      return start.contains("webm") ? WEBM : MKV;
    }
    if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
      return TIFF;
    }
    if (start.startsWith("OggS")) {
      return OGG;
    }
    if (start.startsWith("fLaC")) {
      return FLAC;
    }
    if (start.startsWith("#!AMR")) {
      return AMR;
    }
    if (start.startsWith("FLV\u0001")) {
      return FLV;
    }
    if (start.startsWith("0&\u00b2u\u008ef\u00cf\u0011")) {
      return WMV;
    }
    if (start.startsWith("\0\0\u0001\u00ba") || start.startsWith("\0\0\u0001\u00b3")) {
      return MPG;
    }
    if (start.startsWith("\u0006\u000e+4\u0002\u0005\u0001\u0001")) {
      return MXF;
    }
    return start.startsWith("ID3") ? MP3 : byBits(start);
  }

  private static MediaFormat riff(String start) {
    if (start.startsWith("WEBP", 8)) {
      return WEBP;
    }
    return start.startsWith("WAVE", 8) ? WAV : start.startsWith("AVI ", 8) ? AVI : UNKNOWN;
  }

  private static MediaFormat byBrand(String start) {
    String brand = start.length() < 12 ? "" : start.substring(8, 12);
    if (brand.equals("avif") || brand.equals("avis")) {
      return AVIF;
    }
    if (HEIF.contains(brand)) {
      return HEIC;
    }
    return brand.equals("qt  ") ? MOV : brand.equals("M4A ") ? M4A : MP4;
  }

  /** Formats without a marker at the beginning, only bits that must be consistent. */
  private static MediaFormat byBits(String start) {
    if (start.length() < 3) {
      return UNKNOWN;
    }
    // Many texts begin with "BM", but not with the size of the header after it.
    if (start.startsWith("BM") && start.length() >= 18) {
      boolean known =
          Arrays.asList(12, 40, 52, 56, 64, 108, 124).contains((int) start.charAt(14))
              && start.startsWith("\0\0\0", 15);
      return known ? BMP : UNKNOWN;
    }
    // The first packet of a transport stream begins a table: its number is below 256.
    if (start.startsWith("G@") && start.length() > 3 && (start.charAt(3) & 0xD0) == 0x10) {
      return TS;
    }
    int second = start.charAt(1);
    int third = start.charAt(2);
    if (start.charAt(0) != 0xFF || (second & 0xE0) != 0xE0) {
      return UNKNOWN;
    }
    if ((second & 0xF6) == 0xF0) {
      return AAC;
    }
    boolean layerThree = (second & 0x06) == 0x02 && (second & 0x18) != 0x08;
    return layerThree && (third & 0xF0) != 0xF0 && (third & 0x0C) != 0x0C ? MP3 : UNKNOWN;
  }
}
