package dev.mxcp.sql.spi;

/**
 * A database that runs the SQL of tools and resources.
 *
 * <p>An open database ({@code DatabaseProvider.Opened}) implements it too; the invoker for SQL
 * finds it by the {@code database} of an endpoint, and does for all of them what does not depend on
 * the engine: it compares parameters and columns with the declaration, shapes results, retries
 * after conflicts and chooses what callers read of a failure. Thread-safe.
 */
public interface SqlDatabase {

  /**
   * Reads a statement; nothing is sent to the engine.
   *
   * @throws SqlTextException if the text is not exactly one statement with named parameters
   */
  SqlStatement statement(SqlRequest request);

  /** Returns whether an empty database stands in for one that does not exist yet. */
  default boolean isStandIn() {
    return false;
  }
}
