package dev.mxcp.sql.internal.duckdb.session;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where statements of virtual threads run. In the engine a virtual thread cannot leave its carrier,
 * and there are as few of those as processors; so it waits, and a thread of ours works. Every other
 * thread does its own work. Thread-safe.
 */
final class PlatformThreads implements AutoCloseable {

  private static final @Nullable MethodHandle IS_VIRTUAL = isVirtual();
  private static final long IDLE_SECONDS = 10;

  private final ExecutorService workers;

  PlatformThreads() {
    workers =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named());
  }

  private static ThreadFactory named() {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "mxcp-duckdb-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Does some work and returns its result; what it throws, this throws. */
  <T> T call(Supplier<T> work) {
    if (!isOnVirtualThread()) {
      return work.get();
    }
    try {
      // Not interrupted either where the work is done by the caller itself.
      return CompletableFuture.supplyAsync(work, workers).join();
    } catch (CompletionException e) {
      throw unwrapped(e);
    } catch (RejectedExecutionException e) {
      throw SessionPool.isClosed();
    }
  }

  private static RuntimeException unwrapped(CompletionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException cause ? cause : e;
  }

  private static boolean isOnVirtualThread() {
    try {
      return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns {@code Thread.isVirtual}, which is younger than the oldest Java that we run on. */
  private static @Nullable MethodHandle isVirtual() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}
