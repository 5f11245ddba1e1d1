package dev.mxcp.internal.engine;

import dev.mxcp.config.Config;
import dev.mxcp.spi.ToolInvoker;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What invokers begin while the project is read, each on a thread that ends before its start. */
final class WarmUp implements AutoCloseable {

  private final CompletableFuture<Config> config = new CompletableFuture<>();
  private final IdentityHashMap<ToolInvoker, Thread> threads = new IdentityHashMap<>();

  /** Begins; {@link #close} it. */
  WarmUp(List<ToolInvoker> invokers) {
    invokers.forEach(invoker -> threads.put(invoker, begin(invoker)));
  }

  private Thread begin(ToolInvoker invoker) {
    Thread thread = new Thread(() -> run(invoker), "mxcp-warm-up");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Nothing that fails here counts, not even a library that cannot be loaded: it fails again. */
  private void run(ToolInvoker invoker) {
    try {
      invoker.warmUp(config.copy());
    } catch (Throwable e) {
      // Asked for here only: to set up logging is a good part of a start.
      LoggerFactory.getLogger(WarmUp.class)
          .debug("The invoker for {} did not warm up", invoker.language(), e);
    }
  }

  /** Hands over the configuration. */
  void configured(Config read) {
    config.complete(read);
  }

  /** Waits until an invoker is warm. */
  void await(ToolInvoker invoker) {
    join(threads.get(invoker));
  }

  /** Waits for all, so that no thread is left; those that wait for a configuration get none. */
  @Override
  public void close() {
    config.cancel(false);
    threads.values().forEach(WarmUp::join);
  }

  private static void join(@Nullable Thread thread) {
    boolean interrupted = false;
    while (thread != null && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
