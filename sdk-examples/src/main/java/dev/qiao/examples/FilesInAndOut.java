package dev.qiao.examples;

import dev.qiao.core.Model;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.error.ChecksumMismatchException;
import dev.qiao.core.error.DownloadException;
import dev.qiao.core.error.ResultExpiredException;
import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.DownloadOptions;
import dev.qiao.core.file.MediaInfo;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.task.TaskRef;
import dev.qiao.video.VideoService;
import dev.qiao.video.portrait.EmoDetectRequest;
import dev.qiao.video.portrait.EmoDetection;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Files on their way to a service and back; the guide on files shows these methods. */
final class FilesInAndOut {
  private FilesInAndOut() {}

  static List<MediaSource> sources(Path path, byte[] bytes, MediaSource.Content stream) {
    return List.of(
        MediaSource.of(path), // a file, there when the request is sent
        MediaSource.of(bytes, "portrait.png"), // bytes in memory
        MediaSource.of(stream, "portrait.png", -1), // opened again for each reading; size unknown
        MediaSource.of(URI.create("https://example.com/portrait.png")), // the service fetches it
        MediaSource.of("oss://dashscope-instant/.../portrait.png")); // uploaded earlier
  }

  static EmoDetection send(VideoService video, Path portrait) {
    return video.detect(EmoDetectRequest.builder(MediaSource.of(portrait)).build());
  }

  static MediaSource uploadFirst(QiaoClient client, Path clip, Model model, PrintStream out) {
    MediaSource media = MediaSource.of(clip);
    client.files().upload(media, model, sent -> out.println(sent + " bytes sent"));
    return media; // a request with it does not send it again
  }

  static MediaSource inline(Path picture) {
    return MediaSource.of(picture).toDataUri();
  }

  static String look(Path picture) {
    MediaInfo info = MediaSource.of(picture).inspect();
    return info == null
        ? "only the service sees it"
        : info.format() + ", " + info.width() + " x " + info.height() + ", " + info.size();
  }

  static Path save(ResultFile video, Path target, PrintStream out) {
    return video.saveTo(
        target,
        DownloadOptions.DEFAULT
            .withOverwrite(false)
            .withProgress(saved -> out.println(saved + " bytes saved")));
  }

  static List<ResultFile> saveAll(QiaoClient client, List<ResultFile> files, Path folder) {
    DownloadBatch batch = client.files().saveAll(files, folder);
    return batch.failed().stream().map(DownloadBatch.Failed::file).toList(); // for a second try
  }

  static String outcome(ResultFile video, Path target, Consumer<TaskRef> submitAgain) {
    try {
      return "saved " + video.saveTo(target).getFileName();
    } catch (ResultExpiredException e) {
      submitAgain.accept(e.taskRef());
      return "too late";
    } catch (ChecksumMismatchException e) {
      return "damaged on the way; nothing was saved";
    } catch (DownloadException e) {
      return "the next try continues where this one ended";
    }
  }
}
