package dev.qiao.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An application may have observations without meters: micrometer-core is optional. */
class WithoutMicrometerCoreTest {
  @Test
  void theObserver_needsObservationsOnly_alsoForWhoReflectsOnIt() throws Exception {
    List<URL> path = new ArrayList<>();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (!entry.contains("micrometer-core")) {
        path.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> observer = loader.loadClass(MicrometerObserver.class.getName());
      Class<?> registry = loader.loadClass("io.micrometer.observation.ObservationRegistry");
      Object created = registry.getMethod("create").invoke(null);

      assertThat(observer.getMethod("of", registry).invoke(null, created)).isNotNull();
      for (Class<?> type :
          List.of(
              MicrometerObserver.class,
              MicrometerObserver.Builder.class,
              QiaoObservationContext.class,
              QiaoObservationConvention.class,
              DefaultQiaoObservationConvention.class,
              CallObservation.class)) {
        assertThat(loader.loadClass(type.getName()).getDeclaredMethods()).isNotEmpty();
      }
      assertThatThrownBy(
              () -> loader.loadClass(CallMeters.class.getName()).getDeclaredConstructors())
          .isInstanceOf(NoClassDefFoundError.class);
    }
  }
}
