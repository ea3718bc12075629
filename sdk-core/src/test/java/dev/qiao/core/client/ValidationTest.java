package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.Model;
import dev.qiao.core.Validation;
import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.client.TestOperations.DeepAsk;
import dev.qiao.core.client.TestOperations.Piece;
import dev.qiao.core.client.TestOperations.Stray;
import dev.qiao.core.client.TestOperations.Unwritable;
import dev.qiao.core.error.RequestValidationException;
import dev.qiao.core.error.RequestValidationException.Violation;
import dev.qiao.core.http.ExchangeListener;
import dev.qiao.core.http.RequestOptions;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;
import dev.qiao.core.operation.StreamRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused before the network. */
class ValidationTest extends SocketTest {
  private static final Ask BROKEN =
      new Ask(TestOperations.LIMITED, "12345678901234567890!", 12, null, null);
  private static final String WHAT_IS_BROKEN =
      "test.ask breaks 3 documented limits: "
          + "prompt is 21 characters but must be at most 20 characters"
          + " (shorten it); "
          + "parameters.duration is 12 but must be one of 5, 10 for limited-1"
          + " (choose one of them); "
          + "parameters.duration is 12 but must be at least 1 and at most 8 for limited-1"
          + " (set a value in that range)";

  @Test
  void call_strict_namesAllViolationsAndSendsNothing() {
    RequestValidationException refusal =
        catchThrowableOfType(RequestValidationException.class, () -> client().call(BROKEN));
    assertThat(refusal).hasMessage(WHAT_IS_BROKEN);
    assertThat(refusal.violations())
        .contains(
            new Violation(
                "parameters.duration", "one of 5, 10 for limited-1", "12", "choose one of them"))
        .hasSize(3);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void call_oneViolation_saysItInTheSingular() {
    Ask request = new Ask(TestOperations.LIMITED, "short", 7, null, null);
    assertThatThrownBy(() -> client().call(request))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "test.ask breaks a documented limit: parameters.duration is 7 but must be one of 5, 10"
                + " for limited-1 (choose one of them)");
  }

  @Test
  void call_warn_logsThemAndSends() {
    server.enqueue(json("{\"text\":\"ok\"}"));
    QiaoClient client = client(builder -> builder.validation(Validation.WARN));
    Logs logs = Logs.fromNow();
    assertThat(client.call(BROKEN).value().text()).isEqualTo("ok");
    assertThat(logs.text()).contains("WARN").contains(WHAT_IS_BROKEN + "; sent all the same");
  }

  @Test
  void call_warning_isLoggedAndToldBeforeTheRequestIsSent() {
    server.enqueue(json("{\"text\":\"ok\"}"));
    List<String> heard = new ArrayList<>();
    QiaoClient client =
        client(
            builder ->
                builder.listener(
                    new ExchangeListener() {
                      @Override
                      public void warned(String operation, String warning) {
                        heard.add(operation + ": " + warning);
                      }

                      @Override
                      public void started(Exchange exchange) {
                        heard.add("started");
                      }
                    }));
    Logs logs = Logs.fromNow();
    assertThat(client.call(Ask.of("odd")).value().text()).isEqualTo("ok");
    assertThat(heard)
        .containsExactly("test.ask: prompt is ignored (T-1); say something", "started");
    assertThat(logs.text())
        .contains("WARN")
        .contains("test.ask: prompt is ignored (T-1); say something");
  }

  @Test
  void call_warningBesideAViolation_isNotToldAsNothingIsSent() {
    List<String> heard = new ArrayList<>();
    QiaoClient client =
        client(
            builder ->
                builder.listener(
                    new ExchangeListener() {
                      @Override
                      public void warned(String operation, String warning) {
                        heard.add(warning);
                      }
                    }));
    Ask request = new Ask(TestOperations.LIMITED, "odd", 12, null, null);
    assertThatThrownBy(() -> client.call(request)).isInstanceOf(RequestValidationException.class);
    assertThat(heard).isEmpty();
  }

