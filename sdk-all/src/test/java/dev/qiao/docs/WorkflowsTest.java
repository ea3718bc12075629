package dev.qiao.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tag of an action can be moved to other code, and a job without permissions has the default. */
class WorkflowsTest {
  private static final Path ROOT = Path.of(System.getProperty("qiao.root", ".."));

  static Stream<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(".github/workflows"))) {
      return files.toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyActionIsPinnedByCommit_withItsVersionBesideIt(Path workflow) throws IOException {
    assertThat(Files.readAllLines(workflow))
        .filteredOn(line -> line.contains("uses:"))
        .isNotEmpty()
        .allMatch(line -> line.matches(".*uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyJobNamesItsPermissions_andTheWorkflowGivesNone(Path workflow) throws IOException {
    String text = Files.readString(workflow);

    assertThat(text).contains("\npermissions: {}\n");
    String jobs = text.substring(text.indexOf("\njobs:\n") + "\njobs:\n".length());
    assertThat(Arrays.asList(jobs.split("\n(?=  \\w)")))
        .allMatch(job -> job.contains("\n    permissions:\n      contents: read\n"));
  }
}
