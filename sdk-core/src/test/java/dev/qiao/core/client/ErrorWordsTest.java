package dev.qiao.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.qiao.core.client.TestOperations.Ask;
import dev.qiao.core.error.ApiException;
import dev.qiao.core.http.RequestOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service's words survive, without the key and on one printable line. */
class ErrorWordsTest extends SocketTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"no such model\"}",
        "{\"detail\":\"no such model\"}",
        "{\"success\":false,\"message\":\"no such model\"}",
        "{\"success\":false,\"msg\":\"no such model\"}",
        "{\"status_code\":500,\"message\":\"no such model\"}",
        "{\"message\":\"no such model\",\"request_id\":\"r\"}",
        "{\"success\":\"false\",\"msg\":\"no such model\"}",
        "{\"status\":\"error\",\"message\":\"no such model\"}",
        "{\"status\":500,\"error\":\"no such model\",\"path\":\"/v1/chat\"}",
        "{\"error_code\":17,\"error_msg\":\"no such model\"}",
        "[{\"error\":{\"code\":404,\"message\":\"no such model\"}}]",
        "{\"error\":[\"no such model\"]}",
        "{\"error\":[{\"message\":\"no such model\"}]}",
        "{\"detail\":[{\"msg\":\"no such model\"}]}",
        "{\"detail\":{\"error\":{\"message\":\"no such model\"}}}"
      })
  void errorInsideASuccess_isThrownWithItsWords(String body) {
    server.enqueue(json(body));
    assertThat(refused().vendorMessage()).isEqualTo("no such model");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'code':401,'msg':'x','success':false}|AuthenticationException|401",
        "{'code':'401','message':'x'}|AuthenticationException|401",
        "{'code':402,'msg':'x','success':false}|BillingException|402",
        "{'code':403,'msg':'x'}|PermissionException|403",
        "{'code':404,'message':'x'}|NotFoundException|404",
        "{'code':429,'msg':'x','success':false}|RateLimitException|429",
        "{'code':500,'msg':'x','success':false,'data':null}|ServerException|500",
        "{'status':401,'error':'Unauthorized','message':'x'}|AuthenticationException|401",
        "{'error':{'status':401,'message':'x'}}|AuthenticationException|401",
        "{'error':{'code':'503','message':'x'}}|ServerException|503",
        "{'code':1302,'msg':'x','success':false}|BadRequestException|200",
        "{'code':-1,'msg':'x','success':false}|BadRequestException|200"
      })
  void statusInTheCode_isTheStatus(String body, String type, int status) {
    String json = body.replace('\'', '"');
    RequestOptions once =
        RequestOptions.builder().retry(dev.qiao.core.http.RetryPolicy.NONE).build();
    server.enqueue(json(json));
    server.enqueue(sse("data:" + json + "\n\n"));
    server.enqueue(sse(json));
    ApiException call =
        catchThrowableOfType(ApiException.class, () -> client().call(Ask.of("a"), once));
    ApiException event =
        catchThrowableOfType(
            ApiException.class, () -> client().stream(Ask.of("a"), once).collect());
    ApiException bare =
        catchThrowableOfType(
            ApiException.class, () -> client().stream(Ask.of("a"), once).collect());
    for (ApiException failure : java.util.Arrays.asList(call, event, bare)) {
      assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
      assertThat(failure.status()).isEqualTo(status);
      assertThat(failure.vendorMessage()).isEqualTo("x");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'message':[{'loc':['body','top_k'],'msg':'no extras'}],'code':400}|body.top_k: no extras",
        "{'detail':[{'loc':['body','n',0],'msg':'no'},{'msg':'nor this'}]}|body.n.0: no; nor this",
        "{'error':{'message':{'text':'no'}}}|{'text':'no'}",
        "{'error':{'message':['no','nor this',null,{}]}}|no; nor this",
        "{'errors':[{'detail':'no'}]}|no",
        "{'detail':{'reason':'quota'}}|{'reason':'quota'}",
        "[{'error':{'message':'no'}}]|no",
        "{'message':7}|7"
      })
  void wordsInLists_areKeptWithTheirPlace(String body, String words) {
    server.enqueue(json(400, body.replace('\'', '"')));
    assertThat(refused().vendorMessage()).isEqualTo(words.replace('\'', '"'));
  }

  @Test
  void wordsNestedDeeply_endInAnException() {
    for (String open : java.util.List.of("[", "{\"message\":", "{\"loc\":[1],\"msg\":[")) {
      int levels = 300;
      String close = open.equals("[") ? "]" : open.endsWith("[") ? "]}" : "}";
      server.enqueue(
          json(400, "{\"message\":" + open.repeat(levels) + "0" + close.repeat(levels) + "}"));
      assertThat(refused()).isNotNull();
    }
  }

  @Test
  void errorInsideALargeSuccess_isThrown() {
    server.enqueue(
        json(
            "{\"code\":\"InvalidParameter\",\"output\":{},\"message\":\""
                + "long ".repeat(20_000)
                + "\"}"));
    assertThat(refused().code()).isEqualTo("InvalidParameter");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"a\",\"error\":null}",
        "{\"text\":\"a\",\"error\":{}}",
        "{\"text\":\"a\",\"error\":[]}",
        "{\"text\":\"a\",\"error\":0}",
        "{\"text\":\"a\",\"error\":false}",
        "{\"text\":\"a\",\"status\":\"ok\",\"msg\":\"\"}",
        "{\"text\":\"a\",\"success\":\"true\",\"msg\":\"done\"}",
        "{\"text\":\"a\",\"code\":\"\",\"message\":\"\"}",
        "{\"text\":\"a\",\"code\":200,\"message\":\"Success\"}",
        "{\"text\":\"a\",\"message\":\"no such model\"}",
        "{\"text\":\"a\",\"detail\":\"b\",\"id\":\"c\",\"object\":\"d\"}",
        "{\"request_id\":\"r\",\"message\":\"The task was canceled successfully.\"}",
        "{\"request_id\":\"r\",\"message\":null}",
        "{\"id\":\"file-1\",\"object\":\"file\",\"deleted\":true,\"message\":\"deleted\"}"
      })
  void successWithAnEmptyErrorField_isASuccess(String body) {
    server.enqueue(json(body));
    assertThat(client().call(Ask.of("a"))).isNotNull();
  }

  @Test
  void keyInJsonEscapesAndHeaders_isTakenOut() {
    StringBuilder escaped = new StringBuilder();
    KEY.chars().forEach(c -> escaped.append(String.format("\\u%04X", c)));
    server.enqueue(
        json(401, "{\"code\":\"InvalidApiKey\",\"message\":\"key " + escaped + "\"}")
            .setHeader("X-Echo", KEY));
    ApiException failure = refused();
    assertThat(failure.vendorMessage()).isEqualTo("key ***");
    assertThat(failure.headers().toString()).doesNotContain(KEY);
  }

  @Test
  void controlCharacters_areNotInTheMessage() throws Exception {
    server.enqueue(
        json(400, "{\"code\":\"X\",\"message\":\"a\\u001b[31m\\u0007\\u202eb\\u2028c\"}"));
    ApiException failure = refused();
    assertThat(failure.getMessage()).contains("a [31m b c");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    ApiException read =
        (ApiException)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(read.status()).isEqualTo(400);
    assertThat(read.code()).isEqualTo("X");
  }

  @Test
  void refusalWithoutWords_andOneThatDeniesASuccess_areErrors() {
    server.enqueue(json("{\"success\":false,\"request_id\":\"r\"}"));
    server.enqueue(json("{\"message\":\"The call was not successful.\"}"));

    assertThat(refused().requestId()).isEqualTo("r");
    assertThat(refused().vendorMessage()).isEqualTo("The call was not successful.");
  }

  private ApiException refused() {
    return catchThrowableOfType(ApiException.class, () -> client().call(Ask.of("a")));
  }

  @Test
  void wordsOfSeveralLines_areOneLine() {
    assertThat(new dev.qiao.core.error.CallCanceledException("a\r\nFAKE\tb\u2028c", null))
        .hasMessage("a FAKE b c");
  }
}
