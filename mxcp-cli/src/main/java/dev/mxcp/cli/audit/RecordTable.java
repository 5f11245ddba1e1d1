package dev.mxcp.cli.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows records to people: one line each, without arguments and results. */
public final class RecordTable {

  private static final Map<String, String> COLUMNS = columns();

  private RecordTable() {}

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("timestamp", "time (UTC)");
    columns.put("operation_type", "type");
    columns.put("operation_name", "name");
    columns.put("operation_status", "status");
    columns.put("duration_ms", "ms");
    columns.put("caller_type", "caller");
    columns.put("user_id", "user");
    columns.put("policy_decision", "policy");
    columns.put("error", "error");
    return columns;
  }

  /** Returns the rows of the table; what a record lacks is empty. */
  public static List<Map<String, @Nullable Object>> rows(
      List<Map<String, @Nullable Object>> records) {
    return records.stream().map(RecordTable::row).toList();
  }

  private static Map<String, @Nullable Object> row(Map<String, @Nullable Object> record) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    COLUMNS.forEach(
        (field, title) -> {
          Object value = record.get(field);
          row.put(title, value == null ? "" : field.equals("timestamp") ? time(value) : value);
        });
    return row;
  }

  /** To the second. */
  private static String time(Object timestamp) {
    String text = timestamp.toString();
    return text.length() < 19 ? text : text.substring(0, 19).replace('T', ' ');
  }
}
