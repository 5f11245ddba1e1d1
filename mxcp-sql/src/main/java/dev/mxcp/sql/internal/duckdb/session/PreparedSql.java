package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.sql.internal.duckdb.EngineErrors;
import dev.mxcp.sql.internal.duckdb.function.CallSlot;
import dev.mxcp.sql.internal.duckdb.value.BoundStatement;
import dev.mxcp.sql.internal.duckdb.value.Chunk;
import dev.mxcp.sql.internal.duckdb.value.Chunks;
import dev.mxcp.sql.internal.duckdb.value.ResultColumns;
import dev.mxcp.sql.internal.rows.Row;
import dev.mxcp.sql.internal.rows.RowShape;
import dev.mxcp.sql.internal.text.SqlText;
import dev.mxcp.sql.internal.type.SqlType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBResultSetMetaData;
import org.duckdb.StatementReturnType;
import org.jspecify.annotations.Nullable;

/** A prepared statement of one connection, with the way to read its rows. Not thread-safe. */
final class PreparedSql implements AutoCloseable {

  private static final RowShape COUNT = new RowShape("Count");

  private final DuckDBConnection connection;
  private final SqlText text;
  private final DuckDBPreparedStatement statement;
  private final String key;
  private final long version;
  private @Nullable ResultColumns columns;
  private @Nullable RowShape shape;
  private boolean usesCall;

  /**
   * Prepares a statement.
   *
   * @param key the key of the call that the connection has
   * @param version the version of the data before
   */
  PreparedSql(DuckDBConnection connection, SqlText text, String key, long version)
      throws SQLException {
    this.connection = connection;
    this.text = text;
    this.key = key;
    this.version = version;
    this.statement = (DuckDBPreparedStatement) connection.prepareStatement(text.sql());
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

  /** Takes the result of a statement. */
  interface Target {
    /** The rows have these columns; not called for a statement without rows. */
    void begin(RowShape shape);

    /** Takes one row. */
    void row(Chunk chunk, int row);

    /** Takes the only row of a statement that says how many rows it changed. */
    void changed(Row count);
  }

  /** Binds, runs and reads. */
  void run(BoundStatement bound, Execution execution, Target target) throws SQLException {
    bound.bind(statement);
    ResultSetMetaData described = statement.getMetaData();
    execution.starts(() -> DriverInternals.get().interrupt(connection));
    execution.check();
    if (isQuery(described)) {
      ResultColumns known = columns(described, bound);
      try (DuckDBChunkedResult result = statement.query()) {
        read(result, known, execution, target);
      }
      return;
    }
    statement.execute();
    long count = statement.getUpdateCount();
    if (count >= 0) {
      target.changed(new Row(COUNT, count));
    }
  }

  private static boolean isQuery(@Nullable ResultSetMetaData described) {
    return described instanceof DuckDBResultSetMetaData known
        && known.getReturnType() == StatementReturnType.QUERY_RESULT;
  }

  private ResultColumns columns(ResultSetMetaData described, BoundStatement bound)
      throws SQLException {
    ResultColumns known = columns;
    if (known == null) {
      known = ResultColumns.of(described);
      known = known == null ? described(bound) : known;
      columns = known;
    }
    return known;
  }

  /** Asks for the columns with the arguments, where their types decide about those of columns. */
  private ResultColumns described(BoundStatement bound) throws SQLException {
    try (PreparedStatement describing = connection.prepareStatement("DESCRIBE " + text.sql())) {
      bound.bind(describing);
      List<SqlType> types = new ArrayList<>();
      try (ResultSet rows = describing.executeQuery()) {
        while (rows.next()) {
          types.add(SqlType.parse(rows.getString("column_type")));
        }
      }
      return new ResultColumns(types);
    } catch (SQLException e) {
      // Not every statement can be described; the failures of the others come once more.
      return ResultColumns.UNKNOWN;
    }
  }

  private void read(
      DuckDBChunkedResult result, ResultColumns columns, Execution execution, Target target)
      throws SQLException {
    try (Chunks chunks = new Chunks(result, columns, shape)) {
      shape = chunks.shape();
      target.begin(chunks.shape());
      for (Chunk chunk = next(chunks, execution); chunk != null; chunk = next(chunks, execution)) {
        for (int row = 0; row < chunk.rows(); row++) {
          target.row(chunk, row);
        }
      }
    }
    DriverInternals.get().requireComplete(result);
  }

  /** An interrupt ends the result as an error does: with nothing more. */
  private static @Nullable Chunk next(Chunks chunks, Execution execution) {
    execution.check();
    Chunk next = chunks.next();
    execution.check();
    return next;
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
