package dev.qiao.curious;

import dev.qiao.careless.internal.Secret;

/** Uses another module's internals. */
final class Nosy {
  final Object found = new Secret();
}
