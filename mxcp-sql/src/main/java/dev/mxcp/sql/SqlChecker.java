package dev.mxcp.sql;

import dev.mxcp.config.Config;
import dev.mxcp.config.PluginSettings;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.Problem.Severity;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.sql.internal.check.SqlCheck;
import dev.mxcp.sql.internal.duckdb.open.DuckDb;
import dev.mxcp.sql.internal.rows.Column;
import dev.mxcp.sql.internal.rows.ResultShape;
import dev.mxcp.sql.internal.text.SqlText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks endpoints for {@code validate}. */
final class SqlChecker implements EndpointChecker {

  private static final Pattern MISSING_FUNCTION =
      Pattern.compile("Function with name \"?(\\S+?)\"? does not exist");

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
      check.requireReading(database::requireReading, text);
      Severity missing = database.isStandIn() ? Severity.WARNING : Severity.ERROR;
      try {
        compareColumns(check, endpoint.returns(), database.describe(text));
      } catch (DatabaseException e) {
        if (!isPluginFunction(e)) {
          check.refused(e, missing);
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
      SqlCheck check, @Nullable ValueType returns, List<Column> columns) {
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
      compareProperties(check, object, columns.stream().map(Column::name).toList());
      for (Column column : columns) {
        compareType(check, object.properties().get(column.name()), column);
      }
    } else if (columns.size() == 1) {
      compareType(check, row, columns.get(0));
    }
  }

  /** Text in place of a number or a truth value never fits, whatever the rows are. */
  private static void compareType(SqlCheck check, @Nullable ValueType declared, Column column) {
    String name =
        declared instanceof ValueType.IntegerType
            ? "integer"
            : declared instanceof ValueType.NumberType
                ? "number"
                : declared instanceof ValueType.BooleanType ? "boolean" : null;
    if (name != null && column.type().equals("VARCHAR")) {
      check.add(
          Severity.WARNING,
          ProblemCode.RETURN_MISMATCH,
          check.start(),
          "`return` declares " + column.name() + " as " + name + ", but the column is VARCHAR.",
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
