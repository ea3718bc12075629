/** Video: Wan, the portrait models, and one result for all of them. */
@org.jspecify.annotations.NullMarked
module dev.qiao.video {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;

  exports dev.qiao.video;
  exports dev.qiao.video.gateway;
  exports dev.qiao.video.glm;
  exports dev.qiao.video.happyhorse;
  exports dev.qiao.video.minimax;
  exports dev.qiao.video.portrait;
  exports dev.qiao.video.tripo;
  exports dev.qiao.video.wan;

  opens dev.qiao.video to
      com.fasterxml.jackson.databind;
  opens dev.qiao.video.gateway to
      com.fasterxml.jackson.databind;
  opens dev.qiao.video.glm to
      com.fasterxml.jackson.databind;
  opens dev.qiao.video.happyhorse to
      com.fasterxml.jackson.databind;
  opens dev.qiao.video.minimax to
      com.fasterxml.jackson.databind;
  opens dev.qiao.video.portrait to
      com.fasterxml.jackson.databind;
  opens dev.qiao.video.tripo to
      com.fasterxml.jackson.databind;
  opens dev.qiao.video.wan to
      com.fasterxml.jackson.databind;

  provides dev.qiao.core.operation.OperationTable with
      dev.qiao.video.VideoOperations;
}
