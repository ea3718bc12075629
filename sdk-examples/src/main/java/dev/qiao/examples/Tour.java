package dev.qiao.examples;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs every example. Without a key it runs against a fake model server on this machine; with
 * DASHSCOPE_API_KEY against DashScope.
 */
public final class Tour {
  private Tour() {}

  /** Runs the tour. */
  public static void main(String[] args) {
    try (Stage stage = Stage.open()) {
      run(stage);
    }
  }

  static void run(Stage stage) {
    List<Step> steps =
        List.of(
            new StreamAChat(),
            new Tools(),
            new StructuredAnswers(),
            new MakeAVideo(),
            new AnimateAPicture(),
            new MakeAPortraitTalk(),
            new MakeAnImage(),
            new HandleAnError());
    List<String> summary = new ArrayList<>();
    int number = 0;
    for (Step step : steps) {
      number++;
      stage.say("%n%d. %s", number, step.title());
      long begin = System.nanoTime();
      String used = step.play(stage);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      summary.add("   %-46s %6.1f s   %s".formatted(step.title(), took.toMillis() / 1000.0, used));
    }
    stage.say("%nWhat each step took, and what it used:");
    summary.forEach(line -> stage.say("%s", line));
    stage.say("%nFiles are in %s", stage.file(""));
  }
}
