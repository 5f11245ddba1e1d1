package dev.mxcp.cli.output;

import dev.mxcp.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows a list of flat objects as a table. */
public final class Table {

  private static final int MAX_ROWS = 100;
  private static final int MAX_WIDTH = 50;

  private Table() {}

  /** Returns whether a list is one of flat objects with at least one field. */
  public static boolean fits(List<?> rows) {
    return !rows.isEmpty() && rows.stream().allMatch(Table::isFlat);
  }

  private static boolean isFlat(@Nullable Object row) {
    return row instanceof Map<?, ?> map
        && !map.isEmpty()
        && map.values().stream().noneMatch(v -> v instanceof Map || v instanceof List);
  }

  /** Returns the first rows, and how many more there are. */
  public static String of(List<?> rows) {
    Set<String> columns = new LinkedHashSet<>();
    List<List<String>> cells = new ArrayList<>();
    List<?> shown = rows.subList(0, Math.min(rows.size(), MAX_ROWS));
    shown.forEach(row -> ((Map<?, ?>) row).keySet().forEach(key -> columns.add((String) key)));
    shown.forEach(row -> cells.add(cells((Map<?, ?>) row, columns)));
    String text = text(List.copyOf(columns), cells);
    int more = rows.size() - shown.size();
    return more == 0 ? text : text + "\n... and " + more + " more";
  }

  private static List<String> cells(Map<?, ?> row, Set<String> columns) {
    return columns.stream().map(column -> cell(row, column)).toList();
  }

  private static String cell(Map<?, ?> row, String column) {
    Object value = row.get(column);
    if (value == null) {
      return row.containsKey(column) ? "null" : "";
    }
    String text = value instanceof String plain ? plain : Outcome.ok(value).json();
    text = text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    boolean tooLong = text.codePointCount(0, text.length()) > MAX_WIDTH;
    return tooLong ? text.substring(0, text.offsetByCodePoints(0, MAX_WIDTH - 3)) + "..." : text;
  }

  private static String text(List<String> columns, List<List<String>> rows) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
      widths[i] = Math.max(widest, width(columns.get(i)));
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(columns, widths));
    lines.add(line(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return String.join("\n", lines);
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      line.append(cell).append(" ".repeat(widths[i] - width(cell) + 2));
    }
    return line.toString().stripTrailing();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
