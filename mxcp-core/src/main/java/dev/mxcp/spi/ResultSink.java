package dev.mxcp.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receiver of the result of one call: a whole value, or the items of a list one by one.
 *
 * <p>Either {@link #value} once, or {@link #list} and then any number of {@link #item} and rows of
 * {@link #rows}; the list ends when the endpoint returns. Values are those that {@link
 * PreparedEndpoint#invoke} may return, and must not be changed afterwards. What these methods throw
 * says that the call is over (the value does not fit its declaration, or the caller does not take
 * it): let it pass. For one thread at a time.
 */
public interface ResultSink {

  /** Passes the whole result. */
  void value(@Nullable Object result);

  /** Begins a list; its items follow, if there are any. */
  void list();

  /** Passes the next item of the list. */
  void item(@Nullable Object item);

  /**
   * Returns a receiver of table rows, each the next item of the list: a map from the names of the
   * columns to their values.
   *
   * <p>By default every row becomes an {@link #item}. A sink that writes them away, as that of
   * {@code callToJson} does, makes neither maps nor boxed numbers of them; one that wraps another
   * sink and does not look at items returns {@code wrapped.rows(columns)}.
   *
   * @param columns the names of the columns, each one once
   * @return the receiver, for use by the thread that uses this sink; only after {@link #list}
   */
  default RowSink rows(List<String> columns) {
    return RowItems.objects(columns, this);
  }

  /**
   * Returns a receiver of single values, each the next item of the list: rows of one column that
   * have no name.
   *
   * @return the receiver, as that of {@link #rows}; its only column is number 0
   */
  default RowSink values() {
    return RowItems.values(this);
  }

  /**
   * Returns whether items are passed on immediately; false if all are kept until the end, because
   * the declared type can only be checked as a whole.
   */
  boolean passesItemsOn();
}
