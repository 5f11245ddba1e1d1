package dev.mxcp.audit;

import dev.mxcp.json.JsonText;
import dev.mxcp.spi.AuditRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes records into a table. */
final class JdbcWriter implements RecordWriter {

  private static final List<String> COLUMNS =
      List.of(
          "record_id",
          "timestamp",
          "operation_type",
          "operation_name",
          "operation_status",
          "duration_ms",
          "caller_type",
          "user_id",
          "session_id",
          "trace_id",
          "input_data",
          "output_data",
          "error",
          "policies_evaluated",
          "policy_decision",
          "policy_reason",
          "execution_events");
  private static final List<String> JSON =
      List.of("input_data", "output_data", "policies_evaluated", "execution_events");

  private final DataSource source;
  private final String table;
  private final RecordRedaction redaction;
  private boolean tableIsThere;

  /** Begins without a connection. */
  public JdbcWriter(DataSource source, String table, RecordRedaction redaction) {
    this.source = source;
    this.table = table;
    this.redaction = redaction;
  }

  @Override
  public String target() {
    return "table " + table;
  }

  @Override
  public int write(List<AuditRecord> records) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        createTable(connection);
        insert(connection, records);
        connection.commit();
        tableIsThere = true;
        return records.size();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private void createTable(Connection connection) throws SQLException {
    if (tableIsThere) {
      return;
    }
    String columns =
        COLUMNS.stream()
            .map(name -> quoted(name) + (name.equals("duration_ms") ? " BIGINT" : " VARCHAR"))
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS " + table + " (" + columns + ")");
    }
  }

  private static String quoted(String column) {
    return '"' + column + '"';
  }

  private void insert(Connection connection, List<AuditRecord> records) throws SQLException {
    String names = COLUMNS.stream().map(JdbcWriter::quoted).collect(Collectors.joining(", "));
    String marks = COLUMNS.stream().map(any -> "?").collect(Collectors.joining(", "));
    String sql = "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (AuditRecord record : records) {
        bind(statement, redaction.apply(Lines.fields(record)));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, Map<String, @Nullable Object> fields)
      throws SQLException {
    for (int i = 0; i < COLUMNS.size(); i++) {
      String name = COLUMNS.get(i);
      Object value = fields.get(name);
      statement.setObject(i + 1, JSON.contains(name) ? JsonText.write(value) : value);
    }
  }

  @Override
  public void close() {}
}
