/** Calls as Micrometer observations: metrics and traces. */
@org.jspecify.annotations.NullMarked
module dev.qiao.micrometer {
  requires static transitive org.jspecify;
  requires transitive dev.qiao.core;
  requires transitive micrometer.commons;
  requires transitive micrometer.observation;
  requires static transitive micrometer.core;

  exports dev.qiao.micrometer;
}
