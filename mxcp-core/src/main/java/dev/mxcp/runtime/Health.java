package dev.mxcp.runtime;

import dev.mxcp.error.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a runtime is, at one moment.
 *
 * @param state what it is doing
 * @param generation the number of its generation
 * @param startedAt when the generation started
 * @param activeCalls calls that run now
 * @param problems what is wrong with the project, warnings included
 * @param hookFailures hooks of this generation that failed, one text each
 * @param lastReload how the last reload went; null before the first
 */
public record Health(
    State state,
    long generation,
    Instant startedAt,
    int activeCalls,
    List<Problem> problems,
    List<String> hookFailures,
    @Nullable ReloadReport lastReload) {

  /** Copies the lists. */
  public Health {
    problems = List.copyOf(problems);
    hookFailures = List.copyOf(hookFailures);
  }

  /** What a runtime is doing. */
  public enum State {
    /** It answers calls. */
    SERVING,
    /** Calls wait for a reload to end. */
    RELOADING,
    /** The last reload could not start a generation; calls fail. */
    FAILED,
    /** It is closed. */
    CLOSED
  }

  /** Returns whether it serves every endpoint and no hook failed. */
  public boolean isHealthy() {
    return state == State.SERVING
        && hookFailures.isEmpty()
        && problems.stream().noneMatch(Problem::isError);
  }
}
