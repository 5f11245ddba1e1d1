package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.jdbc.internal.text.Rendering.Piece;
import dev.mxcp.jdbc.internal.text.Slot;
import dev.mxcp.jdbc.internal.text.Statement;
import dev.mxcp.jdbc.internal.text.Syntax;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between databases. Thread-safe. */
public interface Dialect {

  /** Returns its name, for messages. */
  String name();

  /** Returns the name of its databases in traces, as OpenTelemetry has it. */
  String system();

  /** Returns the rules of its texts. */
  Syntax syntax();

  /** Returns whether text of a statement depends on the lengths of lists. */
  boolean expandsLists();

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
   * Returns the index of the char of the SQL that an error points to, with {@code $1} and so on in
   * place of question marks; -1 if it points to none.
   */
  int position(SQLException e);

  /** Returns the text of an error without the data that it quotes. */
  String text(SQLException e);

  /** Returns whether rows come in portions only inside of a transaction. */
  boolean streamsInTransaction();

  /** Returns whether identity can be set for a transaction. */
  boolean hasIdentity();

  /**
   * Prepares the running transaction for a call.
   *
   * @param readOnly whether it may only read
   * @param settings names and values of settings, which hold until the transaction ends
   * @param role the role that it takes on; null for none
   */
  void enter(Connection connection, boolean readOnly, List<Setting> settings, @Nullable String role)
      throws SQLException;

  /** Returns why a statement does not only read, as far as its text tells; null if it may. */
  default @Nullable String writes(Statement statement) {
    return Reads.objection(statement);
  }

  /** Cancels what a connection runs; to be called by another thread. */
  void cancel(Connection connection, java.sql.@Nullable Statement statement) throws SQLException;

  /** Returns a statement that a new connection of our own pool runs first; null for none. */
  @Nullable String initialization();

  /**
   * A setting of a transaction.
   *
   * @param name its name, such as {@code app.tenant}
   * @param value its value
   */
  record Setting(String name, String value) {}
}
