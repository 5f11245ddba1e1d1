package dev.mxcp.internal.engine;

import dev.mxcp.CallOptions;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Makes calls on the threads of an executor. */
final class AsyncCalls implements AutoCloseable {

  private final @Nullable ExecutorService own;
  private final Executor executor;

  /**
   * Creates it.
   *
   * @param given the host's executor; null for threads of its own
   */
  AsyncCalls(@Nullable Executor given) {
    own = given == null ? Executors.newCachedThreadPool(AsyncCalls::thread) : null;
    executor = given == null ? own : given;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "mxcp-call");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Makes a call on another thread.
   *
   * @param call makes it with the given options
   * @return completes with the outcome; whoever completes it otherwise stops the call
   */
  CompletableFuture<Outcome> begin(
      @Nullable CallOptions options, Function<@Nullable CallOptions, Outcome> call) {
    CompletableFuture<Outcome> future = new CompletableFuture<>();
    if (options == null) {
      future.complete(call.apply(null));
      return future;
    }
    Cancellation stop = new Cancellation();
    Cancellation.Registration parent =
        options
            .cancellation()
            .onCancel(
                () -> stop.cancel(options.cancellation().reason().orElse(FailureCode.CANCELLED)));
    CallOptions stoppable = options.withCancellation(stop);
    Map<String, String> diagnosticContext = MDC.getCopyOfContextMap();
    future.whenComplete(
        (outcome, error) -> {
          parent.close();
          stop.cancel();
        });
    try {
      executor.execute(
          () -> future.complete(inContext(diagnosticContext, () -> call.apply(stoppable))));
    } catch (Throwable e) {
      future.complete(refused(e));
    }
    return future;
  }

  private interface Making {
    Outcome make();
  }

  private static Outcome inContext(@Nullable Map<String, String> context, Making call) {
    Map<String, String> before = MDC.getCopyOfContextMap();
    if (context != null) {
      MDC.setContextMap(context);
    }
    try {
      return call.make();
    } finally {
      if (before == null) {
        MDC.clear();
      } else {
        MDC.setContextMap(before);
      }
    }
  }

  private static Outcome refused(Throwable error) {
    String text = "The executor of asynchronous calls did not accept the call.";
    return Outcome.failed(FailureCode.OVERLOADED, text, List.of(), text + "\n" + error, error);
  }

  @Override
  public void close() {
    if (own != null) {
      own.shutdown();
    }
  }
}