  @Test
  void call_off_looksAtNothing() {
    server.enqueue(json("{\"text\":\"ok\"}"));
    QiaoClient client = client(builder -> builder.validation(Validation.OFF));
    Logs logs = Logs.fromNow();
    assertThat(client.call(BROKEN).value().text()).isEqualTo("ok");
    assertThat(logs.text()).doesNotContain("WARN");
  }

  @Test
  void call_validationOfTheRequest_winsOverTheClients() {
    server.enqueue(json("{\"text\":\"ok\"}"));
    RequestOptions off = RequestOptions.builder().validation(Validation.OFF).build();
    assertThat(client().call(BROKEN, off).value().text()).isEqualTo("ok");
    QiaoClient lax = client(builder -> builder.validation(Validation.OFF));
    RequestOptions strict = RequestOptions.builder().validation(Validation.STRICT).build();
    assertThatThrownBy(() -> lax.call(BROKEN, strict))
        .isInstanceOf(RequestValidationException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void call_modelTheCatalogueDoesNotKnow_isNotHeldToAnothersLimits() {
    server.enqueue(json("{\"text\":\"ok\"}"));
    Ask request = new Ask(Model.of("tomorrow-9"), "short", 12, null, null);
    assertThat(client().call(request).value().text()).isEqualTo("ok");
    assertThat(client().models().find(Model.of("tomorrow-9"))).isEmpty();
    assertThat(client().models().find(TestOperations.LIMITED).orElseThrow().source())
        .isEqualTo("https://example.com/limited-1");
  }

  @Test
  void call_stream_submit_keepTheSameRules() {
    assertThatThrownBy(() -> client().stream(BROKEN))
        .isInstanceOf(RequestValidationException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void call_requestOfAnotherVendor_isRefusedNamingBoth() {
    assertThatThrownBy(() -> client().call(new DeepAsk(TestOperations.MODEL)))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "a DeepAsk goes to DeepSeek, but this client calls DashScope; build a client with"
                + " vendor(Vendor.DEEPSEEK)");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void call_requestOfNoTable_saysItsOperationItself() throws Exception {
    server.enqueue(json("{\"text\":\"ok\"}"));
    assertThat(client().call(new Stray(TestOperations.MODEL)).value().text()).isEqualTo("ok");
    assertThat(server.takeRequest().getPath()).endsWith("/services/stray");
  }

  /** Cannot be streamed, whatever its type says. */
  private record Mistaken(Model model) implements StreamRequest<Piece> {
    @Override
    public Operation<?, ?> operation() {
      return new Stray(model).operation();
    }

    @Override
    public Request asStreamRequest() {
      return this;
    }
  }

  @Test
  void stream_operationWithoutThatVerb_isRefusedNamingBoth() {
    assertThatThrownBy(() -> client().stream(new Mistaken(TestOperations.MODEL)))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage(
            "a Mistaken has no operation of mode STREAM: its operation() is test.stray, of mode"
                + " CALL");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void call_requestThatCannotBeWritten_isRefusedBeforeTheNetwork() {
    Object broken =
        new Object() {
          @SuppressWarnings({"unused", "EffectivelyPrivate"}) // Jackson finds public getters
          public String getText() {
            throw new IllegalStateException("no text today");
          }
        };
    assertThatThrownBy(() -> client().call(new Unwritable(TestOperations.MODEL, broken)))
        .isInstanceOf(RequestValidationException.class)
        .hasMessage("Unwritable cannot be written as JSON: no text today");
    Object self = new Object[1];
    ((Object[]) self)[0] = self;
    assertThatThrownBy(() -> client().call(new Unwritable(TestOperations.MODEL, self)))
        .isInstanceOf(RequestValidationException.class)
        .hasMessageStartingWith("Unwritable cannot be written as JSON: ");
    assertThat(server.getRequestCount()).isZero();
  }
}
