package dev.mxcp.runtime;

import dev.mxcp.error.Problem;
import java.util.concurrent.CompletionStage;

/** Hooks, state and reload of a runtime. Thread-safe. Not intended to be implemented by clients. */
public interface Lifecycle {

  /**
   * Registers an action that runs when this generation ends, on close and on reload.
   *
   * <p>Actions run in reverse order of registration, once, with database and configuration alive.
   * One that throws is logged and shows in the health; the next one runs.
   *
   * @param name what it is, for the log
   */
  void onShutdown(String name, Runnable action);

  /**
   * Reports that a hook of a tool's language failed, so that it shows in the health.
   *
   * @param name which hook
   * @param error what went wrong, without secrets
   */
  void hookFailed(String name, String error);

  /**
   * Reports a problem that the start of this generation found and that belongs to no endpoint, such
   * as a module that cannot be imported; it shows in the registry and the health.
   *
   * <p>What is reported after the start is ignored.
   */
  void report(Problem problem);

  /**
   * Asks for a reload and returns at once.
   *
   * <p>Running calls finish and new ones wait; then everything is closed, the payload runs, and a
   * new generation starts. Requests are served one after the other. A call that asks for it is
   * itself awaited, so it must not wait for the result.
   */
  CompletionStage<ReloadReport> requestReload(ReloadRequest request);

  /** Returns the number of the generation: 1 after the start, one more after every reload. */
  long generation();
}
