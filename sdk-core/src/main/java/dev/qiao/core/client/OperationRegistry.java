package dev.qiao.core.client;

import dev.qiao.core.Model;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelCatalog;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.Violations;
import dev.qiao.core.task.TaskOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operations and models of all modules that are there. A call needs none of it: its request
 * says its operation. Modules are looked up when a task is resumed or a model's limits are asked
 * for, and a request's own module before all others, so that a chat loads nothing of videos.
 */
final class OperationRegistry {
  private static final Logger LOG = LoggerFactory.getLogger("dev.qiao");

  /** How many ids a message names. */
  private static final int MAX_NAMED = 10;

  private static final int MAX_MODELS = 4;

  /** The models of the module that a request type is in; none for a type of a user's own. */
  private final Map<Class<?>, ModelCatalog> ofModule = new ConcurrentHashMap<>();

  /** Class loaders whose tables are known; weak, as a container drops loaders of ours. */
  private final Set<ClassLoader> seen =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private final AtomicReference<Tables> tables = new AtomicReference<>(new Tables(List.of()));

  /** What was found up to now, and what was made of it. */
  private static final class Tables {
    final List<ServiceLoader.Provider<OperationTable>> providers;
    volatile @Nullable Map<String, Operation<?, ?>> byId;
    volatile @Nullable ModelCatalog catalog;

    Tables(List<ServiceLoader.Provider<OperationTable>> providers) {
      this.providers = providers;
    }

    Tables with(ClassLoader loader) {
      List<ServiceLoader.Provider<OperationTable>> found = new ArrayList<>(providers);
      addProviders(found, loader);
      return found.size() == providers.size() ? this : new Tables(found);
    }
  }

  private Tables tables() {
    return tables(OperationTable.class.getClassLoader());
  }

  /**
   * A container may have this module in a parent of the loader that has the others, and a client
   * may be called from several loaders: those of a call's types and of its thread are asked.
   */
  private Tables tables(@Nullable ClassLoader own) {
    see(OperationTable.class.getClassLoader());
    see(own);
    see(Thread.currentThread().getContextClassLoader());
    return tables.get();
  }

  private void see(@Nullable ClassLoader loader) {
    if (loader != null && !seen.contains(loader)) {
      tables.updateAndGet(known -> known.with(loader));
      seen.add(loader);
    }
  }

  private static void addProviders(
      List<ServiceLoader.Provider<OperationTable>> found, ClassLoader loader) {
    try {
      ServiceLoader.load(OperationTable.class, loader).stream()
          .filter(each -> found.stream().noneMatch(known -> known.type() == each.type()))
          .forEach(found::add);
    } catch (ServiceConfigurationError e) {
      // What other loaders have, such as a second copy of this module, is no table of ours.
      if (loader == OperationTable.class.getClassLoader()) {
        throw e;
      }
      LOG.debug("another class loader has tables of another copy of this module", e);
    }
  }

