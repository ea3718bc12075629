package dev.qiao.builders;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Javadoc and code, laid out nearly as google-java-format does it. */
final class Prose {
  private static final int WIDTH = 100;
  private static final Pattern WORD = Pattern.compile("[a-z]+(?:['-][a-z]+)?[,;:.]?");
  private static final Pattern END = Pattern.compile("(?s).*[.!?](?:</\\w+>)?");

  private Prose() {}

  /** The text of a parameter as the sentence of a setter. */
  static String sentence(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String first = text.split("\\s", 2)[0];
    String begun =
        WORD.matcher(first).matches() || first.equals("a")
            ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
            : text;
    return END.matcher(begun).matches() ? begun : begun + ".";
  }

  /** A Javadoc comment of a text and block tags. */
  static String javadoc(String text, List<String> tags) {
    String line = "    /** " + text + " */\n";
    if (tags.isEmpty() && line.length() <= WIDTH + 1) {
      return line;
    }
    StringBuilder comment = new StringBuilder("    /**\n");
    wrap(text, "", comment);
    if (!tags.isEmpty()) {
      comment.append("     *\n");
      tags.forEach(tag -> wrap(tag, "    ", comment));
    }
    return comment.append("     */\n").toString();
  }

  private static void wrap(String text, String hanging, StringBuilder out) {
    String line = "     *";
    for (String word : text.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        out.append(line).append('\n');
        line = "     * " + hanging + word;
      } else {
        line += " " + word;
      }
    }
    out.append(line).append('\n');
  }

  /** A call with its arguments on as few lines as google-java-format needs. */
  static String call(String indent, String before, List<String> arguments, String after) {
    String line = indent + before + "(" + String.join(", ", arguments) + ")" + after;
    if (line.length() <= WIDTH) {
      return line + "\n";
    }
    String inner = indent + "    ";
    String joined = inner + String.join(", ", arguments) + ")" + after;
    if (joined.length() <= WIDTH) {
      return indent + before + "(\n" + joined + "\n";
    }
    List<String> lines = new ArrayList<>();
    arguments.forEach(argument -> lines.add(inner + argument));
    return indent + before + "(\n" + String.join(",\n", lines) + ")" + after + "\n";
  }

  /** The words and signs of code, so that its layout does not count. */
  static String withoutLayout(String code) {
    return code.replaceAll("(?m)^ *\\* ?", "").replaceAll("\\s+", "").replace("*", "");
  }
}
