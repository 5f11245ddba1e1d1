package dev.mxcp.sql;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.spi.ResultSink;
import dev.mxcp.sql.internal.check.SqlCheck;
import dev.mxcp.sql.internal.rows.ResultShape;
import dev.mxcp.sql.spi.SqlDatabase;
import dev.mxcp.sql.spi.SqlLimits;
import dev.mxcp.sql.spi.SqlStatement;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tool or resource in SQL, ready to run. Thread-safe. */
final class SqlEndpoint implements PreparedEndpoint {

  private final SqlStatement statement;
  private final ResultShape shape;
  private final List<Problem> warnings;
  private final int conflictRetries;

  private SqlEndpoint(
      SqlStatement statement, ResultShape shape, List<Problem> warnings, int conflictRetries) {
    this.statement = statement;
    this.shape = shape;
    this.warnings = warnings;
    this.conflictRetries = conflictRetries;
  }

  /**
   * Checks an endpoint and makes it ready.
   *
   * @throws LoadException where it can never run
   */
  static SqlEndpoint prepare(
      Endpoint endpoint, SqlDatabase database, SqlLimits limits, int conflictRetries) {
    SqlCheck check = new SqlCheck(endpoint);
    SqlStatement statement = check.read(database, limits);
    if (statement != null && !check.hasErrors()) {
      try {
        statement.check();
      } catch (DatabaseException e) {
        // What is missing now may come by a hook or a reload.
        check.refused(statement, e, Problem.Severity.WARNING);
      }
    }
    if (statement != null && !check.hasErrors()) {
      check.requireReading(statement);
    }
    if (statement == null || check.hasErrors()) {
      throw new LoadException(check.problems());
    }
    ResultShape shape = ResultShape.of(endpoint.returns());
    return new SqlEndpoint(statement, shape, check.problems(), conflictRetries);
  }

  @Override
  public @Nullable Object invoke(Invocation invocation) {
    return attempt(
        invocation,
        () -> shape.apply(statement.execute(invocation.arguments(), invocation.context())));
  }

  @Override
  public void stream(Invocation invocation, ResultSink sink) {
    if (!shape.isList() || !sink.passesItemsOn()) {
      sink.value(invoke(invocation));
      return;
    }
    boolean single = shape == ResultShape.COLUMN;
    // A conflict comes before the first row, so no row is passed on twice.
    attempt(
        invocation,
        () -> {
          statement.stream(invocation.arguments(), invocation.context(), sink, single);
          return null;
        });
  }

  private @Nullable Object attempt(Invocation invocation, Supplier<@Nullable Object> work) {
    for (int left = conflictRetries; ; left--) {
      try {
        return work.get();
      } catch (DatabaseException e) {
        if (left == 0 || e.kind() != DatabaseException.Kind.CONFLICT) {
          throw Failures.of(invocation.endpoint(), e);
        }
        pause(conflictRetries - left);
      }
    }
  }

  /** Lets the other transaction end; two that try again at once would meet again. */
  private static void pause(int attempt) {
    long most = TimeUnit.MILLISECONDS.toNanos(Math.min(64, 1L << Math.min(attempt, 6)));
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
  }

  @Override
  public List<Problem> warnings() {
    return warnings;
  }
}
