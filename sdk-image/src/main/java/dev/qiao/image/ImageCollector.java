package dev.qiao.image;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.qiao.core.Vendor;
import dev.qiao.core.file.MediaFiles;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.json.ResultContext;
import dev.qiao.core.stream.EventReader;
import dev.qiao.core.stream.SseParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the events together that a service sends although no stream was asked for. */
final class ImageCollector implements EventReader<ImageResult> {
  private final ImageEvents events;
  private final List<ImageResult> answers = new ArrayList<>();

  /** Whether each event so far that has anything repeats what the one before had. */
  private boolean repeats = true;

  /** The index of the last event that has anything. */
  private int last = -1;

  private boolean done;

  ImageCollector(Vendor vendor, MediaFiles files) {
    ObjectReader reader =
        Json.MAPPER
            .readerFor(ImageResult.class)
            .withAttribute(ResultContext.KEY, new ResultContext(vendor, files, null));
    events = new ImageEvents(reader);
  }

  @Override
  public @Nullable ImageResult read(SseParser event) throws IOException {
    if (event.isData("[DONE]")) {
      done = true;
    } else {
      ImageResult answer = events.read(event);
      if (answer != null && !isError()) {
        if (!answer.parts().isEmpty()) {
          repeats &= last < 0 || isRepeatedBy(answers.get(last).parts(), answer.parts());
          last = answers.size();
        }
        answers.add(answer);
      }
    }
    return isError() || answers.isEmpty() ? null : result();
  }

  private static boolean isRepeatedBy(List<ImagePart> before, List<ImagePart> now) {
    if (now.size() < before.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      ImagePart old = before.get(i);
      boolean longer =
          old instanceof ImagePart.Text text
              && now.get(i) instanceof ImagePart.Text more
              && more.text().startsWith(text.text());
      if (!longer && !old.equals(now.get(i))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable ImageResult result() {
    List<ImageResult> used = repeats && last > 0 ? answers.subList(last, answers.size()) : answers;
    ImageResult result = used.get(0);
    if (used.size() > 1) {
      ImageStream.Sum sum = new ImageStream.Sum();
      used.forEach(answer -> sum.add(answer, answer.parts()));
      result = sum.result();
    }
    boolean hasFile = result.parts().stream().anyMatch(part -> !(part instanceof ImagePart.Text));
    return hasFile || (isComplete() && last >= 0) || result.task().taskId() != null ? result : null;
  }

  @Override
  public boolean isComplete() {
    return done || events.isComplete();
  }

  @Override
  public boolean isError() {
    return events.isError();
  }
}
