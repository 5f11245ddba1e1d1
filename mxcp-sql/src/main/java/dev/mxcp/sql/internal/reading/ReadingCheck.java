package dev.mxcp.sql.internal.reading;

import dev.mxcp.json.JsonText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classifies statements by the engine's own parser: only a SELECT reads, as far as none of its
 * functions, macros and views writes. Nothing is executed. For one thread.
 */
public final class ReadingCheck {

  private static final String PARSE = "SELECT json_serialize_sql(CAST(? AS VARCHAR))";
  private static final String MACROS =
      "SELECT function_type, macro_definition FROM duckdb_functions()"
          + " WHERE NOT internal AND function_type IN ('macro', 'table_macro')"
          + " AND lower(function_name) = lower(CAST(? AS VARCHAR))";
  private static final String VIEWS =
      "SELECT sql FROM duckdb_views()"
          + " WHERE NOT internal AND lower(view_name) = lower(CAST(? AS VARCHAR))";

  private final Connection connection;
  private final Set<String> seen = new HashSet<>();
  private boolean usesCatalog;

  /** Begins a check on a connection. */
  public ReadingCheck(Connection connection) {
    this.connection = connection;
  }

  /**
   * The result of a check.
   *
   * @param objection why the statement does not only read, as the end of a sentence; null if it
   *     does
   * @param isLasting whether the same text always gives the same result; false if it uses macros or
   *     views, which may be replaced
   */
  public record Result(@Nullable String objection, boolean isLasting) {}

  /**
   * Checks a statement.
   *
   * @param sql one statement with numbered parameters
   * @throws SQLException if the engine cannot parse statements
   */
  public Result check(String sql) throws SQLException {
    String objection = objection(sql);
    return new Result(objection, !usesCatalog);
  }

  private @Nullable String objection(String sql) throws SQLException {
    if (!(JsonText.read(parse(sql)) instanceof Map<?, ?> tree)
        || !Boolean.FALSE.equals(tree.get("error"))
        || !(tree.get("statements") instanceof List<?> statements)
        || statements.size() != 1) {
      return "it is no SELECT";
    }
    return node(statements.get(0));
  }

  private String parse(String sql) throws SQLException {
    List<List<String>> rows = rows(PARSE, sql, 1);
    return rows.get(0).get(0);
  }

  private @Nullable String node(@Nullable Object node) throws SQLException {
    if (node instanceof List<?> list) {
      for (Object item : list) {
        String objection = node(item);
        if (objection != null) {
          return objection;
        }
      }
      return null;
    }
    return node instanceof Map<?, ?> map ? map(map) : null;
  }

  private @Nullable String map(Map<?, ?> map) throws SQLException {
    String objection = null;
    if (map.get("function_name") instanceof String function) {
      objection = function(function, map);
    } else if (map.get("table_name") instanceof String table && !table.isEmpty()) {
      objection = view(table);
    }
    return objection == null ? node(new ArrayList<>(map.values())) : objection;
  }

  private @Nullable String function(String name, Map<?, ?> call) throws SQLException {
    if (WritingFunctions.contains(name)) {
      return "it calls " + name;
    }
    if (name.equalsIgnoreCase("query")) {
      String inner = WritingFunctions.constant(call);
      return inner == null ? "it calls query with a computed statement" : objection(inner);
    }
    if (name.equalsIgnoreCase("query_table")) {
      return "it calls query_table, whose table is computed";
    }
    if (!seen.add("function " + name)) {
      return null;
    }
    for (List<String> macro : rows(MACROS, name, 2)) {
      usesCatalog = true;
      boolean isTable = macro.get(0).equals("table_macro");
      String objection = objection(isTable ? macro.get(1) : "SELECT " + macro.get(1));
      if (objection != null) {
        return objection + ", in the macro " + name;
      }
    }
    return null;
  }

  private @Nullable String view(String name) throws SQLException {
    if (!seen.add("view " + name)) {
      return null;
    }
    for (List<String> view : rows(VIEWS, name, 1)) {
      usesCatalog = true;
      String objection = objection(WritingFunctions.afterAs(view.get(0)));
      if (objection != null) {
        return objection + ", in the view " + name;
      }
    }
    return null;
  }

  private List<List<String>> rows(String query, String argument, int columns) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, argument);
      try (ResultSet result = statement.executeQuery()) {
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
          List<String> row = new ArrayList<>(columns);
          for (int i = 1; i <= columns; i++) {
            row.add(String.valueOf(result.getString(i)));
          }
          rows.add(row);
        }
        return rows;
      }
    }
  }
}
