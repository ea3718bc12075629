/**
 * The test kit of Qiao: a fake model service on a loopback port, a JUnit 5 extension, and sample
 * pictures, sounds and films.
 */
@org.jspecify.annotations.NullMarked
module dev.qiao.testkit {
  requires transitive dev.qiao.core;
  requires static transitive org.jspecify;
  requires static transitive org.junit.jupiter.api;
  requires com.fasterxml.jackson.databind;
  requires java.desktop;
  requires java.logging;
  requires kotlin.stdlib;
  requires okhttp3;
  requires okhttp3.mockwebserver;
  requires okio;

  exports dev.qiao.testkit;
}
