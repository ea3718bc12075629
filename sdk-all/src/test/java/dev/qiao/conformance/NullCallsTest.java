package dev.qiao.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.qiao.Qiao;
import dev.qiao.account.AccountFiles;
import dev.qiao.audio.AudioFile;
import dev.qiao.audio.AudioService;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import dev.qiao.core.file.MediaSource;
import dev.qiao.core.file.ResultFile;
import dev.qiao.core.task.TaskOutput;
import dev.qiao.core.task.TaskRef;
import dev.qiao.image.ImageService;
import dev.qiao.testkit.FakeModelServer;
import dev.qiao.text.TextService;
import dev.qiao.text.tool.ToolLoop;
import dev.qiao.text.tool.ToolRegistry;
import dev.qiao.video.VideoService;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Null given to a service, a client, a task or a file is refused in the user's words. */
@Timeout(60)
class NullCallsTest {
  private final List<String> silent = new ArrayList<>();

  @Test
  void null_isRefusedInTheUsersWords() throws Exception {
    try (FakeModelServer server = FakeModelServer.start();
        QiaoClient client = server.client()) {
      Qiao all = Qiao.of(client);
      for (Object one :
          List.of(
              client,
              all,
              all.text(),
              all.image(),
              all.video(),
              all.audio(),
              all.accountFiles(),
              all.embeddings(),
              all.rerank(),
              client.tasks(),
              client.files(),
              client.raw(),
              ResultFile.of("https://example.com/a.png"),
              AudioFile.of(new byte[] {1}),
              MediaSource.of(new byte[] {1}, "a.png"),
              client
                  .tasks()
                  .resume(
                      TaskRef.of(
                          Vendor.DASHSCOPE, Region.CN_BEIJING, "wan.text-to-video.create", "t-1"),
                      TaskOutput.class))) {
        for (Class<?> type : shown(one.getClass())) {
          for (Method method : type.getMethods()) {
            if (method.getDeclaringClass() != Object.class
                && !method.getName().equals("equals")
                && !Modifier.isStatic(method.getModifiers())) {
              look(method, arguments -> method.invoke(one, arguments));
            }
          }
        }
      }
    }
    for (Class<?> type :
        List.of(
            TextService.class,
            ImageService.class,
            VideoService.class,
            AudioService.class,
            AccountFiles.class,
            ToolLoop.class,
            ToolRegistry.class)) {
      for (Constructor<?> constructor : type.getConstructors()) {
        look(constructor, constructor::newInstance);
      }
    }
    for (Class<?> type :
        List.of(Qiao.class, QiaoClient.class, MediaSource.class, ResultFile.class)) {
      for (Method method : type.getMethods()) {
        if (Modifier.isStatic(method.getModifiers())) {
          look(method, arguments -> method.invoke(null, arguments));
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  /** What a user sees of an object: its class, or the interfaces of one that is not public. */
  private static List<Class<?>> shown(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        ? List.of(type)
        : Stream.of(type.getInterfaces())
            .filter(each -> Modifier.isPublic(each.getModifiers()))
            .filter(each -> !each.getName().contains("internal"))
            .<Class<?>>map(each -> each)
            .toList();
  }

  private interface Call {
    @Nullable Object with(Object... arguments) throws Exception;
  }

  /** Calls with nothing but nulls; what is allowed to be null may be so. */
  private void look(Executable of, Call call) throws Exception {
    boolean asks = false;
    Class<?>[] types = of.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      boolean nullable =
          Stream.of(of.getAnnotatedParameterTypes()[i].getAnnotations())
              .anyMatch(a -> a.annotationType() == Nullable.class);
      asks |= !types[i].isPrimitive() && !nullable;
      arguments[i] =
          types[i] == boolean.class
              ? (Object) false
              : types[i] == int.class
                  ? (Object) 1
                  : types[i] == long.class
                      ? (Object) 1L
                      : types[i] == double.class ? (Object) 1.0 : null;
    }
    if (!asks) {
      return;
    }
    String name =
        of.getDeclaringClass().getSimpleName()
            + "."
            + of.getName()
            + List.of(types).stream().map(Class::getSimpleName).toList();
    try {
      Object returned = call.with(arguments);
      if (returned instanceof CompletableFuture<?> future) {
        future.get(10, TimeUnit.SECONDS);
      }
      silent.add(name + " takes null");
    } catch (InvocationTargetException | ExecutionException e) {
      String words = String.valueOf(Objects.requireNonNull(e.getCause()).getMessage());
      if (words.startsWith("Cannot ") || !words.contains(" ")) {
        silent.add(name + ": " + words);
      }
    }
  }
}
