package dev.mxcp.drift;

import dev.mxcp.drift.DriftChange.Impact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the columns of one table in two snapshots. */
final class TableComparison {

  private final String name;
  private final @Nullable Map<String, @Nullable Object> old;
  private final @Nullable Map<String, @Nullable Object> now;
  private final List<DriftChange> changes = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> added = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> removed = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> modified = new ArrayList<>();

  /**
   * Compares a table.
   *
   * @param old the table in the baseline; null if it is new
   * @param now the table in the later snapshot; null if it was removed
   */
  TableComparison(
      String name,
      @Nullable Map<String, @Nullable Object> old,
      @Nullable Map<String, @Nullable Object> now) {
    this.name = name;
    this.old = old;
    this.now = now;
    compare();
  }

  /** Returns what a table is known by: its name, after that of a named database. */
  static String label(Map<String, @Nullable Object> table) {
    Object database = table.get("database");
    return (database == null ? "" : database + "/") + table.get("name");
  }

  private void compare() {
    if (old == null || now == null) {
      add(old == null ? Impact.COMPATIBLE : Impact.BREAKING, old == null ? "added" : "removed");
      return;
    }
    Map<String, String> before = columns(old);
    Map<String, String> after = columns(now);
    before.forEach((column, type) -> compare(column, type, after.get(column)));
    after.forEach(
        (column, type) -> {
          if (!before.containsKey(column)) {
            added.add(column(column, type));
            add(Impact.COMPATIBLE, "column " + column + " added");
          }
        });
  }

  private void compare(String column, String type, @Nullable String later) {
    if (later == null) {
      removed.add(column(column, type));
      add(Impact.BREAKING, "column " + column + " removed");
    } else if (!type.equals(later)) {
      Map<String, @Nullable Object> change = new LinkedHashMap<>();
      change.put("name", column);
      change.put("old_type", type);
      change.put("new_type", later);
      modified.add(change);
      add(Impact.BREAKING, "column " + column + " " + type + " -> " + later);
    }
  }

  private void add(Impact impact, String text) {
    changes.add(new DriftChange(impact, "table/" + name, text));
  }

  private static Map<String, String> columns(Map<String, @Nullable Object> table) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Object item : Json.list(table.get("columns"))) {
      Map<String, @Nullable Object> column = Json.map(item);
      columns.put(String.valueOf(column.get("name")), String.valueOf(column.get("type")));
    }
    return columns;
  }

  private static Map<String, @Nullable Object> column(String name, String type) {
    Map<String, @Nullable Object> column = new LinkedHashMap<>();
    column.put("name", name);
    column.put("type", type);
    return column;
  }

  List<DriftChange> changes() {
    return changes;
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("change_type", old == null ? "added" : now == null ? "removed" : "modified");
    json.put("columns_added", added);
    json.put("columns_removed", removed);
    json.put("columns_modified", modified);
    return json;
  }
}
