package dev.mxcp.sql.internal.duckdb.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells whether data may have changed since a statement was prepared. Thread-safe.
 *
 * <p>The engine plans with what it then knows about the data: a filter that no row passes becomes
 * an empty result, a column without NULL is not asked for any. It does not plan again when the data
 * change, so a kept statement would miss what came later. Every statement that may write counts
 * twice: before it begins, and when its changes are there.
 */
final class DataVersion {

  /** The version while something writes: what is prepared now is good for once. */
  static final long UNSURE = -1;

  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();

  /** Returns the current version. */
  long current() {
    long finished = ended.get();
    return begun.get() == finished ? finished : UNSURE;
  }

  /** Something begins that may write. */
  void begin() {
    begun.incrementAndGet();
  }

  /** It has ended, in whatever way. */
  void end() {
    ended.incrementAndGet();
  }

  /** Returns whether nothing was written since a version. */
  boolean isCurrent(long version) {
    return version != UNSURE && version == current();
  }
}
