package dev.qiao.core.client;

import dev.qiao.core.file.DownloadBatch;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** Saves a file with a Chinese name in a process whose locale knows none, and says what came. */
final class OldLocaleProcess {
  private OldLocaleProcess() {}

  public static void main(String[] arguments) {
    try (QiaoClient client = QiaoClient.gateway(URI.create(arguments[0]), "sk-0123456789")) {
      ResultFile file = ResultFile.of(arguments[0] + "/%E6%BD%AE%E6%B1%90.mp4");
      DownloadBatch batch = client.files().saveAll(List.of(file), Path.of(arguments[1]));
      String url = MediaSource.of("https://h/\u6f6e.png").url();
      System.out.print(
          Charset.defaultCharset()
              + " "
              + batch.saved().size()
              + " "
              + batch.failed()
              + " "
              + (url.charAt(10) == '\u6f6e'));
      System.out.flush();
    }
  }
}
