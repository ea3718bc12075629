package dev.qiao.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The Java files of the modules that users depend on, whichever there are. */
public final class SourceFiles {
  /** The folder of the project. */
  public static final Path ROOT =
      Path.of(System.getProperty("qiao.root", "..")).toAbsolutePath().normalize();

  private static final Set<String> NO_DEPENDENCY = Set.of("sdk-examples", "sdk-benchmarks");

  private SourceFiles() {}

  /** Those of {@code main} or {@code test}, in order. */
  public static List<Path> of(String set) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT);
        Stream<Path> adapters = Files.list(ROOT.resolve("adapters"))) {
      for (Path module : Stream.concat(modules, adapters).sorted().toList()) {
        String name = module.getFileName().toString();
        boolean ours = name.startsWith("sdk-") || module.getParent().endsWith("adapters");
        Path folder = module.resolve("src/" + set + "/java");
        if (ours && !NO_DEPENDENCY.contains(name) && Files.isDirectory(folder)) {
          try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
          }
        }
      }
    }
    return files;
  }
}
