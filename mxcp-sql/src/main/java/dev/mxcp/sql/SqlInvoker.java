package dev.mxcp.sql;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.ConfigException;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import dev.mxcp.sql.internal.duckdb.DuckDbOptions;
import dev.mxcp.sql.internal.duckdb.open.DuckDb;
import dev.mxcp.sql.internal.duckdb.open.DuckDbProvider;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs tools and resources that are written in SQL, and brings the project's DuckDB database.
 *
 * <pre>{@code
 * Mxcp.builder().project(directory).invoker(SqlInvoker.duckDb().maxRows(10_000)).build();
 * }</pre>
 *
 * <p>An instance belongs to one {@code Mxcp}. Options are set before that is built; afterwards it
 * is thread-safe. The engine is loaded when a runtime is built, beside the reading of the project.
 */
public final class SqlInvoker implements ToolInvoker {

  private DuckDbOptions options = DuckDbOptions.DEFAULT;
  private int conflictRetries;
  private volatile @Nullable DuckDb database;

  private SqlInvoker() {}

  /** Returns an invoker with a DuckDB database. */
  public static SqlInvoker duckDb() {
    return new SqlInvoker();
  }

  /**
   * Limits the rows of a result; a statement that gives more fails with {@code LIMIT_EXCEEDED}.
   *
   * @param rows at least 1; the default is 1,000,000
   * @return this
   */
  public SqlInvoker maxRows(long rows) {
    requirePositive(rows, "maxRows");
    options = new DuckDbOptions(rows, options.maxBytes(), options.sandbox());
    return this;
  }

  /**
   * Limits the size of a result; a statement that gives more fails with {@code LIMIT_EXCEEDED}.
   *
   * @param bytes about how many bytes of text, binary and plain values, at least 1; the default is
   *     268,435,456 (256 MiB)
   * @return this
   */
  public SqlInvoker maxBytes(long bytes) {
    requirePositive(bytes, "maxBytes");
    options = new DuckDbOptions(options.maxRows(), bytes, options.sandbox());
    return this;
  }

  /**
   * Keeps SQL away from everything but the database itself: no files, no network, no extensions, no
   * change of settings. The default is false.
   *
   * @return this
   */
  public SqlInvoker sandbox(boolean sandbox) {
    options = new DuckDbOptions(options.maxRows(), options.maxBytes(), sandbox);
    return this;
  }

  /**
   * Tries the statement of a tool again where it met a conflict with another transaction.
   *
   * @param times how often at most, at least 0; the default is 0: the call fails at once
   * @return this
   */
  public SqlInvoker conflictRetries(int times) {
    if (times < 0) {
      throw new IllegalArgumentException("conflictRetries must be at least 0, not " + times);
    }
    conflictRetries = times;
    return this;
  }

  @Override
  public String language() {
    return "sql";
  }

  @Override
  public Optional<DatabaseProvider> databaseProvider() {
    return Optional.of(new DuckDbProvider(options));
  }

  /** Loads the engine, which takes longer than to read a small project. */
  @Override
  public void warmUp(CompletableFuture<Config> config) {
    DuckDbProvider.loadEngine();
  }

  @Override
  public void start(Runtime runtime) {
    database = duckDb(runtime);
  }

  @Override
  public PreparedEndpoint prepare(Endpoint endpoint) {
    DuckDb current = database;
    if (current == null) {
      throw new IllegalStateException("start(runtime) must be called before prepare");
    }
    return SqlEndpoint.prepare(endpoint, current, conflictRetries);
  }

  @Override
  public boolean preparesInParallel() {
    return true;
  }

  @Override
  public EndpointChecker checker(Runtime runtime) {
    return new SqlChecker(duckDb(runtime), runtime.config());
  }

  @Override
  public void close() {
    database = null;
  }

  private static DuckDb duckDb(Runtime runtime) {
    if (runtime.database() instanceof DuckDb duckDb) {
      return duckDb;
    }
    throw new ConfigException("SqlInvoker.duckDb() needs the database that it brings itself.");
  }

  private static void requirePositive(long value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
