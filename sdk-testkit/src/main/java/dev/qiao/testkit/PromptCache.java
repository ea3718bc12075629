package dev.qiao.testkit;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Remembers what was asked, so that a prompt that begins like an earlier one hits the cache. */
final class PromptCache {
  private final Queue<List<String>> seen = new ConcurrentLinkedQueue<>();
  private final int block;

  /** A cache that counts in blocks of tokens. */
  PromptCache(int block) {
    this.block = block;
  }

  /** How many of these tokens an earlier prompt began with, in whole blocks. */
  int hit(List<String> tokens) {
    int longest = 0;
    for (List<String> earlier : seen) {
      int common = 0;
      while (common < Math.min(earlier.size(), tokens.size())
          && earlier.get(common).equals(tokens.get(common))) {
        common++;
      }
      longest = Math.max(longest, common);
    }
    seen.add(tokens);
    return longest / block * block;
  }
}
