/** How an application tests its own code against the fake model server. */
@org.jspecify.annotations.NullMarked
package dev.qiao.examples.testing;
