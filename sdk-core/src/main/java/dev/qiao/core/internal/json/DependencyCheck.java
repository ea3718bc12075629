package dev.qiao.core.internal.json;

import com.fasterxml.jackson.core.Version;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the libraries that a project ended up with before one of them fails with a class that is
 * not found: another dependency may bring an older Jackson or a second OkHttp.
 */
public final class DependencyCheck {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao");

  /** The oldest Jackson that the whole test suite passes on. */
  private static final int MAJOR = 2;

  private static final int MINOR = 16;

  private DependencyCheck() {}

  /**
   * Refuses to start where the SDK cannot work, and warns where it may not.
   *
   * @throws IllegalStateException if Jackson is too old
   */
  public static void check() {
    Once.CHECKED.refuse();
  }

  /** What the first look found; the class path does not change. */
  private enum Once {
    CHECKED;

    private final @Nullable String tooOld =
        jacksonTooOld(
            com.fasterxml.jackson.core.json.PackageVersion.VERSION,
            com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION);

    Once() {
      String twice = okHttpTwice(copiesOfOkHttp());
      if (twice != null) {
        LOG.warn(twice);
      }
    }

    void refuse() {
      if (tooOld != null) {
        throw new IllegalStateException(tooOld);
      }
    }
  }

  /** What is wrong with these versions of Jackson and how to cure it, null if nothing is. */
  static @Nullable String jacksonTooOld(Version core, Version databind) {
    if (isNewEnough(core) && isNewEnough(databind)) {
      return null;
    }
    return "Qiao needs Jackson 2.16 or later, but this project runs on jackson-core "
        + core
        + " and jackson-databind "
        + databind
        + ": another dependency asks for an older one. Set one version for all of Jackson: import"
        + " com.fasterxml.jackson:jackson-bom in dependencyManagement (Maven) or as a platform"
        + " (Gradle)";
  }

  /** Version.compareTo compares the group first, in which no two parts of Jackson agree. */
  private static boolean isNewEnough(Version version) {
    return version.getMajorVersion() != MAJOR
        ? version.getMajorVersion() > MAJOR
        : version.getMinorVersion() >= MINOR;
  }

  /** What is wrong with these copies of OkHttp and how to cure it, null if nothing is. */
  static @Nullable String okHttpTwice(List<URL> copies) {
    if (copies.size() <= 1) {
      return null;
    }
    return "there are "
        + copies.size()
        + " copies of OkHttp on the class path, "
        + copies
        + ": which of them is used is undefined. Exclude com.squareup.okhttp3:okhttp if okhttp-jvm"
        + " is present, too";
  }

  private static List<URL> copiesOfOkHttp() {
    ClassLoader loader = okhttp3.OkHttpClient.class.getClassLoader();
    try {
      return loader == null
          ? List.of()
          : Collections.list(loader.getResources("okhttp3/OkHttpClient.class"));
    } catch (IOException e) {
      return List.of();
    }
  }
}
