package dev.qiao.image;

import dev.qiao.core.error.StreamTruncatedException;
import dev.qiao.core.file.MediaFiles;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.stream.EventStream;
import dev.qiao.core.task.TaskInfo;
import dev.qiao.core.task.TaskStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Texts and images as a model makes them, put together on the way. Read it once, inside
 * try-with-resources: a text comes in pieces, an image whole.
 *
 * <pre>{@code
 * try (ImageStream tutorial = images.stream(request)) {
 *   for (ImagePart part : tutorial) {
 *     if (part instanceof ImagePart.Text text) {
 *       System.out.print(text.text());
 *     } else if (part instanceof ImagePart.Image image) {
 *       image.file().saveTo(folder.resolve(image.file().link().name()));
 *     }
 *   }
 *   System.out.println(tutorial.accumulated().usage());
 * }
 * }</pre>
 *
 * <p>One thread reads; any thread may {@link #close()}, which ends a blocked read with {@link
 * dev.qiao.core.error.CallCanceledException}. An image whose link had come is made and billed, also
 * when the stream fails after it.
 */
public final class ImageStream implements Iterable<ImagePart>, AutoCloseable {
  private final EventStream<ImageResult> events;
  private final MediaFiles files;
  private final Sum sum = new Sum();

  ImageStream(EventStream<ImageResult> events, MediaFiles files) {
    this.events = events;
    this.files = files;
  }

  /** The parts, once, in the order they come. */
  @Override
  public Iterator<ImagePart> iterator() {
    Iterator<ImageResult> source = events.iterator();
    Deque<ImagePart> waiting = new ArrayDeque<>();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          while (waiting.isEmpty() && source.hasNext()) {
            ImageResult event = source.next();
            List<ImagePart> parts = event.parts().stream().map(ImageStream.this::savable).toList();
            sum.add(event, parts);
            waiting.addAll(parts);
          }
        } catch (StreamTruncatedException e) {
          throw e.with(accumulated());
        }
        return !waiting.isEmpty();
      }

      @Override
      public ImagePart next() {
        if (!hasNext()) {
          throw new NoSuchElementException("the answer has ended");
        }
        return waiting.remove();
      }
    };
  }

  /** The parts as a sequential {@link Stream}, which closes this one when it is closed. */
  public Stream<ImagePart> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(this::close);
  }

  /** Reads to the end, closes, and gives the result that a plain answer would have been. */
  public ImageResult collect() {
    try (this) {
      for (ImagePart unused : this) {
        // The sum has taken it.
      }
      return accumulated();
    }
  }

  /** What has been read so far, put together: pieces of one text are one part. */
  public ImageResult accumulated() {
    return sum.result();
  }

  /** The vendor's id of the request, null until the service has sent it. */
  public @Nullable String requestId() {
    return events.requestId();
  }

  /** Ends the stream and cancels the call if it is not over. Harmless when repeated. */
  @Override
  public void close() {
    events.close();
  }

  /** An image whose link knows the client it came through. */
  private ImagePart savable(ImagePart part) {
    if (!(part instanceof ImagePart.Image image)) {
      return part;
    }
    ResultFile link = image.file().link();
    return link == null
        ? image
        : image.withFile(ImageFile.of(ResultFile.of(link.url(), null, files)));
  }

  /** The events put together. */
  static final class Sum {
    private static final TaskInfo NOTHING =
        new TaskInfo(
            null,
            TaskStatus.of(""),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            Map.of());

    private final List<ImagePart> parts = new ArrayList<>();
    private final List<ImageResult.Answer> answers = new ArrayList<>();
    private final Map<String, Object> additional = new LinkedHashMap<>();
    private @Nullable ImageResult last;
    private @Nullable ImageUsage usage;

    void add(ImageResult event, List<ImagePart> fresh) {
      fresh.forEach(this::add);
      for (int i = 0; i < event.answers().size(); i++) {
        ImageResult.Answer answer = event.answers().get(i);
        if (i < answers.size()) {
          answers.set(i, answers.get(i).then(answer));
        } else {
          answers.add(answer);
        }
      }
      usage = event.usage() == null ? usage : event.usage();
      additional.putAll(event.additional());
      last = event;
    }

    private void add(ImagePart part) {
      ImagePart before = parts.isEmpty() ? null : parts.get(parts.size() - 1);
      if (part instanceof ImagePart.Text piece && before instanceof ImagePart.Text known) {
        parts.set(parts.size() - 1, known.then(piece));
      } else {
        parts.add(part);
      }
    }

    ImageResult result() {
      ImageResult end = last;
      return new ImageResult(
          parts,
          answers,
          end == null ? null : end.finished(),
          end == null ? null : end.rewriteStatus(),
          end == null ? null : end.message(),
          usage,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          end == null ? NOTHING : end.task(),
          additional);
    }
  }
}
