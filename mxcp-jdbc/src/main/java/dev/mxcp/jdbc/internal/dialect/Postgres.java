package dev.mxcp.jdbc.internal.dialect;

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
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** PostgreSQL with its own driver. */
public final class Postgres implements Dialect {

  private static final Pattern POSITION = Pattern.compile("(?m)^ {2}Position: (\\d+)$");

  /** What follows the message: data, and the statement once more. */
  private static final Pattern EXTRAS =
      Pattern.compile(
          "(?s)\\n {2}(Detail|Where|Location|Internal Query|Position|Server SQLState):.*");

  @Override
  public String system() {
    return "postgresql";
  }

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public Syntax syntax() {
    return Syntax.POSTGRESQL;
  }

  @Override
  public boolean dependsOnValue(Slot slot, BindType type) {
    return slot.list() != null && type.kind() == BindType.Kind.ANY;
  }

  @Override
  public Piece piece(Slot slot, BindType type, @Nullable Object value) {
    if (PostgresParameters.isDocument(type)) {
      return Piece.one(slot, "CAST(? AS jsonb)");
    }
    boolean list = type.kind() == BindType.Kind.LIST || value instanceof Collection<?>;
    Slot.In in = slot.list();
    return list && in != null
        ? new Piece(slot, in.negated() ? "<> ALL (?)" : "= ANY (?)", 1, true, false)
        : Piece.one(slot);
  }

  @Override
  public void bind(PreparedStatement statement, int index, BindType type, @Nullable Object value)
      throws SQLException {
    PostgresParameters.bind(statement, index, type, value);
  }

  @Override
  public ColumnReader reader(ResultSetMetaData columns, int index) throws SQLException {
    return PostgresColumns.reader(columns, index);
  }

  @Override
  public boolean isText(ResultSetMetaData columns, int index) throws SQLException {
    return List.of("text", "varchar", "bpchar").contains(columns.getColumnTypeName(index));
  }

  @Override
  public Kind kind(SQLException e) {
    return e instanceof SQLTransientConnectionException
        ? Kind.UNAVAILABLE
        : SqlStates.kind(e.getSQLState());
  }

  @Override
  public int position(SQLException e, Rendering rendering, boolean ran) {
    Matcher matcher = POSITION.matcher(String.valueOf(e.getMessage()));
    return matcher.find() ? rendering.toSource(Integer.parseInt(matcher.group(1)) - 1) : -1;
  }

  @Override
  public String text(SQLException e) {
    return EXTRAS.matcher(String.valueOf(e.getMessage())).replaceFirst("");
  }

  @Override
  public boolean streamsInTransaction() {
    return true;
  }

  @Override
  public boolean hasIdentity() {
    return true;
  }

  /** The standard's view has no lengths, no items of arrays and no names of enums. */
  @Override
  public String columns() {
    return "SELECT n.nspname || '.' || c.relname AS table_name, a.attname AS column_name,"
        + " format_type(a.atttypid, a.atttypmod) AS data_type"
        + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        + " JOIN pg_namespace n ON n.oid = c.relnamespace"
        + " WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND a.attnum > 0 AND NOT a.attisdropped"
        + " AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'"
        + " AND has_table_privilege(c.oid, 'SELECT') ORDER BY n.nspname, c.relname, a.attnum";
  }

  /** One statement for all of it: every statement is a way to the server and back. */
  @Override
  public void enter(
      Connection connection, boolean readOnly, List<Setting> settings, @Nullable String role)
      throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT 1");
    if (readOnly) {
      sql.append(", set_config('transaction_read_only', 'on', true)");
    }
    settings.forEach(setting -> sql.append(", set_config(?, ?, true)"));
    if (role != null) {
      sql.append(", set_config('role', ?, true)");
    }
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      int index = 1;
      for (Setting setting : settings) {
        statement.setString(index++, setting.name());
        statement.setString(index++, setting.value());
      }
      if (role != null) {
        statement.setString(index, role);
      }
      statement.execute();
    }
  }

  /** The driver's own cancel of a statement works once, and may come before the server begins. */
  @Override
  public void cancel(Connection connection, @Nullable Statement statement) throws SQLException {
    connection.unwrap(PGConnection.class).cancelQuery();
  }

  @Override
  public String initialization() {
    return "SET TIME ZONE 'UTC'";
  }
}
