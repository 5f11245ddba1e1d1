package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.sql.internal.duckdb.EngineErrors;
import dev.mxcp.sql.internal.duckdb.function.CallSlot;
import dev.mxcp.sql.internal.duckdb.value.Layout;
import dev.mxcp.sql.internal.duckdb.value.ParameterBinder;
import dev.mxcp.sql.internal.rows.ResultSize;
import dev.mxcp.sql.internal.rows.Row;
import dev.mxcp.sql.internal.rows.RowShape;
import dev.mxcp.sql.internal.text.SqlText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A prepared statement of one connection, with the way to read its rows. Not thread-safe. */
final class PreparedSql implements AutoCloseable {

  private static final RowShape COUNT = new RowShape("Count");

  private final PreparedStatement statement;
  private final String key;
  private final long version;
  private @Nullable Layout layout;
  private boolean usesCall;

  /**
   * Takes a statement over.
   *
   * @param key the key of the call that the connection had when it was prepared
   * @param version the version of the data before it was prepared
   */
  PreparedSql(PreparedStatement statement, SqlText text, String key, long version)
      throws SQLException {
    this.statement = statement;
    this.key = key;
    this.version = version;
    try {
      checkParameters(statement, text);
    } catch (SQLException | DatabaseException e) {
      statement.close();
      throw e;
    }
  }

  /** Returns whether functions that it uses find the call that the slot has. */
  boolean isOf(CallSlot slot) {
    return slot.isCurrent(key);
  }

  /** Returns whether the engine planned it for the data as they are. */
  boolean isFor(DataVersion data) {
    return data.isCurrent(version);
  }

  /** Returns whether it is known to use functions of the call. */
  boolean usesCall() {
    return usesCall;
  }

  void usedCall(boolean used) {
    usesCall |= used;
  }

  /** Checks that the engine finds as many parameters as the lexer did. */
  static void checkParameters(PreparedStatement statement, SqlText text) throws SQLException {
    int found = statement.getParameterMetaData().getParameterCount();
    if (found != text.parameters().size()) {
      throw new DatabaseException(
          Kind.PARAMETERS,
          "The engine finds " + found + " parameters, expected " + text.parameters() + ".",
          null);
    }
  }

  /** Binds, runs and reads. */
  List<Map<String, @Nullable Object>> run(
      SqlText text,
      Map<String, ? extends @Nullable Object> arguments,
      Execution execution,
      ResultSize size)
      throws SQLException {
    List<Map<String, @Nullable Object>> result = new ArrayList<>();
    each(
        text,
        arguments,
        execution,
        row -> {
          size.add(row);
          result.add(row);
        });
    return Collections.unmodifiableList(result);
  }

  /** Binds, runs and passes the rows on one by one. */
  void each(
      SqlText text,
      Map<String, ? extends @Nullable Object> arguments,
      Execution execution,
      Consumer<Row> target)
      throws SQLException {
    ParameterBinder.bind(statement, text.parameters(), arguments);
    execution.starts(statement::cancel);
    execution.check();
    if (statement.execute()) {
      try (ResultSet rows = statement.getResultSet()) {
        read(rows, execution, target);
      }
      return;
    }
    long count = statement.getUpdateCount();
    if (count >= 0) {
      target.accept(new Row(COUNT, count));
    }
  }

  private void read(ResultSet rows, Execution execution, Consumer<Row> target) throws SQLException {
    Layout columns = Layout.of(rows.getMetaData(), layout);
    layout = columns;
    try {
      while (rows.next()) {
        execution.check();
        target.accept(columns.read(rows));
      }
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      throw unreadable(e);
    }
  }

  /** Returns the exception for a value that Java cannot hold. */
  static DatabaseException unreadable(RuntimeException cause) {
    return new DatabaseException(
        Kind.EXECUTION,
        "The result holds a value that cannot be read: " + cause.getMessage(),
        cause);
  }

  @Override
  public void close() {
    try {
      statement.close();
    } catch (SQLException e) {
      throw EngineErrors.of(e);
    }
  }
}
