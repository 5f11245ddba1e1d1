package dev.mxcp.audit;

import java.util.function.BooleanSupplier;

/** Waits for what another thread will do; the timeout of the test ends it. */
final class Waiting {

  private Waiting() {}

  static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
      Thread.yield();
    }
  }
}
