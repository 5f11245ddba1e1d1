package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.jdbc.internal.text.Rendering;
import dev.mxcp.jdbc.internal.text.Rendering.Piece;
import dev.mxcp.jdbc.internal.text.Slot;
import dev.mxcp.jdbc.internal.text.Statement;
import dev.mxcp.jdbc.internal.text.Syntax;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs between databases. Thread-safe. */
public interface Dialect {

  /** Returns its name, for messages. */
  String name();

  /** Returns the name of its databases in traces, as OpenTelemetry has it. */
  String system();

  /** Returns the rules of its texts. */
  Syntax syntax();

  /** Returns whether the text of a statement depends on the value of a parameter. */
  boolean dependsOnValue(Slot slot, BindType type);

  /**
   * Returns what stands in the place of a parameter.
   *
   * @param value the value; null if it is null or not known yet
   */
  Piece piece(Slot slot, BindType type, @Nullable Object value);

  /**
   * Binds one value.
   *
   * @throws dev.mxcp.error.DatabaseException of the kind PARAMETERS if it is of a class that cannot
   *     be bound
   */
  void bind(PreparedStatement statement, int index, BindType type, @Nullable Object value)
      throws SQLException;

  /** Returns the reader of a column, counted from 1. */
  ColumnReader reader(ResultSetMetaData columns, int index) throws SQLException;

  /** Returns whether the values of a column, counted from 1, are texts. */
  boolean isText(ResultSetMetaData columns, int index) throws SQLException;

  /** Returns what went wrong. */
  Kind kind(SQLException e);

  /**
   * Returns the index of the char of the statement that an error points to; -1 for none.
   *
   * @param ran whether the statement was run, and not only described
   */
  int position(SQLException e, Rendering rendering, boolean ran);

  /** Returns whether an error says that the login or the role lacks a right. */
  default boolean isDenied(SQLException e) {
    return "42501".equals(e.getSQLState());
  }

  /** Returns the text of an error without the data that it quotes. */
  String text(SQLException e);

  /** Returns whether rows come in portions only inside of a transaction. */
  boolean streamsInTransaction();

  /** Returns whether calls can act as their callers. */
  boolean hasIdentity();

  /** Returns whether what {@link #enter} does holds for a transaction. */
  default boolean entersTransaction() {
    return true;
  }

  /**
   * Prepares the running transaction, or the connection if it {@linkplain #entersTransaction needs
   * none}, for a call.
   *
   * @param readOnly whether it may only read
   * @param settings names and values of settings, which hold until the transaction or call ends
   * @param role the role that it takes on; null for none
   */
  void enter(Connection connection, boolean readOnly, List<Setting> settings, @Nullable String role)
      throws SQLException;

  /**
   * Undoes what {@link #enter} did to a connection outside of a transaction.
   *
   * @param settings what was set
   * @return whether another call may have the connection
   */
  default boolean leave(Connection connection, List<Setting> settings) throws SQLException {
    return true;
  }

  /** Returns whether the description of a statement tells columns that it does not give. */
  default boolean describesChanges() {
    return false;
  }

  /**
   * Returns the query for what tables and views there are: {@code table_name} with its schema,
   * {@code column_name} and {@code data_type}, in the order of the columns.
   */
  default String columns() {
    return "SELECT concat(table_schema, '.', table_name) AS table_name, column_name, data_type"
        + " FROM information_schema.columns"
        + " WHERE table_schema NOT IN ('information_schema', 'pg_catalog')"
        + " ORDER BY table_schema, table_name, ordinal_position";
  }

  /** Asks the server whether it is there, if opening a connection does not. */
  default void ping(Connection connection) throws SQLException {}

  /** Returns why a statement does not only read, as far as its text tells; null if it may. */
  default @Nullable String writes(Statement statement) {
    return Reads.objection(statement);
  }

  /** Cancels what a connection runs; to be called by another thread. */
  void cancel(Connection connection, java.sql.@Nullable Statement statement) throws SQLException;

  /** Returns a statement that a new connection of our own pool runs first; null for none. */
  @Nullable String initialization();

  /** Returns properties of the driver for our own pool, where the address does not set them. */
  default Map<String, String> properties() {
    return Map.of();
  }

  /**
   * A setting of a transaction.
   *
   * @param name its name, such as {@code app.tenant}
   * @param value its value
   */
  record Setting(String name, String value) {}
}
