/** Text: chats with every family, natively and OpenAI style, with one response for all of them. */
@org.jspecify.annotations.NullMarked
module dev.qiao.text {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
  requires com.fasterxml.jackson.core;
  requires transitive com.fasterxml.jackson.databind;

  exports dev.qiao.text;
  exports dev.qiao.text.deepseek;
  exports dev.qiao.text.gateway;
  exports dev.qiao.text.glm;
  exports dev.qiao.text.kimi;
  exports dev.qiao.text.minimax;
  exports dev.qiao.text.qwen;
  exports dev.qiao.text.request;
  exports dev.qiao.text.schema;
  exports dev.qiao.text.tool;

  opens dev.qiao.text to
      com.fasterxml.jackson.databind;
  opens dev.qiao.text.deepseek to
      com.fasterxml.jackson.databind;
  opens dev.qiao.text.gateway to
      com.fasterxml.jackson.databind;
  opens dev.qiao.text.glm to
      com.fasterxml.jackson.databind;
  opens dev.qiao.text.kimi to
      com.fasterxml.jackson.databind;
  opens dev.qiao.text.minimax to
      com.fasterxml.jackson.databind;
  opens dev.qiao.text.qwen to
      com.fasterxml.jackson.databind;
  opens dev.qiao.text.request to
      com.fasterxml.jackson.databind;
  opens dev.qiao.text.tool to
      com.fasterxml.jackson.databind;

  provides dev.qiao.core.operation.OperationTable with
      dev.qiao.text.TextOperations;
}
