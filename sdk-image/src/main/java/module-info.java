/**
 * Images: generation, editing and tools. Still empty; its package is exported with its first type.
 */
@org.jspecify.annotations.NullMarked
module dev.qiao.image {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
}
