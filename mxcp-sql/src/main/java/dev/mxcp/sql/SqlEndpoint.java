package dev.mxcp.sql;

import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import dev.mxcp.sql.internal.duckdb.DuckDb;
import dev.mxcp.sql.internal.text.SqlText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tool or resource in SQL, ready to run. Thread-safe. */
final class SqlEndpoint implements PreparedEndpoint {

  private final DuckDb database;
  private final SqlText text;
  private final ResultShape shape;
  private final List<Problem> warnings;

  private SqlEndpoint(DuckDb database, SqlText text, ResultShape shape, List<Problem> warnings) {
    this.database = database;
    this.text = text;
    this.shape = shape;
    this.warnings = warnings;
  }

  /**
   * Checks an endpoint and makes it ready.
   *
   * @throws LoadException where it can never run
   */
  static SqlEndpoint prepare(Endpoint endpoint, DuckDb database) {
    SqlCheck check = new SqlCheck(endpoint);
    SqlText text = check.read();
    if (text != null && !check.hasErrors()) {
      try {
        database.describe(text);
      } catch (DatabaseException e) {
        // What is missing now may come by a hook or a reload.
        check.refused(e, Problem.Severity.WARNING);
      }
    }
    if (text == null || check.hasErrors()) {
      throw new LoadException(check.problems());
    }
    ResultShape shape = ResultShape.of(endpoint.returns());
    return new SqlEndpoint(database, text, shape, check.problems());
  }

  @Override
  public @Nullable Object invoke(Invocation invocation) {
    try {
      return shape.apply(database.execute(text, invocation.arguments(), invocation.context()));
    } catch (DatabaseException e) {
      throw Failures.of(invocation.endpoint(), e);
    }
  }

  @Override
  public List<Problem> warnings() {
    return warnings;
  }
}
