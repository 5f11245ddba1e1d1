package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.jdbc.internal.text.Rendering;
import dev.mxcp.jdbc.internal.text.Rendering.Piece;
import dev.mxcp.jdbc.internal.text.Slot;
import dev.mxcp.jdbc.internal.text.Statement;
import dev.mxcp.jdbc.internal.text.Syntax;
import io.trino.jdbc.TrinoConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trino with its own driver.
 *
 * <p>Calls run without transactions, which would cost two more ways to the coordinator: what a
 * caller is to Trino belongs to the connection, and is taken back when the call ends.
 */
public final class Trino implements Dialect {

  private final boolean immediate;

  /**
   * Creates the dialect.
   *
   * @param immediate whether connections send a statement with its values at once, as those of our
   *     own pool do
   */
  public Trino(boolean immediate) {
    this.immediate = immediate;
  }

  @Override
  public String name() {
    return "trino";
  }

  @Override
  public String system() {
    return "trino";
  }

  @Override
  public Syntax syntax() {
    return Syntax.TRINO;
  }

  @Override
  public boolean dependsOnValue(Slot slot, BindType type) {
    return switch (type.kind()) {
      case ANY, LIST, TIME, DATE_TIME, MOMENT -> true;
      default -> false;
    };
  }

  @Override
  public Piece piece(Slot slot, BindType type, @Nullable Object value) {
    return TrinoPieces.piece(slot, type, value);
  }

  @Override
  public void bind(PreparedStatement statement, int index, BindType type, @Nullable Object value)
      throws SQLException {
    TrinoParameters.bind(statement, index, type, value);
  }

  @Override
  public ColumnReader reader(ResultSetMetaData columns, int index) throws SQLException {
    return TrinoColumns.reader(TrinoType.parse(columns.getColumnTypeName(index)));
  }

  @Override
  public boolean isText(ResultSetMetaData columns, int index) throws SQLException {
    return TrinoType.parse(columns.getColumnTypeName(index)).kind() == TrinoType.Kind.TEXT;
  }

  @Override
  public Kind kind(SQLException e) {
    return TrinoErrors.kind(e);
  }

  /** Of a statement that is described, the server knows its own spelling only. */
  @Override
  public int position(SQLException e, Rendering rendering, boolean ran) {
    return immediate && ran ? TrinoErrors.position(e, rendering) : -1;
  }

  @Override
  public boolean isDenied(SQLException e) {
    return TrinoErrors.isDenied(e);
  }

  @Override
  public String text(SQLException e) {
    return TrinoErrors.text(e);
  }

  @Override
  public boolean streamsInTransaction() {
    return false;
  }

  @Override
  public boolean hasIdentity() {
    return true;
  }

  @Override
  public boolean entersTransaction() {
    return false;
  }

  /** Nothing of it is sent before the statement: all of it goes into its headers. */
  @Override
  public void enter(
      Connection connection, boolean readOnly, List<Setting> settings, @Nullable String role)
      throws SQLException {
    TrinoConnection trino = connection.unwrap(TrinoConnection.class);
    settings.forEach(setting -> trino.setSessionProperty(setting.name(), setting.value()));
    if (role != null) {
      trino.setSessionUser(role);
    }
  }

  /** The driver cannot forget a session property, so that the connection is not used again. */
  @Override
  public boolean leave(Connection connection, List<Setting> settings) throws SQLException {
    connection.unwrap(TrinoConnection.class).clearSessionUser();
    return settings.isEmpty();
  }

  @Override
  public boolean describesChanges() {
    return true;
  }

  @Override
  public void ping(Connection connection) throws SQLException {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  /** Queries of Trino read, but for those that a table function passes on to another database. */
  @Override
  public @Nullable String writes(Statement statement) {
    boolean passes = statement.names().contains("table") && statement.names().contains("query");
    return passes ? "it passes a query on to another database" : Reads.objection(statement);
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

  @Override
  public Map<String, String> properties() {
    return Map.of("explicitPrepare", "false", "timezone", "UTC");
  }
}
