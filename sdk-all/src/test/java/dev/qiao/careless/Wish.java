package dev.qiao.careless;

import dev.qiao.core.Model;
import dev.qiao.core.operation.Operation;
import dev.qiao.core.operation.Request;

/** A request that is not called one and has no builder. */
public record Wish(Model model) implements Request {
  @Override
  public Operation<?, ?> operation() {
    throw new UnsupportedOperationException();
  }
}
