package dev.mxcp.jdbc.internal.session;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of columns, each one once. */
final class ColumnNames {

  private ColumnNames() {}

  /** Returns the labels; one that comes again gets {@code _1}, {@code _2} and so on. */
  static List<String> of(ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String label = columns.getColumnLabel(i);
      String name = label;
      for (int next = 1; !seen.add(name); next++) {
        name = label + "_" + next;
      }
      names.add(name);
    }
    return names;
  }
}
