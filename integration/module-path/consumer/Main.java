package consumer;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;

/** Started by ModulePathIT with {@code java -p .. -m consumer/consumer.Main}, on jars alone. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
      if (module.name().startsWith("dev.qiao")) {
        System.out.println(module.name() + ": " + initialiseEveryClass(module) + " classes");
      }
    }
  }

  /** A class that needs a module which is not there fails here, and not in a user's hands. */
  private static int initialiseEveryClass(ResolvedModule module)
      throws IOException, ClassNotFoundException {
    ClassLoader loader = ModuleLayer.boot().findLoader(module.name());
    int count = 0;
    try (ModuleReader reader = module.reference().open()) {
      for (String file : reader.list().toList()) {
        if (file.endsWith(".class") && !file.endsWith("-info.class")) {
          String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
          Class.forName(name, true, loader);
          count++;
        }
      }
    }
    return count;
  }
}
