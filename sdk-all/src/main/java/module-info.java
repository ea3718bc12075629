/** Everything behind one facade. */
@org.jspecify.annotations.NullMarked
module dev.qiao {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.audio;
  requires transitive dev.qiao.core;
  requires transitive dev.qiao.account;
  requires transitive dev.qiao.retrieval;
  requires transitive dev.qiao.image;
  requires transitive dev.qiao.text;
  requires transitive dev.qiao.video;

  exports dev.qiao;
}
