package dev.qiao.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.text.ChatRequest;
import dev.qiao.text.TextService;
import dev.qiao.video.VideoModels;
import dev.qiao.video.VideoResult;
import dev.qiao.video.VideoService;
import dev.qiao.video.wan.WanTextToVideoRequest;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An application may have videos only: then {@code qiao-text} is not there. */
@Timeout(60)
class WithoutTextTest {
  /** Runs with the classes of the other loader; returns the names of the spans. */
  public static final class Videos implements Callable<List<String>> {
    @Override
    public List<String> call() {
      try (Recorded recorded = Recorded.start(settings -> settings.captureContent(true))) {
        VideoResult result =
            new VideoService(recorded.client)
                .submit(
                    WanTextToVideoRequest.builder(VideoModels.WAN2_6_T2V, "A kitten")
                        .seed(7L)
                        .build())
                .await();
        recorded.client.raw().get("/tasks/?page_no=1");
        List<String> names = new ArrayList<>(recorded.names());
        names.add(
            String.valueOf(
                Recorded.attributes(recorded.spans().get(0)).get("gen_ai.request.seed")));
        return result == null ? List.of() : names;
      }
    }
  }

  @Test
  void theOtherModules_areObservedWithoutIt() throws Exception {
    String text = location(TextService.class);
    List<URL> rest = new ArrayList<>();
    StringTokenizer entries =
        new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
    while (entries.hasMoreTokens()) {
      URL url = Path.of(entries.nextToken()).toUri().toURL();
      if (!url.toString().equals(text)) {
        rest.add(url);
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(rest.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> loader.loadClass(ChatRequest.class.getName()))
          .isInstanceOf(ClassNotFoundException.class);
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        Object videos =
            loader.loadClass(Videos.class.getName()).getDeclaredConstructor().newInstance();
        assertThat(((Callable<?>) videos).call())
            .isEqualTo(
                List.of(
                    "generate_content wan2.6-t2v",
                    "await_task wan.text-to-video.create",
                    "raw",
                    "7"));
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private static String location(Class<?> type) throws Exception {
    URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
    return Path.of(location).toUri().toURL().toString();
  }
}
