package dev.mxcp.python;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.Transaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A database in memory over one connection. */
final class PlainDuckDb implements Database, AutoCloseable {

  private static final Pattern NAME = Pattern.compile("\\$(\\w+)");
  final List<SqlFunction> functions = new ArrayList<>();
  private final Connection connection;

  PlainDuckDb() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized List<Map<String, @Nullable Object>> execute(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
    List<Object> bound = new ArrayList<>();
    Matcher names = NAME.matcher(sql);
    String positional = names.replaceAll("?");
    names.reset();
    while (names.find()) {
      bound.add(parameters.get(names.group(1)));
    }
    try (PreparedStatement statement = connection.prepareStatement(positional)) {
      for (int i = 0; i < bound.size(); i++) {
        statement.setObject(i + 1, bound.get(i));
      }
      return statement.execute() ? rows(statement.getResultSet()) : List.of();
    } catch (SQLException e) {
      throw new DatabaseException(DatabaseException.Kind.EXECUTION, e.getMessage(), e);
    }
  }

  private static List<Map<String, @Nullable Object>> rows(ResultSet result) throws SQLException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        row.put(result.getMetaData().getColumnLabel(i), value(result.getObject(i)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable Object value(@Nullable Object value) {
    return value instanceof java.sql.Timestamp moment ? moment.toLocalDateTime() : value;
  }

  @Override
  public List<Map<String, @Nullable Object>> executeScript(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context) {
    return execute(sql, parameters, context);
  }

  @Override
  public Transaction begin(CallContext context) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void register(SqlFunction function) {
    functions.add(function);
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
