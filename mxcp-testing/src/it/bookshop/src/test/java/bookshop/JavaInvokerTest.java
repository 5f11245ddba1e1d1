package bookshop;

import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.ToolInvoker;
import dev.mxcp.testing.ToolInvokerContract;
import java.util.concurrent.CountDownLatch;

// snippet: contract
class JavaInvokerTest implements ToolInvokerContract {

  @Override
  public ToolInvoker newInvoker() {
    return new JavaInvoker()
        .with("echo", call -> call.arguments().get("text"))
        .with("failing", call -> Integer.parseInt("no number"))
        .with("endless", JavaInvokerTest::untilCancelled);
  }

  private static Object untilCancelled(Invocation call) throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (var registration = call.context().cancellation().onCancel(cancelled::countDown)) {
      cancelled.await();
    }
    throw new IllegalStateException("stopped");
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
// end
