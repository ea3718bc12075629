package dev.qiao.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {

  @Test
  void offlineTour_printsTheGoldenTranscript(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (Stage stage =
        Stage.offline(
            new PrintStream(printed, true, StandardCharsets.UTF_8), folder, Duration.ZERO, false)) {
      Tour.run(stage);
    }
    String transcript = withoutWhatVaries(printed.toString(StandardCharsets.UTF_8), folder);

    assertThat(transcript).isEqualTo(golden());
    assertThat(Files.size(folder.resolve("kitten.mp4"))).isGreaterThan(1000);
    assertThat(folder.resolve("portrait.mp4")).hasSameBinaryContentAs(folder.resolve("kitten.mp4"));
    assertThat(folder.resolve("kitten.mp4.part")).doesNotExist();
  }

  /** Times, ports, ids and the folder differ from run to run. */
  private static String withoutWhatVaries(String transcript, Path folder) {
    return transcript
        .replace("\r\n", "\n")
        .replace(folder.toString(), "FOLDER")
        .replaceAll("qiao-task:1:(\\S+):\\d{13}:\\S+", "qiao-task:1:$1:TIME:ID")
        .replaceAll(" +\\d+\\.\\d s ", " #.# s ")
        .replaceAll("127\\.0\\.0\\.1(:\\d+)?", "HOST")
        .replaceAll("request [0-9a-f-]{36}", "request ID")
        .replaceAll("/results/\\S+", "/results/NAME");
  }

  private static String golden() throws IOException {
    try (InputStream in = TourTest.class.getResourceAsStream("tour.txt")) {
      return new String(
              Objects.requireNonNull(in, "tour.txt").readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r\n", "\n");
    }
  }
}
