/** Audio: speech and music. Still empty; its package is exported with its first type. */
@org.jspecify.annotations.NullMarked
module dev.qiao.audio {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
}
