package dev.mxcp.internal.engine;

import dev.mxcp.error.ConfigException;
import dev.mxcp.error.MxcpException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs code that is not ours on daemon threads of its own, so that what it throws, or how long it
 * takes, costs nobody else.
 *
 * <p>Code that does not end within its limit is interrupted, and left behind if that does not help.
 * Thread-safe.
 */
final class ForeignCode {

  /** How long interrupted code may take to end. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private static final Duration TELL_EVERY = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(ForeignCode.class);

  private final List<String> abandoned = new CopyOnWriteArrayList<>();
  private final CompletableFuture<@Nullable Void> givenUp = new CompletableFuture<>();

  /** Some code. */
  @FunctionalInterface
  interface Step<T extends @Nullable Object> {
    T run() throws Exception;
  }

  /** Some code without a result. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  /** Gives up all code that does not end something, now and later: the runtime is closed. */
  void giveUp() {
    givenUp.complete(null);
  }

  /** Returns what was left behind, one text each. */
  List<String> abandoned() {
    return List.copyOf(abandoned);
  }

  /**
   * Runs a step and waits for it.
   *
   * @param what the step in words: "start the invoker for sql"
   * @throws MxcpException as the step threw it; for all else that it throws, and if it took too
   *     long, a ConfigException
   */
  <T extends @Nullable Object> T run(String what, Duration limit, Step<T> step) {
    return await(what, begin(what, step), limit, givenUp);
  }

  /** Runs an action and waits for it, as {@link #run} does. */
  void run(String what, Duration limit, Action action) {
    run(what, limit, step(action));
  }

  /** Runs an action that ends something: as {@link #run} does, but it is not given up. */
  void runToEnd(String what, Duration limit, Action action) {
    await(what, begin(what, step(action)), limit, new CompletableFuture<>());
  }

  /** Runs an action as {@link #runToEnd} does; a failure is only logged. */
  void end(String what, Duration limit, Action action) {
    try {
      runToEnd(what, limit, action);
    } catch (RuntimeException e) {
      LOG.warn("Failed to {}", what, e);
    }
  }

  private static Step<Boolean> step(Action action) {
    return () -> {
      action.run();
      return true;
    };
  }

  /**
   * Runs an action that may take as long as it likes, until {@link #giveUp()}.
   *
   * @throws Throwable as the action threw it
   */
  void runUntilGivenUp(String what, Action action) throws Throwable {
    try {
      awaitTelling(what, begin(what, step(action)), Duration.ofDays(36_500), givenUp);
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** Code that runs. */
  static final class Running<T extends @Nullable Object> {
    private final Thread thread;
    private final CompletableFuture<T> result;

    private Running(Thread thread, CompletableFuture<T> result) {
      this.thread = thread;
      this.result = result;
    }

    /** Completes when the code has ended. */
    CompletableFuture<T> result() {
      return result;
    }
  }

  /** Begins a step. */
  <T extends @Nullable Object> Running<T> begin(String what, Step<T> step) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(step.run());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            },
            "mxcp-" + what.replace(' ', '-'));
    thread.setDaemon(true);
    thread.start();
    return new Running<>(thread, result);
  }

  /** Waits for a step that was begun, as {@link #run} does. */
  <T extends @Nullable Object> T await(String what, Running<T> running, Duration limit) {
    return await(what, running, limit, givenUp);
  }

  private <T extends @Nullable Object> T await(
      String what, Running<T> running, Duration limit, CompletableFuture<?> end) {
    try {
      return awaitTelling(what, running, limit, end);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof MxcpException known) {
        throw known;
      }
      throw new ConfigException("Failed to " + what + ": " + text(cause), cause);
    }
  }

  private static String text(Throwable error) {
    return error instanceof RuntimeException && error.getMessage() != null
        ? error.getMessage()
        : error.toString();
  }

  private <T extends @Nullable Object> T awaitTelling(
      String what, Running<T> running, Duration limit, CompletableFuture<?> end)
      throws ExecutionException {
    long begin = System.nanoTime();
    long slice = Math.min(limit.toNanos(), TELL_EVERY.toNanos());
    while (true) {
      try {
        CompletableFuture.anyOf(running.result, end).get(slice, TimeUnit.NANOSECONDS);
        return running.result.isDone() ? running.result.get() : abandon(what, running, "given up");
      } catch (TimeoutException e) {
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        if (taken.compareTo(limit) >= 0) {
          return abandon(what, running, "not ended after " + limit);
        }
        LOG.warn("Still waiting after {} s: {}", taken.toSeconds(), what);
      } catch (InterruptedException e) {
        T result = abandon(what, running, "interrupted");
        Thread.currentThread().interrupt();
        return result;
      }
    }
  }

  /** Interrupts a step; returns its result if it has one after all. */
  private <T extends @Nullable Object> T abandon(String what, Running<T> running, String why)
      throws ExecutionException {
    running.thread.interrupt();
    try {
      return running.result.get(GRACE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      abandoned.add(what + " (" + why + ")");
      LOG.error("Left behind, {}: {}; thread {}", why, what, running.thread.getName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ConfigException("Failed to " + what + ": it was " + why + ", and left behind");
  }
}
