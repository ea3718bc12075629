package dev.qiao.examples;

/** An example, with its own main and as a step of the tour. */
interface Step {
  /** What the example shows, in a few words. */
  String title();

  /**
   * Runs the example.
   *
   * @return the usage, in the units that are billed
   */
  String play(Stage stage);

  /** Plays one step by itself. */
  static void run(Step step) {
    try (Stage stage = Stage.open()) {
      stage.say("%n%s", step.title());
      stage.say("   used: %s", step.play(stage));
    }
  }
}
