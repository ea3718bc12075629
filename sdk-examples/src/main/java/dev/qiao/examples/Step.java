package dev.qiao.examples;

/** One example: a main of its own, and a step of the tour. */
interface Step {
  /** What it shows, in a few words. */
  String title();

  /**
   * Plays it.
   *
   * @return what was used, in the units of the bill
   */
  String play(Stage stage);

  /** Plays one step alone. */
  static void alone(Step step) {
    try (Stage stage = Stage.open()) {
      stage.say("%n%s", step.title());
      stage.say("   used: %s", step.play(stage));
    }
  }
}
