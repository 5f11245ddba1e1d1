package dev.mxcp.python.internal;

import dev.mxcp.python.engine.PythonSetup;
import java.time.Duration;

/**
 * How long foreign code may take outside of calls, and how much memory.
 *
 * @param imports how long the import of one module may take
 * @param hooks how long one hook may take
 * @param ending how long an interpreter may take to end by itself
 * @param memory the most bytes of address space of a process; 0 for no limit
 */
public record Limits(Duration imports, Duration hooks, Duration ending, long memory) {

  static final Limits DEFAULT =
      new Limits(
          Duration.ofMinutes(10), Duration.ofMinutes(10), PythonSetup.DEFAULT_END_TIMEOUT, 0);

  /** Returns these limits with another one for imports. */
  public Limits withImports(Duration limit) {
    return new Limits(positive(limit), hooks, ending, memory);
  }

  /** Returns these limits with another one for hooks. */
  public Limits withHooks(Duration limit) {
    return new Limits(imports, positive(limit), ending, memory);
  }

  /** Returns these limits with another one for the end. */
  public Limits withEnding(Duration limit) {
    return new Limits(imports, hooks, positive(limit), memory);
  }

  /** Returns these limits with one of memory. */
  public Limits withMemory(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("The memory limit must be positive, not " + bytes);
    }
    return new Limits(imports, hooks, ending, bytes);
  }

  private static Duration positive(Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("A timeout must be positive, not " + limit);
    }
    return limit;
  }
}
