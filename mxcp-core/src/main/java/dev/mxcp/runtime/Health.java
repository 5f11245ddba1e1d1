package dev.mxcp.runtime;

import dev.mxcp.error.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Snapshot of a runtime's state. Immutable. Not intended to be implemented by clients. */
public interface Health {

  /** Returns the state of the runtime. */
  State state();

  /** Returns the number of the current generation: 1 after the start. */
  long generation();

  /** Returns when the current generation started. */
  Instant startedAt();

  /** Returns the number of calls that run now. */
  int activeCalls();

  /** Returns the problems of the project, including warnings; immutable. */
  List<Problem> problems();

  /** Returns a text for each hook of this generation that failed; immutable. */
  List<String> hookFailures();

  /**
   * Returns the tasks that did not end in time and were abandoned on a daemon thread, such as a
   * hook that ignores its interrupt; one text each, immutable.
   */
  List<String> abandoned();

  /** Returns the problems of the audit log, one text each; immutable. */
  List<String> auditProblems();

  /**
   * Returns the connection pools of named databases by name; without databases that have none of
   * their own. Immutable.
   */
  default Map<String, PoolStatus> pools() {
    return Map.of();
  }

  /** Returns the connection pool of the default database; empty if it has none. */
  default Optional<PoolStatus> defaultPool() {
    return Optional.empty();
  }

  /**
   * Returns the workers of invokers by language; without invokers that run calls on the threads of
   * their callers. Immutable.
   */
  default Map<String, WorkerStatus> workers() {
    return Map.of();
  }

  /** Returns the report of the last reload; empty before the first. */
  Optional<ReloadReport> lastReload();

  /** The state of a runtime. */
  enum State {
    /** It answers calls. */
    SERVING,
    /** Calls wait for a reload to end. */
    RELOADING,
    /** The last reload could not start a generation; calls fail. */
    FAILED,
    /** It is closed. */
    CLOSED
  }

  /** Returns whether it serves every endpoint, no hook failed, and records are written. */
  default boolean isHealthy() {
    return state() == State.SERVING
        && hookFailures().isEmpty()
        && auditProblems().isEmpty()
        && problems().stream().noneMatch(Problem::isError);
  }
}
