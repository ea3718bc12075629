/** Calls as Micrometer observations. */
@org.jspecify.annotations.NullMarked
module dev.qiao.micrometer {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
  requires transitive micrometer.observation;
  requires micrometer.commons;
  requires static micrometer.core;

  exports dev.qiao.micrometer;
}
