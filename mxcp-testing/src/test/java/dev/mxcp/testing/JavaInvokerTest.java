package dev.mxcp.testing;

import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The example invoker of 20 lines keeps the contract. */
class JavaInvokerTest implements ToolInvokerContract {

  private static final Map<String, PreparedEndpoint> LAMBDAS =
      Map.of(
          "echo", call -> call.arguments().get("text"),
          "failing", call -> Integer.parseInt("no number"),
          "endless", JavaInvokerTest::untilCancelled);

  private static Object untilCancelled(Invocation call) throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (var registration = call.context().cancellation().onCancel(cancelled::countDown)) {
      cancelled.await();
    }
    throw new IllegalStateException("stopped");
  }

  @Override
  public ToolInvoker newInvoker() {
    return new JavaInvoker(LAMBDAS);
  }

  @Override
  public String echo() {
    return "echo";
  }

  @Override
  public String failing() {
    return "failing";
  }

  @Override
  public String endless() {
    return "endless";
  }
}
