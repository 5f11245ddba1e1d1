package dev.mxcp.cli.audit;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.json.JsonText;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of an audit log with DuckDB, the newest record first. Values are bound, never
 * written into SQL; lines that are no records are left out.
 *
 * @param files the files of the log
 * @param filter which records are meant
 * @param limit the most records; null for all
 */
public record RecordQuery(List<Path> files, RecordFilter filter, @Nullable Integer limit) {

  /** A field of records, and its type where records are exported. */
  private record Column(String name, String type) {
    /** Returns the SQL that takes it from a line. */
    String sql() {
      String path = "'$." + name + "'";
      String value =
          switch (type) {
            case "VARCHAR" -> "json->>" + path;
            case "JSON" -> "nullif(json->" + path + ", 'null'::JSON)";
            default -> "try_cast(json->>" + path + " AS " + type + ")";
          };
      return value + " AS " + name;
    }

    /** Returns the SQL of its text. */
    String text() {
      return name.equals("timestamp") ? "json->>'$.timestamp'" : "CAST(" + name + " AS VARCHAR)";
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          new Column("schema_name", "VARCHAR"),
          new Column("schema_version", "BIGINT"),
          new Column("record_id", "VARCHAR"),
          new Column("timestamp", "TIMESTAMPTZ"),
          new Column("operation_type", "VARCHAR"),
          new Column("operation_name", "VARCHAR"),
          new Column("operation_status", "VARCHAR"),
          new Column("duration_ms", "BIGINT"),
          new Column("caller_type", "VARCHAR"),
          new Column("user_id", "VARCHAR"),
          new Column("session_id", "VARCHAR"),
          new Column("trace_id", "VARCHAR"),
          new Column("input_data", "JSON"),
          new Column("output_data", "JSON"),
          new Column("error", "VARCHAR"),
          new Column("policies_evaluated", "JSON"),
          new Column("policy_decision", "VARCHAR"),
          new Column("policy_reason", "VARCHAR"),
          new Column("business_context", "JSON"),
          new Column("execution_events", "JSON"),
          new Column("signature", "VARCHAR"),
          new Column("prev_hash", "VARCHAR"),
          new Column("record_hash", "VARCHAR"));

  /** Larger than any record: results end at 64 MiB. */
  private static final int LONGEST_LINE = 128 << 20;

  /** Copies the list. */
  public RecordQuery {
    files = List.copyOf(files);
  }

  /** Returns the records as they were written. */
  @SuppressWarnings("unchecked") // The query takes objects only.
  public List<Map<String, @Nullable Object>> records() {
    List<Map<String, @Nullable Object>> records = new ArrayList<>();
    select(
        "json::VARCHAR",
        rows -> {
          while (rows.next()) {
            Object record = JsonText.read(rows.getString(1));
            records.add((Map<String, @Nullable Object>) record);
          }
        });
    return records;
  }

  /** Returns the names of all fields, in the order of exports. */
  static List<String> columns() {
    return COLUMNS.stream().map(Column::name).toList();
  }

  private static String sql(Function<Column, String> part) {
    return COLUMNS.stream().map(part).collect(Collectors.joining(", "));
  }

  /** Work on rows. */
  interface Rows {
    void read(ResultSet rows) throws SQLException;
  }

  /** Gives rows of all columns as texts. */
  void texts(Rows reader) {
    select(sql(Column::text), reader);
  }

  private void select(String columns, Rows reader) {
    if (files.isEmpty()) {
      return;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      List<Object> values = new ArrayList<>();
      String sql = "SELECT " + columns + from(values);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(connection, statement, values);
        try (ResultSet rows = statement.executeQuery()) {
          reader.read(rows);
        }
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Makes the table {@code logs} in a new database.
   *
   * @param database the file of the database, which does not exist yet
   * @return how many records it has
   */
  long copyTo(Path database) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database)) {
      List<Object> values = new ArrayList<>();
      String sql = "CREATE TABLE logs AS SELECT " + sql(Column::name) + from(values);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(connection, statement, values);
        statement.execute();
      }
      try (PreparedStatement count = connection.prepareStatement("SELECT count(*) FROM logs");
          ResultSet rows = count.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private String from(List<Object> values) {
    String condition = filter.condition(values);
    String order = " ORDER BY timestamp DESC NULLS LAST, line DESC";
    if (limit != null) {
      values.add(limit);
    }
    return " FROM (SELECT json, line, "
        + sql(Column::sql)
        + " FROM (SELECT json, row_number() OVER () AS line FROM "
        + source()
        + ")) WHERE "
        + condition
        + order
        + (limit == null ? "" : " LIMIT ?");
  }

  private String source() {
    return files.isEmpty()
        ? "(SELECT CAST(NULL AS JSON) AS json WHERE false)"
        : "read_ndjson_objects(?, ignore_errors := true, maximum_object_size := "
            + LONGEST_LINE
            + ")";
  }

  private void bind(Connection connection, PreparedStatement statement, List<Object> values)
      throws SQLException {
    int mark = 1;
    if (!files.isEmpty()) {
      Object[] names = files.stream().map(Path::toString).toArray();
      statement.setArray(mark++, connection.createArrayOf("VARCHAR", names));
    }
    for (Object value : values) {
      statement.setObject(mark++, value);
    }
  }

  private static CommandFailure unreadable(SQLException e) {
    return CommandFailure.failed(
        "audit", "The audit log cannot be read: " + e.getMessage(), null, null);
  }
}
