package dev.mxcp.sql;

import dev.mxcp.config.Config;
import dev.mxcp.config.PluginSettings;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.Problem.Severity;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.sql.internal.check.SqlCheck;
import dev.mxcp.sql.internal.rows.ResultShape;
import dev.mxcp.sql.spi.SqlColumn;
import dev.mxcp.sql.spi.SqlDatabase;
import dev.mxcp.sql.spi.SqlLimits;
import dev.mxcp.sql.spi.SqlStatement;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks endpoints for {@code validate}. */
final class SqlChecker implements EndpointChecker {

  private static final Pattern MISSING_FUNCTION =
      Pattern.compile("Function with name \"?(\\S+?)\"? does not exist");

  private final Function<Endpoint, SqlDatabase> databases;
  private final Config config;

  /**
   * Creates a checker.
   *
   * @param databases finds the database of an endpoint; throws a LoadException if it is unfit
   */
  SqlChecker(Function<Endpoint, SqlDatabase> databases, Config config) {
    this.databases = databases;
    this.config = config;
  }

  @Override
  public List<Problem> check(Endpoint endpoint) {
    SqlDatabase database;
    try {
      database = databases.apply(endpoint);
    } catch (LoadException e) {
      return e.problems();
    }
    SqlCheck check = new SqlCheck(endpoint);
    SqlStatement statement = check.read(database, SqlLimits.DEFAULT);
    if (statement != null) {
      check.requireReading(statement);
      Severity missing = database.isStandIn() ? Severity.WARNING : Severity.ERROR;
      try {
        compareColumns(check, endpoint.returns(), statement.describe());
      } catch (DatabaseException e) {
        if (!isPluginFunction(e)) {
          check.refused(statement, e, missing);
        }
      }
    }
    return check.problems();
  }

  /** Plugins are not loaded to check SQL, so their functions are missing. */
  private boolean isPluginFunction(DatabaseException e) {
    Matcher matcher = MISSING_FUNCTION.matcher(String.valueOf(e.getMessage()));
    if (!matcher.find()) {
      return false;
    }
    String function = matcher.group(1).toLowerCase(Locale.ROOT);
    for (PluginSettings plugin : config.plugins()) {
      if (function.endsWith("_" + plugin.name().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static void compareColumns(
      SqlCheck check, @Nullable ValueType returns, List<SqlColumn> columns) {
    if (columns.isEmpty() || returns == null) {
      return;
    }
    ResultShape shape = ResultShape.of(returns);
    if (shape == ResultShape.VALUE && columns.size() != 1) {
      mismatch(
          check,
          "`return` declares a single value, but the query has " + columns.size() + " columns.");
    }
    ValueType row = returns instanceof ValueType.ArrayType array ? array.items() : returns;
    if (row instanceof ObjectType object) {
      compareProperties(check, object, columns.stream().map(SqlColumn::name).toList());
      for (SqlColumn column : columns) {
        compareType(check, object.properties().get(column.name()), column);
      }
    } else if (columns.size() == 1) {
      compareType(check, row, columns.get(0));
    }
  }

  /** Text in place of a number or a truth value never fits, whatever the rows are. */
  private static void compareType(SqlCheck check, @Nullable ValueType declared, SqlColumn column) {
    String name =
        declared instanceof ValueType.IntegerType
            ? "integer"
            : declared instanceof ValueType.NumberType
                ? "number"
                : declared instanceof ValueType.BooleanType ? "boolean" : null;
    if (name != null && column.isText()) {
      check.add(
          Severity.WARNING,
          ProblemCode.RETURN_MISMATCH,
          check.start(),
          "`return` declares "
              + column.name()
              + " as "
              + name
              + ", but the column is "
              + column.type()
              + ".",
          "Convert it, as in CAST(... AS "
              + (name.equals("integer") ? "BIGINT" : name.equals("number") ? "DOUBLE" : "BOOLEAN")
              + "), or declare it as string.");
    }
  }

  private static void compareProperties(SqlCheck check, ObjectType object, List<String> columns) {
    for (String required : object.required()) {
      if (!columns.contains(required)) {
        mismatch(
            check,
            "`return` requires "
                + required
                + ", but the query has only the columns "
                + String.join(", ", columns)
                + ".");
      }
    }
    for (String column : columns) {
      if (!object.additionalProperties() && !object.properties().containsKey(column)) {
        mismatch(check, "The query has the column " + column + ", which `return` does not allow.");
      }
    }
  }

  private static void mismatch(SqlCheck check, String message) {
    check.add(Severity.ERROR, ProblemCode.INVALID_VALUE, check.start(), message, null);
  }
}