  private static Map<String, Operation<?, ?>> byId(Tables tables) {
    Map<String, Operation<?, ?>> known = tables.byId;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (ServiceLoader.Provider<OperationTable> provider : tables.providers) {
        for (Operation<?, ?> operation : provider.get().operations()) {
          known.putIfAbsent(operation.id(), operation);
        }
      }
      tables.byId = known;
    }
    return known;
  }

  /**
   * Refuses an id that no operation of a vendor has.
   *
   * @throws IllegalArgumentException with the ids that are there, nearest first
   */
  void require(Vendor vendor, String id) {
    List<String> known =
        byId(tables()).values().stream()
            .filter(operation -> operation.vendor() == vendor)
            .map(operation -> operation.id().replaceFirst("\\.stream$", ""))
            .distinct()
            .toList();
    if (known.contains(id.replaceFirst("\\.stream$", ""))) {
      return;
    }
    String nearest = Limit.nearest(id, known).limit(MAX_NAMED).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "path(..) names the unknown operation \""
            + id
            + "\"; known operations of "
            + vendor.displayName()
            + ", nearest first: "
            + (known.isEmpty() ? "none; is the artifact of its module on the class path?" : nearest)
            + (known.size() > MAX_NAMED
                ? " and " + (known.size() - MAX_NAMED) + " more, see docs/operations.md"
                : ""));
  }

  /** What is documented of all models. */
  ModelCatalog catalog() {
    return catalog(tables());
  }

  private static ModelCatalog catalog(Tables tables) {
    ModelCatalog known = tables.catalog;
    if (known == null) {
      known = ModelCatalog.of(tables.providers.stream().map(ServiceLoader.Provider::get).toList());
      tables.catalog = known;
    }
    return known;
  }

  /** What is documented of a request's model, null if nothing is. */
  @Nullable ModelLimits limits(Request request) {
    Model model = request.model();
    if (model == null) {
      return null;
    }
    Class<?> type = request.getClass();
    return ofModule
        .computeIfAbsent(type, this::catalogOfModule)
        .find(model)
        .or(() -> catalog(tables(type.getClassLoader())).find(model))
        .orElse(null);
  }

  /**
   * Adds a violation if a request is of a model that is known to be for other requests. Where both
   * are calls of one path and one kind of result, the service may take it, and answers at once and
   * without payment if not.
   *
   * @return whether there is one
   */
  boolean isOfAnotherRequest(Operation<?, ?> operation, Request request, Violations violations) {
    Model model = request.model();
    List<Model> own = operation.models();
    if (model == null || own.isEmpty() || own.contains(model)) {
      return false;
    }
    Set<String> others = new LinkedHashSet<>();
    boolean isOfThePath = false;
    for (Operation<?, ?> other : byId(tables(request.getClass().getClassLoader())).values()) {
      if (other.vendor() == operation.vendor() && other.models().contains(model)) {
        others.add(other.requestType().getSimpleName());
        isOfThePath |=
            other.path().equals(operation.path())
                && (operation.mode() == Mode.STREAM
                    || (operation.mode() == Mode.CALL
                        && other.resultType() == operation.resultType()));
      }
    }
    if (others.isEmpty() || isOfThePath) {
      return false;
    }
    String some = own.subList(0, Math.min(own.size(), MAX_MODELS)).toString();
    violations.add(
        "model",
        "a model of "
            + operation.requestType().getSimpleName()
            + ", such as "
            + some.substring(1, some.length() - 1),
        model,
        "or build a " + String.join(" or a ", others));
    return true;
  }

  /**
   * Whether a model without limits is none that this version knows: its row names others, or, where
   * rows name none, the catalogue has no model whose name begins alike. Such a model is refused
   * nothing. A request type of the user's own has no catalogue and keeps its checks.
   */
  boolean isUnknown(Operation<?, ?> operation, Request request) {
    Model model = request.model();
    ModelCatalog catalog = ofModule.get(request.getClass());
    if (model == null || catalog == null || catalog.models().isEmpty()) {
      return false;
    }
    if (!operation.models().isEmpty()) {
      return !operation.models().contains(model);
    }
    String word = model.name().split("[^A-Za-z]", 2)[0];
    for (ModelLimits one : catalog.models()) {
      if (word.length() > 2 && one.model().name().startsWith(word)) {
        return false;
      }
    }
    return true;
  }

  private ModelCatalog catalogOfModule(Class<?> requestType) {
    return ModelCatalog.of(
        tables(requestType.getClassLoader()).providers.stream()
            .filter(
                provider ->
                    requestType.getName().startsWith(provider.type().getPackageName() + "."))
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** The operation of a request type whose tasks are looked for. */
  Operation<?, ?> findTask(Class<?> requestType) {
    return byId(tables(requestType.getClassLoader())).values().stream()
        .filter(operation -> operation.mode() == Mode.TASK)
        .filter(operation -> operation.requestType() == requestType)
        .findFirst()
        .orElseThrow(
            () ->
                new RequestValidationException(
                    "no table of operations has tasks of a "
                        + requestType.getSimpleName()
                        + "; find a task of a request type of your own by its TaskRef"));
  }

  /** Whether tasks of an operation have results of a type, as far as is known here. */
  boolean hasResult(String id, Class<?> resultType) {
    Operation<?, ?> operation = byId(tables(resultType.getClassLoader())).get(id);
    return resultType == TaskOutput.class
        || (operation != null && operation.resultType() == resultType);
  }

  /** Refuses a type of results that no operation known here has. */
  void requireResult(Class<?> resultType) {
    if (resultType != TaskOutput.class
        && byId(tables(resultType.getClassLoader())).values().stream()
            .noneMatch(operation -> operation.resultType() == resultType)) {
      throw new RequestValidationException(
          "no operation known here has results of type "
              + resultType.getSimpleName()
              + ": register a request type of your own in an OperationTable, or ask for"
              + " TaskOutput.class");
    }
  }

  /** The operation of an id whose results are said to be of a type. */
  Operation<?, ?> find(String id, Class<?> resultType) {
    Operation<?, ?> operation = byId(tables(resultType.getClassLoader())).get(id);
    if (operation == null) {
      throw new RequestValidationException(
          "the operation \""
              + id
              + "\" is not known here; add the artifact that brings it (docs/operations.md names"
              + " it; qiao brings all), or an OperationTable with a row of your own, or resume the"
              + " task as TaskOutput.class");
    }
    return operation;
  }
}
