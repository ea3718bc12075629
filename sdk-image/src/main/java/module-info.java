/** Images: generation, editing and tools, and one result for all of them. */
@org.jspecify.annotations.NullMarked
module dev.qiao.image {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  // Mask draws with it; applications that draw no masks do not need it.
  requires static transitive java.desktop;

  exports dev.qiao.image;
  exports dev.qiao.image.gateway;
  exports dev.qiao.image.glm;
  exports dev.qiao.image.minimax;
  exports dev.qiao.image.tool;
  exports dev.qiao.image.qwen;
  exports dev.qiao.image.wan;

  opens dev.qiao.image to
      com.fasterxml.jackson.databind;
  opens dev.qiao.image.gateway to
      com.fasterxml.jackson.databind;
  opens dev.qiao.image.glm to
      com.fasterxml.jackson.databind;
  opens dev.qiao.image.minimax to
      com.fasterxml.jackson.databind;
  opens dev.qiao.image.tool to
      com.fasterxml.jackson.databind;
  opens dev.qiao.image.qwen to
      com.fasterxml.jackson.databind;
  opens dev.qiao.image.wan to
      com.fasterxml.jackson.databind;

  provides dev.qiao.core.operation.OperationTable with
      dev.qiao.image.ImageOperations;
}
