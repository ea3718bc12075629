/** Audio: speech of text, at once, as it comes, and over WebSockets. */
@org.jspecify.annotations.NullMarked
module dev.qiao.audio {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;

  exports dev.qiao.audio;
  exports dev.qiao.audio.cosyvoice;

  opens dev.qiao.audio to
      com.fasterxml.jackson.databind;
  opens dev.qiao.audio.cosyvoice to
      com.fasterxml.jackson.databind;

  provides dev.qiao.core.operation.OperationTable with
      dev.qiao.audio.AudioOperations;
}
