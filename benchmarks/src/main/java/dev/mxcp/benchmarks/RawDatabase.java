package dev.mxcp.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** DuckDB without the library: one connection in memory. For one thread at a time. */
final class RawDatabase implements AutoCloseable {

  /** Makes {@code id} its primary key. */
  static final String KEY = "ALTER TABLE item ADD PRIMARY KEY (id)";

  private final Connection connection;

  RawDatabase() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the statement that makes the table {@code item}, of projects and floors alike. */
  static String items(int rows) {
    return "CREATE TABLE item AS SELECT i::BIGINT AS id, 'item ' || i AS name,"
        + " i * 0.25::DOUBLE AS price, i % 7 = 0 AS old FROM range("
        + rows
        + ") t(i)";
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** Runs a statement and reads its rows as anybody would. */
  static List<Map<String, @Nullable Object>> rows(PreparedStatement statement, String... names)
      throws SQLException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
          row.put(names[i], found.getObject(i + 1));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
