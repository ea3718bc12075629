package dev.qiao.testkit;

import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.client.QiaoClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link FakeModels} does; use the annotation. */
public final class FakeModelServerExtension implements ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(FakeModelServerExtension.class);

  /** For JUnit. */
  public FakeModelServerExtension() {}

  /** One test's server and client; either may never be asked for. */
  private static final class Pair {
    private final @Nullable FakeModels wish;
    private @Nullable FakeModelServer server;
    private @Nullable QiaoClient client;

    Pair(@Nullable FakeModels wish) {
      this.wish = wish;
    }

    synchronized FakeModelServer server() {
      if (server == null) {
        server = start(wish);
      }
      return server;
    }

    synchronized QiaoClient client() {
      if (client == null) {
        client = server().client();
      }
      return client;
    }

    synchronized void close() {
      if (client != null) {
        client.close();
      }
      if (server != null) {
        server.close();
      }
    }
  }

  /** Servers and clients, for anything that belongs to one test. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return context.getTestMethod().isPresent()
        && (type == FakeModelServer.class || type == QiaoClient.class);
  }

  /** The test's own server, or its client. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Pair pair =
        context
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(context.getUniqueId(), id -> new Pair(wish(context)), Pair.class);
    return parameter.getParameter().getType() == QiaoClient.class ? pair.client() : pair.server();
  }

  /** Closes both. */
  @Override
  public void afterEach(ExtensionContext context) {
    Pair pair = context.getStore(NAMESPACE).remove(context.getUniqueId(), Pair.class);
    if (pair != null) {
      pair.close();
    }
  }

  private static FakeModelServer start(@Nullable FakeModels wish) {
    if (wish == null) {
      return FakeModelServer.start();
    }
    return wish.vendor() == Vendor.DASHSCOPE
        ? FakeModelServer.start(new Region(wish.region()))
        : FakeModelServer.start(wish.vendor());
  }

  /** The nearest annotation: the method's, the class's, an enclosing class's. */
  private static @Nullable FakeModels wish(ExtensionContext context) {
    FakeModels wish = context.getRequiredTestMethod().getAnnotation(FakeModels.class);
    Class<?> type = context.getRequiredTestClass();
    while (wish == null && type != null) {
      wish = type.getAnnotation(FakeModels.class);
      type = type.getEnclosingClass();
    }
    return wish;
  }
}
