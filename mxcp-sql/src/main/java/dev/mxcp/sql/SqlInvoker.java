package dev.mxcp.sql;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.SourcedEndpoint;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.CheckReturnValue;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ToolInvoker;
import dev.mxcp.sql.internal.duckdb.DuckDbOptions;
import dev.mxcp.sql.internal.duckdb.open.DuckDbProvider;
import dev.mxcp.sql.spi.SqlDatabase;
import dev.mxcp.sql.spi.SqlLimits;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Invoker of tools and resources written in SQL; provides the project's DuckDB database.
 *
 * <pre>{@code
 * Mxcp.builder().project(directory).invoker(SqlInvoker.duckDb().maxRows(10_000)).build();
 * }</pre>
 *
 * <p>Immutable: the methods that set an option return a changed copy. The engine is loaded when a
 * runtime is built, while the project is read.
 */
public final class SqlInvoker implements ToolInvoker {

  private final DuckDbOptions options;
  private final int conflictRetries;

  private SqlInvoker(DuckDbOptions options, int conflictRetries) {
    this.options = options;
    this.conflictRetries = conflictRetries;
  }

  /** Returns an invoker with a DuckDB database. */
  public static SqlInvoker duckDb() {
    return new SqlInvoker(DuckDbOptions.DEFAULT, 0);
  }

  /**
   * Returns a copy that limits the rows of a result; a larger result fails with {@code
   * LIMIT_EXCEEDED}.
   *
   * @param rows at least 1; the default is 1,000,000
   */
  @CheckReturnValue
  public SqlInvoker maxRows(long rows) {
    requirePositive(rows, "maxRows");
    return with(new DuckDbOptions(rows, options.maxBytes(), options.sandbox()));
  }

  /**
   * Returns a copy that limits the size of a result; a larger result fails with {@code
   * LIMIT_EXCEEDED}.
   *
   * @param bytes about how many bytes of text, binary and plain values, at least 1; the default is
   *     268,435,456 (256 MiB)
   */
  @CheckReturnValue
  public SqlInvoker maxBytes(long bytes) {
    requirePositive(bytes, "maxBytes");
    return with(new DuckDbOptions(options.maxRows(), bytes, options.sandbox()));
  }

  /**
   * Returns a copy that restricts SQL to the database: no files, no network, no extensions, no
   * change of settings. The default is false.
   */
  @CheckReturnValue
  public SqlInvoker sandbox(boolean sandbox) {
    return with(new DuckDbOptions(options.maxRows(), options.maxBytes(), sandbox));
  }

  private SqlInvoker with(DuckDbOptions changed) {
    return new SqlInvoker(changed, conflictRetries);
  }

  /**
   * Returns a copy that repeats the statement of a tool after a conflict with another transaction.
   *
   * @param times how often at most, at least 0; the default is 0: the call fails at once
   */
  @CheckReturnValue
  public SqlInvoker conflictRetries(int times) {
    if (times < 0) {
      throw new IllegalArgumentException("conflictRetries must be at least 0, not " + times);
    }
    return new SqlInvoker(options, times);
  }

  @Override
  public String language() {
    return "sql";
  }

  @Override
  public Optional<DatabaseProvider> databaseProvider() {
    return Optional.of(new DuckDbProvider(options));
  }

  /** Begins to load the engine, which takes longer than reading a small project. */
  @Override
  public InvokerSession open(CompletionStage<Config> config) {
    try {
      DuckDbProvider.loadEngine();
    } catch (RuntimeException | LinkageError e) {
      // The database tells when it is opened, which happens before any session starts.
      LoggerFactory.getLogger(SqlInvoker.class).debug("DuckDB was not loaded early", e);
    }
    return new Session(limits(), conflictRetries);
  }

  @Override
  public EndpointChecker checker(Runtime runtime) {
    return new SqlChecker(endpoint -> database(runtime, endpoint), runtime.config());
  }

  private SqlLimits limits() {
    return new SqlLimits(options.maxRows(), options.maxBytes());
  }

  /** Prepares statements in the open databases. */
  private static final class Session implements InvokerSession {

    private final SqlLimits limits;
    private final int conflictRetries;
    private volatile @Nullable Runtime runtime;

    private Session(SqlLimits limits, int conflictRetries) {
      this.limits = limits;
      this.conflictRetries = conflictRetries;
    }

    @Override
    public void start(Runtime started) {
      if (!(started.database() instanceof SqlDatabase)) {
        throw new ConfigException("The default database cannot run the SQL of tools.");
      }
      runtime = started;
    }

    @Override
    public PreparedEndpoint prepare(Endpoint endpoint) {
      Runtime current = runtime;
      if (current == null) {
        throw new IllegalStateException("start(runtime) must be called before prepare");
      }
      return SqlEndpoint.prepare(endpoint, database(current, endpoint), limits, conflictRetries);
    }

    @Override
    public boolean preparesInParallel() {
      return true;
    }
  }

  private static SqlDatabase database(Runtime runtime, Endpoint endpoint) {
    String name = endpoint instanceof SourcedEndpoint sourced ? sourced.database() : null;
    try {
      Database database = name == null ? runtime.database() : runtime.database(name);
      if (database instanceof SqlDatabase sql) {
        return sql;
      }
      throw new ConfigException(
          "The database " + (name == null ? "" : name + " ") + "cannot run the SQL of tools.");
    } catch (ConfigException e) {
      String text = String.valueOf(e.getMessage());
      throw new LoadException(
          List.of(Problem.error(ProblemCode.INVALID_VALUE, endpoint.position(), text)));
    }
  }

  private static void requirePositive(long value, String name) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
