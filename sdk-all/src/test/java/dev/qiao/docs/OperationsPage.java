package dev.qiao.docs;

import dev.qiao.core.Endpoint;
import dev.qiao.core.ModelLimits;
import dev.qiao.core.Vendor;
import dev.qiao.core.internal.poll.TaskDialect;
import dev.qiao.core.operation.Limit;
import dev.qiao.core.operation.Mode;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.OperationTable;
import dev.qiao.core.task.TaskRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/** {@code docs/operations.md}, from the tables of all modules. */
final class OperationsPage {
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

        Every operation is a `POST` of the request as JSON. The request's type and the verb decide path and mode; the
        model's name never does. `call` answers at once, `stream` in pieces, `task` with a task that is polled. Paths
        are those of the vendor's shared host. How to add a row: [add an endpoint](guide/add-an-endpoint.md).

        ## Operations

        | operation | vendor | path | verb | request | result | artifact |
        |---|---|---|---|---|---|---|
        """);
    tables.forEach(
        table ->
            table
                .operations()
                .forEach(operation -> page.append(line(operation, table.artifact()))));
    page.append(
        """

        Whatever operation made it, a task at DashScope is polled with `GET %s`
        and canceled with `POST %s`. Local media is uploaded
        with `GET /api/v1/uploads?action=getPolicy` and a form to the storage host that this names.

        ## How long a wait for a task lasts

        | operation | deadline | interval of polls |
        |---|---|---|
        """
            .formatted(
                dashScope(TaskDialect.of(Vendor.DASHSCOPE).pollPath(anyTask())),
                dashScope(TaskDialect.of(Vendor.DASHSCOPE).cancelPath(anyTask()))));
    tables.stream()
        .flatMap(table -> table.operations().stream())
        .filter(operation -> operation.mode() == Mode.TASK)
        .forEach(operation -> page.append(waits(operation)));
    page.append(
        """

        ## Documented limits

        Checked before sending, for the models named here; any other model passes. Limits that all models of an
        operation share stand in the Javadoc of the request's builder. `Validation` switches the checks to warnings or off.

        | model | field | must be | source |
        |---|---|---|---|
        """);
    tables.stream()
        .flatMap(table -> table.models().stream())
        .forEach(model -> page.append(lines(model)));
    return page.toString();
  }

  private static String line(Operation<?, ?> operation, String artifact) {
    Endpoint endpoint = Endpoint.of(operation.vendor(), operation.vendor().defaultRegion());
    return row(
        code(operation.id()),
        operation.vendor().displayName(),
        code(endpoint.url(operation.surface()).getPath() + operation.path()),
        operation.mode().name().toLowerCase(Locale.ROOT),
        code(operation.requestType().getSimpleName()),
        code(operation.resultType().getSimpleName()),
        artifact);
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

  private static TaskRef anyTask() {
    return new TaskRef(
        Vendor.DASHSCOPE, Vendor.DASHSCOPE.defaultRegion(), null, "any", "ID", Instant.EPOCH);
  }

  private static String dashScope(String path) {
    return Endpoint.of(Vendor.DASHSCOPE, Vendor.DASHSCOPE.defaultRegion()).nativeUrl().getPath()
        + path;
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
