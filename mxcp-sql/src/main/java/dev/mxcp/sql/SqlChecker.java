package dev.mxcp.sql;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.error.Problem;
import dev.mxcp.error.Problem.Severity;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.sql.internal.duckdb.DuckDb;
import dev.mxcp.sql.internal.text.SqlText;
import java.util.List;

/** Checks endpoints for {@code validate}. */
final class SqlChecker implements EndpointChecker {

  private final DuckDb database;
  private final Config config;

  SqlChecker(DuckDb database, Config config) {
    this.database = database;
    this.config = config;
  }

  @Override
  public List<Problem> check(Endpoint endpoint) {
    SqlCheck check = new SqlCheck(endpoint);
    SqlText text = check.read();
    if (text != null) {
      check.engine(database, text, database.isStandIn() ? Severity.WARNING : Severity.ERROR);
    }
    return check.problems();
  }
}
