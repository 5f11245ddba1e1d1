package dev.mxcp.cli.output;

import dev.mxcp.Outcome;
import dev.mxcp.cli.terminal.Printable;
import dev.mxcp.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows a list of flat objects as a table, or one below the other if the table is too wide. */
public final class Table {

  private static final int MAX_ROWS = 100;
  private static final int MAX_WIDTH = 50;
  private static final String GAP = "  ";

  private final List<String> columns;
  private final List<List<String>> rows;
  private final int width;

  private Table(List<?> objects, int width) {
    this.width = width;
    Set<String> names = new LinkedHashSet<>();
    objects.forEach(row -> ((Map<?, ?>) row).keySet().forEach(key -> names.add((String) key)));
    columns = List.copyOf(names);
    rows = objects.stream().map(row -> cells((Map<?, ?>) row)).toList();
  }

  /** Returns whether a list is one of flat objects with at least one field. */
  public static boolean fits(List<?> rows) {
    return !rows.isEmpty() && rows.stream().allMatch(Table::isFlat);
  }

  private static boolean isFlat(@Nullable Object row) {
    return row instanceof Map<?, ?> map
        && !map.isEmpty()
        && map.values().stream().noneMatch(v -> v instanceof Map || v instanceof List);
  }

  /** Returns the first rows in the width of the terminal, and how many more there are. */
  public static String of(List<?> rows) {
    return of(rows, Terminal.columns());
  }

  /** Returns the first rows in a number of columns, and how many more there are. */
  static String of(List<?> rows, int width) {
    List<?> shown = rows.subList(0, Math.min(rows.size(), MAX_ROWS));
    int more = rows.size() - shown.size();
    String text = new Table(shown, width).text();
    return more == 0 ? text : text + "\n... and " + more + " more";
  }

  private List<String> cells(Map<?, ?> row) {
    return columns.stream().map(column -> cell(row, column)).toList();
  }

  private static String cell(Map<?, ?> row, String column) {
    Object value = row.get(column);
    if (value == null) {
      return row.containsKey(column) ? "null" : "";
    }
    String text = value instanceof String plain ? plain : Outcome.ok(value).json();
    return oneLine(text);
  }

  private static String oneLine(String text) {
    String line = text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    return Printable.of(line);
  }

  private String text() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int widest = rows.stream().mapToInt(row -> Printable.width(row.get(column))).max().orElse(0);
      widths[i] = Math.max(Math.min(widest, MAX_WIDTH), Printable.width(heading(i)));
    }
    int total = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    return total <= width ? horizontal(widths) : vertical();
  }

  private String heading(int column) {
    return oneLine(columns.get(column));
  }

  private String horizontal(int[] widths) {
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Table::oneLine).toList(), widths));
    lines.add(line(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return String.join("\n", lines);
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Printable.cut(cells.get(i), widths[i]);
      line.append(cell).append(" ".repeat(widths[i] - Printable.width(cell))).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  /** Shows each row as lines of name and value. */
  private String vertical() {
    int names = columns.stream().mapToInt(c -> Printable.width(oneLine(c))).max().orElse(0);
    int room = Math.max(width - names - GAP.length(), MAX_WIDTH / 5);
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add("--- " + (lines.size() / (columns.size() + 1) + 1));
      for (int i = 0; i < columns.size(); i++) {
        String name = heading(i) + " ".repeat(names - Printable.width(heading(i)));
        lines.add((name + GAP + Printable.cut(row.get(i), room)).stripTrailing());
      }
    }
    return String.join("\n", lines);
  }
}
