package dev.qiao.docs;

import dev.qiao.core.Endpoint;
import dev.qiao.core.Region;
import dev.qiao.core.Vendor;
import dev.qiao.core.catalog.ModelLimits;
import dev.qiao.core.internal.json.Json;
import dev.qiao.core.internal.poll.TaskDialect;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.task.TaskRef;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** {@code docs/operations.md}, from the tables of all modules. */
final class OperationsPage {
  private static final URI GATEWAY = URI.create("https://gateway.example.com");

  private OperationsPage() {}

  static String text() {
    List<OperationTable> tables =
        ServiceLoader.load(OperationTable.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(OperationTable::artifact))
            .toList();
    StringBuilder page = new StringBuilder(8 * 1024);
    page.append(
        """
        # Operations and models

        """);
    page.append(GeneratedPagesTest.NOTICE);
    page.append(
        """

        An operation sends its request as JSON, or, where the table says "address", puts it into path and query and
        sends no body: a name in braces in a path is a component of the request, all others are in the query. The
        request's type and the verb decide path and mode; the model's name never does. `call` answers at once, `stream`
        in pieces, `task` with a task that is polled. Paths are those of the vendor's shared host; a gateway's are
        assumed where they are POSTs. Where regions are named, the pages document no others, and a call to another is sent
        with a warning. How to add a row: [add an endpoint](guide/add-an-endpoint.md).

        ## Operations

        | operation | vendor | method and path | sent as | verb | request | result | regions | artifact |
        |---|---|---|---|---|---|---|---|---|
        """);
    tables.forEach(
        table ->
            table
                .operations()
                .forEach(operation -> page.append(line(operation, table.artifact()))));
    String file =
        TaskDialect.of(Vendor.MINIMAX)
            .morePath(Json.MAPPER.createObjectNode().put("status", "Success").put("file_id", "ID"));
    page.append(
        """

        Whatever operation made it, a task is polled with one `GET` of its vendor:

        | vendor | poll | cancel |
        |---|---|---|
        %s
        A gateway's paths are relative to its base URL. When a task of MiniMax has succeeded, its file is read as well, with
        `GET %s`. Local media for DashScope is uploaded with
        `GET /api/v1/uploads?action=getPolicy` and a form to the storage host that this names.

        ## How long a wait for a task lasts

        | operation | deadline | interval of polls |
        |---|---|---|
        """
            .formatted(
                polls(Vendor.DASHSCOPE, "")
                    + polls(Vendor.MINIMAX, "")
                    + polls(Vendor.ZHIPU, "")
                    + polls(Vendor.GATEWAY, "gateway.task.image")
                    + polls(Vendor.GATEWAY, "gateway.task.video"),
                path(Vendor.MINIMAX, String.valueOf(file))));
    tables.stream()
        .flatMap(table -> table.operations().stream())
        .filter(operation -> operation.mode() == Mode.TASK)
        .forEach(operation -> page.append(waits(operation)));
    page.append(
        """

        ## Documented limits

        Checked before sending, for the models named here; any other model passes. Limits that all models of an
        operation share are in the Javadoc of the request's builder. `Validation` switches the checks to warnings or off.

        | model | field | must be | source |
        |---|---|---|---|
        """);
    tables.stream()
        .flatMap(table -> table.models().stream())
        .forEach(model -> page.append(lines(model)));
    return page.toString();
  }

  private static String line(Operation<?, ?> operation, String artifact) {
    Endpoint endpoint =
        operation.vendor() == Vendor.GATEWAY
            ? Endpoint.gateway(GATEWAY)
            : Endpoint.of(operation.vendor(), operation.vendor().defaultRegion());
    return row(
        code(operation.id()),
        operation.vendor().displayName(),
        code(operation.method() + " " + endpoint.url(operation.api()).getPath() + operation.path()),
        operation.isForm() ? "form" : operation.hasBody() ? "JSON" : "address",
        operation.mode().name().toLowerCase(Locale.ROOT),
        asked(operation.requestType()),
        code(operation.resultType().getSimpleName()),
        operation.regions().stream().map(Region::id).collect(Collectors.joining(", ")),
        artifact);
  }

  /** Requests that are not public are made by a method of the client. */
  private static String asked(Class<?> request) {
    Class<?> outer = request.getDeclaringClass();
    return Modifier.isPublic(request.getModifiers())
        ? code(
            outer == null
                ? request.getSimpleName()
                : outer.getSimpleName() + "." + request.getSimpleName())
        : "made by the client";
  }

  private static String waits(Operation<?, ?> operation) {
    return row(
        code(operation.id()), words(operation.waitTimeout()), words(operation.pollInterval()));
  }

  private static String lines(ModelLimits model) {
    StringBuilder lines = new StringBuilder(200);
    for (String field : model.fields()) {
      for (Limit limit : model.limits(field)) {
        lines.append(
            row(
                code(model.model().name()),
                code(field),
                limit.text().replace("*", "\\*"),
                "[page](" + model.source() + ")"));
      }
    }
    return lines.toString();
  }

  private static String polls(Vendor vendor, String operation) {
    TaskRef any = new TaskRef(vendor, vendor.defaultRegion(), null, operation, "ID", Instant.EPOCH);
    TaskDialect dialect = TaskDialect.of(vendor);
    String cancel = dialect.cancelPath(any);
    return row(
        vendor.displayName() + (operation.isEmpty() ? "" : ", " + code(operation)),
        code("GET " + path(vendor, dialect.pollPath(any))),
        cancel == null ? "not documented" : code("POST " + path(vendor, cancel)));
  }

  private static String path(Vendor vendor, String path) {
    return vendor == Vendor.GATEWAY
        ? path
        : Endpoint.of(vendor, vendor.defaultRegion()).nativeUrl().getPath() + path;
  }

  private static String words(Duration duration) {
    return duration.toSeconds() % 60 == 0
        ? duration.toMinutes() + " min"
        : duration.toSeconds() + " s";
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
