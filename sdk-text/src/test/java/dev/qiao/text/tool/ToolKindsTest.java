package dev.qiao.text.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.qiao.core.operation.Request;
import dev.qiao.text.Message;
import dev.qiao.text.TextModels;
import dev.qiao.text.glm.GlmChatRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of tool is a type of its own, and its JSON comes in exact pairs. */
class ToolKindsTest {
  record GetWeather(String place) {}

  static Stream<Tool> tools() {
    return Stream.of(
        Tool.of(GetWeather.class),
        Tool.of(GetWeather.class).strict(),
        Tool.function("f", "Does.", Map.of("type", "object")),
        Tool.webSearch(WebSearch.with("search_pro")),
        Tool.retrieval(Retrieval.from("k-1")),
        Tool.mcp(McpServer.at("label", "https://example.com/mcp")),
        new Tool.FunctionTool(
            new Tool.FunctionDeclaration("g", null, null, null, null, Map.of("cache", true)),
            Map.of("of_tomorrow", List.of(1, "x"))),
        new Tool.UnknownTool(
            Map.of("type", "builtin_function", "function", Map.of("name", "$web_search"))));
  }

  @ParameterizedTest
  @MethodSource("tools")
  void json_comesInPairs(Tool tool) throws Exception {
    ObjectMapper ofAUser = new ObjectMapper();
    String json = tool.toJson();

    assertThat(Tool.fromJson(json)).isEqualTo(tool);
    assertThat(ofAUser.writeValueAsString(tool)).isEqualTo(json);
    assertThat(ofAUser.readValue(json, Tool.class)).isEqualTo(tool);
    assertThat((Object) ofAUser.readValue(json, tool.getClass())).isEqualTo(tool);
    assertThat(ofAUser.readTree(json).path("type").asText()).isEqualTo(tool.type());
  }

  @ParameterizedTest
  @MethodSource("tools")
  void aStoredRequest_hasEqualTools(Tool tool) {
    GlmChatRequest request =
        GlmChatRequest.builder(TextModels.GLM_5_1, Message.user("Hi")).tools(List.of(tool)).build();

    assertThat(Request.fromJson(request.toJson(), GlmChatRequest.class)).isEqualTo(request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":\"of_tomorrow\",\"of_tomorrow\":{\"a\":[1,null]},\"b\":\"c\"}",
        "{\"type\":\"function\"}",
        "{\"type\":\"function\",\"function\":\"f\"}",
        "{\"type\":\"web_search\",\"web_search\":true}",
        "{\"type\":7,\"function\":{\"name\":\"f\"}}"
      })
  void anotherKind_isKept(String json) throws Exception {
    Tool tool = Tool.fromJson(json);

    assertThat(tool).isInstanceOf(Tool.UnknownTool.class);
    assertThat(tool.function()).isNull();
    assertThat(new ObjectMapper().readTree(tool.toJson()))
        .isEqualTo(new ObjectMapper().readTree(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"function\"", "7", "null", "{"})
  void whatIsNoTool_isRefused(String json) {
    assertThatThrownBy(() -> Tool.fromJson(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fields_besideAKind_areKept() {
    Tool tool =
        Tool.fromJson("{\"type\":\"function\",\"function\":{\"name\":\"f\"},\"web_search\":{}}");

    assertThat(tool).isInstanceOf(Tool.FunctionTool.class);
    assertThat(((Tool.FunctionTool) tool).additional()).containsKey("web_search");
    assertThat(Tool.fromJson(tool.toJson())).isEqualTo(tool);
  }

  @Test
  void kinds_areMatchedByType() {
    assertThat(tools().map(ToolKindsTest::said))
        .containsExactly(
            "calls get_weather",
            "calls get_weather",
            "calls f",
            "searches with search_pro",
            "looks up in k-1",
            "asks https://example.com/mcp",
            "calls g",
            "builtin_function");
  }

  private static String said(Tool tool) {
    if (tool instanceof Tool.FunctionTool called) {
      return "calls " + called.function().name();
    } else if (tool instanceof Tool.WebSearchTool search) {
      return "searches with " + search.webSearch().searchEngine();
    } else if (tool instanceof Tool.RetrievalTool base) {
      return "looks up in " + base.retrieval().knowledgeId();
    } else if (tool instanceof Tool.McpTool server) {
      return "asks " + server.mcp().serverUrl();
    }
    return tool.type();
  }
}
