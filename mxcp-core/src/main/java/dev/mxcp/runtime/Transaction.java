package dev.mxcp.runtime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transaction: statements that take effect together or not at all.
 *
 * <p>For one thread at a time. A statement that fails dooms the transaction: {@link #commit()} then
 * throws and nothing is kept.
 */
public interface Transaction extends AutoCloseable {

  /** Runs one statement inside of the transaction; see {@link Database} for rows and values. */
  List<Map<String, @Nullable Object>> execute(
      String sql, Map<String, ? extends @Nullable Object> parameters);

  /**
   * Commits the changes.
   *
   * @throws dev.mxcp.error.DatabaseException where the engine refuses, or where a statement failed
   *     before; nothing is kept then
   */
  void commit();

  /** Rolls back what was not committed, and releases the connection. A second call does nothing. */
  @Override
  void close();
}
