package dev.qiao.core.internal.error;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What no failure and no log may show: keys, cookies, permissions to upload. A service or a proxy
 * may repeat them, in any spelling: {@link #hidden} takes them out of each failure where it leaves
 * the transport. The signatures of links are recognized by their names, and each failure takes them
 * out when it is made.
 */
public final class Secrets {
  /** Knows none yet. */
  public static final Secrets NONE = new Secrets(List.of());

  private static final String MASK = "***";

  /** What is shorter is no real key, and could be part of any word. */
  private static final int MIN_LENGTH = 8;

  /** Keys may change with every call; the last ones are remembered. */
  private static final int MAX_KNOWN = 8;

  /** Enough of a long secret. */
  private static final int MAX_LENGTH = 256;

  private static final Pattern SECRET_HEADER =
      Pattern.compile("(?i)auth|key|token|secret|cookie|passw|credential|session|sign");

  private static final Pattern BLANKS = Pattern.compile("[\\s;,]+");

  /** Between two characters of a secret that was folded into lines. */
  private static final String FOLD = "(?:\\s|\\\\{1,8}+[nr]){0,8}+";

  /**
   * A name and what separates it from its value: in a link, also one in JSON or in another link, in
   * JSON, in XML. Names are short, so that a long word costs nothing.
   */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?<![\\w.-])([\\w.-]{1,64}+)(?:=|%(?:25)*3d|\\\\u003d|&#(?:61|x3d);|>"
              + "|\\\\{0,8}[\"']\\s{0,8}:\\s{0,8}\\\\{0,8}[\"'])");

  /** The names of secrets, behind what is left of an encoded ? or &. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i)((?:25)*(?:26|3f)|u00(?:26|3f))?+(?:(?:[\\w.-]*[-_.])?(?:sign?|policy|ak)"
              + "|[\\w.-]*(?:signature|set-cookie|credential|secret|token|passw(?:or)?d|access_?(?:key_?)?id"
              + "|(?:access|api|auth)_?key)(?:provided)?|(x-(?:amz|oss)-(?!expires)[\\w-]+))");

  /** A value, which ends before an encoded ampersand or quote. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?i)(?:[\\w.~+/=:@!$*|-]|%(?!(?:25)*(?:20|22|26|27))|\\\\(?:/|u002[bf]|u003d))++");

  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^\\s/?#@\"'<>]{0,256}+@");

  private final List<String> known;

  /** Made at the first failure. */
  private @Nullable Pattern spelled;

  private Secrets(List<String> known) {
    this.known = known;
  }

  /** These and more; this if there are none. What is too short is left out. */
  public Secrets and(String... more) {
    Secrets all = this;
    for (String secret : more) {
      if (secret.length() >= MIN_LENGTH && !all.known.contains(secret)) {
        List<String> longer = new ArrayList<>(all.known);
        longer.add(secret);
        int from = Math.max(0, longer.size() - MAX_KNOWN);
        all = new Secrets(List.copyOf(longer.subList(from, longer.size())));
      }
    }
    return all;
  }

  /** These and what a header of a request holds, such as the values of cookies. */
  public Secrets andHeader(String name, String value) {
    Secrets all = this;
    if (SECRET_HEADER.matcher(name).find()) {
      for (String part : BLANKS.splitAsStream(value).toList()) {
        // The signs at the end of Base64 name nothing.
        all = all.and(part.replaceFirst("^[^=]*=(?=[^=])", ""));
      }
    }
    return all;
  }

  /** A text without the secrets. */
  public String hidden(String text) {
    Pattern all = spelled;
    if (all == null) {
      all = Pattern.compile(spellings(), Pattern.CASE_INSENSITIVE);
      spelled = all;
    }
    return known.isEmpty() ? text : all.matcher(text).replaceAll(MASK);
  }

  /**
   * The secrets, and what of them is in any Base64 that contains them: their bits may begin at one
   * of three places, and those that they share with their neighbors are left out.
   */
  private String spellings() {
    StringBuilder starts = new StringBuilder("(?=[%&\\\\");
    StringBuilder all = new StringBuilder("])(?:");
    for (String secret : known) {
      add(secret, starts, all);
      for (int before = 0; before < 3; before++) {
        byte[] bytes = ("\0".repeat(before) + secret).getBytes(StandardCharsets.UTF_8);
        int shared = bytes.length % 3 == 0 ? 0 : 1;
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        String inner = encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - shared);
        add(inner, starts, all);
        if (inner.indexOf('+') >= 0 || inner.indexOf('/') >= 0) {
          add(inner.replace('+', '-').replace('/', '_'), starts, all);
        }
      }
    }
    return starts.append(all).append("(?!))").toString();
  }

  /** A text may have been cut inside a secret, so the larger half is enough. */
  private static void add(String secret, StringBuilder starts, StringBuilder all) {
    starts.append(String.format("\\x{%x}", (int) secret.charAt(0)));
    int length = Math.min(secret.length(), MAX_LENGTH);
    int enough = Math.max(MIN_LENGTH, length / 2);
    for (int i = 0; i < length; i++) {
      all.append(i == enough ? "(?:" : "").append(i == 0 ? "" : FOLD);
      // Itself, or escaped for JSON, a link or HTML.
      all.append(
          String.format(
              "(?:\\\\{0,8}+(?:\\x{%1$x}|u%1$04x)|%%(?:25){0,8}+%1$02x|&#(?:%1$d|x%1$x);)",
              (int) secret.charAt(i)));
    }
    all.append(length > enough ? "|[\\w+/=-]*+)|" : "|");
  }

  /**
   * A text without the signatures of links, and of what else is secret by its name. Outside of a
   * link, short values are words.
   */
  public static String withoutSignatures(String text) {
    StringBuilder clean = new StringBuilder();
    int taken = 0;
    Matcher value = VALUE.matcher(text);
    for (Matcher named = NAMED.matcher(text); named.find(); ) {
      Matcher name = SECRET_NAME.matcher(named.group(1));
      int from = named.end();
      if (named.start() < taken
          || !name.matches()
          || !value.region(from, text.length()).lookingAt()) {
        continue;
      }
      boolean inLink =
          name.group(1) != null
              || (named.start() > 0 && "?&;".indexOf(text.charAt(named.start() - 1)) >= 0);
      if (inLink || (name.group(2) == null && value.end() - from >= MIN_LENGTH)) {
        clean.append(text, taken, from).append(MASK);
        taken = value.end();
      }
    }
    String named = taken == 0 ? text : clean.append(text, taken, text.length()).toString();
    return named.indexOf('@') < 0 ? named : USER_INFO.matcher(named).replaceAll("***@");
  }
}
