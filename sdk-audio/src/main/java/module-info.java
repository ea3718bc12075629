/** Audio: speech of text, at once, as it comes, and over WebSockets. */
@org.jspecify.annotations.NullMarked
module dev.qiao.audio {
  requires static transitive org.jspecify;
  requires static com.google.errorprone.annotations;
  requires transitive dev.qiao.core;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires okio;

  exports dev.qiao.audio;
  exports dev.qiao.audio.cosyvoice;
  exports dev.qiao.audio.gateway;
  exports dev.qiao.audio.glm;
  exports dev.qiao.audio.minimax;
  exports dev.qiao.audio.qwen;

  opens dev.qiao.audio to
      com.fasterxml.jackson.databind;
  opens dev.qiao.audio.cosyvoice to
      com.fasterxml.jackson.databind;
  opens dev.qiao.audio.gateway to
      com.fasterxml.jackson.databind;
  opens dev.qiao.audio.glm to
      com.fasterxml.jackson.databind;
  opens dev.qiao.audio.minimax to
      com.fasterxml.jackson.databind;
  opens dev.qiao.audio.qwen to
      com.fasterxml.jackson.databind;

  provides dev.qiao.core.operation.OperationTable with
      dev.qiao.audio.AudioOperations;
}
