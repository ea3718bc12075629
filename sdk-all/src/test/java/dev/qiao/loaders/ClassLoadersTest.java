package dev.qiao.loaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.TextService;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As in a container: core in a parent class loader, the text module and the program in a child. */
@Timeout(60)
class ClassLoadersTest {
  private final FakeModelServer server = FakeModelServer.start(Vendor.ZHIPU);
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private URLClassLoader core;
  private URLClassLoader application;
  private BiFunction<String, String, String> program;

  @BeforeEach
  void start() throws Exception {
    core = new URLClassLoader(new URL[] {place(QiaoClient.class)}, new Libraries(before));
    application =
        new URLClassLoader(new URL[] {place(TextService.class), place(Program.class)}, core);
    program = program();
    String address = server.endpoint().nativeUrl() + " " + server.apiKey();
    assertThat(program.apply("connect", address)).isEqualTo("apart");
  }

  @AfterEach
  void stop() throws Exception {
    Thread.currentThread().setContextClassLoader(before);
    String unused = program.apply("close", "");
    server.close();
    application.close();
    core.close();
  }

  @SuppressWarnings("unchecked") // the program is written that way
  private BiFunction<String, String, String> program() throws ReflectiveOperationException {
    return (BiFunction<String, String, String>)
        application.loadClass(Program.class.getName()).getConstructor().newInstance();
  }

  private static URL place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private void beInTheApplication() {
    Thread.currentThread().setContextClassLoader(application);
  }

  @Test
  void call_works_whateverTheContextClassLoader() {
    server.answer("One.");
    assertThat(program.apply("chat", "Hi")).isEqualTo("One.");
    beInTheApplication();
    server.answer("Two.");
    assertThat(program.apply("chat", "Hi")).isEqualTo("Two.");
  }

  @Test
  void limitsOfModels_apply() {
    beInTheApplication();
    assertThat(program.apply("limits", "")).isEqualTo("true");
    assertThatThrownBy(() -> program.apply("long", "Hi")).hasMessageContaining("max_tokens is");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void limitsOfModels_applyWithoutTheContextClassLoader() {
    assertThatThrownBy(() -> program.apply("long", "Hi")).hasMessageContaining("max_tokens is");
    assertThatThrownBy(() -> program.apply("hot", "Hi")).hasMessageContaining("temperature is 9");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void task_isResumed_withTheContextClassLoader() {
    beInTheApplication();
    server.answer("Done.");
    String ref = program.apply("submit", "Hi");
    assertThat(program.apply("resume", ref)).isEqualTo("Done.");
  }

  @Test
  void task_isResumed_afterACallThatBeganWithAnotherContextClassLoader() {
    server.answer("Done.");
    String ref = program.apply("submit", "Hi");
    assertThat(program.apply("find", ref)).isEqualTo("Done.");
    beInTheApplication();
    assertThat(program.apply("resume", ref)).isEqualTo("Done.");
  }

  @Test
  void task_isResumed_withoutTheContextClassLoader() {
    server.answer("Done.");
    String ref = program.apply("submit", "Hi");
    assertThat(program.apply("resume", ref)).isEqualTo("Done.");
  }

  /** All that the test has but what is ours. */
  private static final class Libraries extends ClassLoader {
    private final ClassLoader all;

    Libraries(ClassLoader all) {
      super(ClassLoader.getPlatformClassLoader());
      this.all = all;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("dev.qiao.")) {
        throw new ClassNotFoundException(name);
      }
      return all.loadClass(name);
    }

    @Override
    protected URL findResource(String name) {
      return name.contains("qiao") ? null : all.getResource(name);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
      return name.contains("qiao") ? Collections.emptyEnumeration() : all.getResources(name);
    }
  }
}
