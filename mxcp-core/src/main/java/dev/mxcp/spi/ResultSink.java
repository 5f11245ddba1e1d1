package dev.mxcp.spi;

import org.jspecify.annotations.Nullable;

/**
 * Takes the result of one call: a whole value, or the items of a list one by one.
 *
 * <p>Either {@link #value} once, or {@link #list} and then any number of {@link #item}; the list
 * ends when the endpoint returns. Values are those that {@link PreparedEndpoint#invoke} may return,
 * and must not be changed afterwards. What these methods throw says that the call is over (the
 * value does not fit its declaration, or the caller does not take it): let it pass. For one thread
 * at a time.
 */
public interface ResultSink {

  /** Gives the whole result. */
  void value(@Nullable Object result);

  /** Says that the result is a list; its items follow, if there are any. */
  void list();

  /** Gives the next item of the list. */
  void item(@Nullable Object item);

  /**
   * Returns whether an item is passed on when it is given; false where all are kept until the end,
   * because the declared type can only be checked as a whole.
   */
  boolean passesItemsOn();
}
