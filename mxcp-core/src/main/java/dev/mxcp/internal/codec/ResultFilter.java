package dev.mxcp.internal.codec;

import org.jspecify.annotations.Nullable;

/** Decides what of a checked result is written. For one result, on one thread. */
public interface ResultFilter {

  /** Stands in for an item that is not written. */
  Object ABSENT = new Object();

  /** Returns what is written in place of a whole result. */
  @Nullable Object value(@Nullable Object plain);

  /**
   * Called when a list begins, before anything is written.
   *
   * @return whether its items are written; null is written in place of the list otherwise
   */
  boolean beginList();

  /** Returns what is written in place of an item, or {@link #ABSENT}. */
  @Nullable Object item(@Nullable Object plain);
}
