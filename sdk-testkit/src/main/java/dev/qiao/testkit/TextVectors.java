package dev.qiao.testkit;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Vectors of texts: near each other if the texts share words or parts of words. Each word, and each
 * run of three of its letters, is a number in a place that its hash gives; Chinese, Japanese and
 * Korean texts count by characters and pairs of them.
 */
final class TextVectors {
  /** Letters with their marks, without which Hindi and Thai fall apart, or a symbol: an emoji. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\p{So}");

  private static final Pattern IDEOGRAPHS =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]+");
  private static final int GRAM = 3;

  /** Shorter words, such as "the" and "is", say little. */
  private static final int SHORT = 4;

  private TextVectors() {}

  /** The vector of a text, of length 1. */
  static float[] of(String text, int dimensions) {
    float[] sum = new float[dimensions];
    String plain = plain(text);
    for (MatchResult run : IDEOGRAPHS.matcher(plain).results().toList()) {
      List<String> characters = characters(run);
      for (int i = 0; i < characters.size(); i++) {
        add(sum, characters.get(i), 1);
        if (i > 0) {
          add(sum, characters.get(i - 1) + characters.get(i), 2);
        }
      }
    }
    for (MatchResult word :
        WORD.matcher(IDEOGRAPHS.matcher(plain).replaceAll(" ")).results().toList()) {
      float weight = word.group().length() < SHORT ? 0.2f : 1;
      add(sum, word.group(), 2 * weight);
      String padded = "^" + word.group() + "$";
      for (int i = 0; i + GRAM <= padded.length(); i++) {
        add(sum, padded.substring(i, i + GRAM), weight / 2);
      }
    }
    return unit(sum);
  }

  /** The direction of the sum of some vectors. */
  static float[] fused(List<float[]> vectors, int dimensions) {
    float[] sum = new float[dimensions];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimensions; i++) {
        sum[i] += vector[i];
      }
    }
    return unit(sum);
  }

  /** How similar two vectors of length 1 are, 0 to 1. */
  static double similarity(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return Math.max(0, Math.min(1, sum));
  }

  /** The place of a word in a sparse vector. */
  static int place(String word) {
    return Math.floorMod(hash(word), 250_000);
  }

  /** The words of a text; of Chinese, Japanese and Korean the characters and pairs of them. */
  static List<String> words(String text) {
    String plain = plain(text);
    Set<String> words = new LinkedHashSet<>();
    for (MatchResult run : IDEOGRAPHS.matcher(plain).results().toList()) {
      List<String> characters = characters(run);
      for (int i = 0; i < characters.size(); i++) {
        words.add(characters.get(i));
        if (i > 0) {
          words.add(characters.get(i - 1) + characters.get(i));
        }
      }
    }
    WORD.matcher(IDEOGRAPHS.matcher(plain).replaceAll(" "))
        .results()
        .forEach(word -> words.add(word.group()));
    return List.copyOf(words);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static List<String> characters(MatchResult run) {
    return run.group().codePoints().mapToObj(Character::toString).toList();
  }

  private static void add(float[] sum, String feature, float weight) {
    int hash = hash(feature);
    sum[Math.floorMod(hash, sum.length)] += (hash >> 30 & 1) == 0 ? weight : -weight;
  }

  /** The hash of a text with its bits mixed: those of short texts are alike. */
  private static int hash(String text) {
    int hash = text.hashCode() * 0x9E3779B9;
    hash = (hash ^ hash >>> 15) * 0x85EBCA6B;
    return hash ^ hash >>> 13;
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    if (square == 0) {
      vector[0] = 1;
      return vector;
    }
    float length = (float) Math.sqrt(square);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
    return vector;
  }
}
