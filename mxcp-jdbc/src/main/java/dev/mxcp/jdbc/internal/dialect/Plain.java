package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.jdbc.internal.text.Rendering;
import dev.mxcp.jdbc.internal.text.Rendering.Piece;
import dev.mxcp.jdbc.internal.text.Slot;
import dev.mxcp.jdbc.internal.text.Syntax;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any database with a driver that keeps to JDBC. */
public final class Plain implements Dialect {

  @Override
  public String system() {
    return "other_sql";
  }

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Syntax syntax() {
    return Syntax.PLAIN;
  }

  @Override
  public boolean dependsOnValue(Slot slot, BindType type) {
    return slot.list() != null && type.mayBeList();
  }

  @Override
  public Piece piece(Slot slot, BindType type, @Nullable Object value) {
    boolean list = type.kind() == BindType.Kind.LIST || value instanceof Collection<?>;
    Slot.In in = slot.list();
    if (!list || in == null) {
      return Piece.one(slot);
    }
    int count = value instanceof Collection<?> values ? values.size() : 1;
    String items =
        count == 0 ? "SELECT NULL WHERE 1 = 0" : String.join(", ", Collections.nCopies(count, "?"));
    return new Piece(slot, (in.negated() ? "NOT IN (" : "IN (") + items + ")", count, true, true);
  }

  @Override
  public void bind(PreparedStatement statement, int index, BindType type, @Nullable Object value)
      throws SQLException {
    PlainParameters.bind(statement, index, type, value);
  }

  @Override
  public ColumnReader reader(ResultSetMetaData columns, int index) throws SQLException {
    return PlainColumns.reader(columns, index);
  }

  @Override
  public boolean isText(ResultSetMetaData columns, int index) throws SQLException {
    int type = columns.getColumnType(index);
    return type == java.sql.Types.VARCHAR || type == java.sql.Types.LONGVARCHAR;
  }

  @Override
  public Kind kind(SQLException e) {
    if (e instanceof SQLTransientConnectionException) {
      return Kind.UNAVAILABLE;
    }
    return SqlStates.kind(e.getSQLState());
  }

  @Override
  public int position(SQLException e, Rendering rendering, boolean ran) {
    return -1;
  }

  @Override
  public String text(SQLException e) {
    return String.valueOf(e.getMessage());
  }

  @Override
  public boolean streamsInTransaction() {
    return false;
  }

  @Override
  public boolean hasIdentity() {
    return false;
  }

  @Override
  public void enter(
      Connection connection, boolean readOnly, List<Setting> settings, @Nullable String role) {
    if (!settings.isEmpty() || role != null) {
      throw new DatabaseException(
          Kind.DENIED, "This database cannot act as the caller: its dialect is plain.", null);
    }
  }

  @Override
  public void cancel(Connection connection, java.sql.@Nullable Statement statement)
      throws SQLException {
    if (statement != null) {
      statement.cancel();
    }
  }

  @Override
  public @Nullable String initialization() {
    return null;
  }
}
