package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.sql.SqlInvoker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A project of 20 tools over the tables of a bookshop, which is the same on every engine but for
 * the {@code database} of its tools, and in the SQL of a few where no spelling is common to all.
 */
final class Bookshop {

  static final List<String> TABLES =
      List.of(
          "CREATE TABLE authors (id integer, name varchar(80), born date)",
          "CREATE TABLE books (id bigint, author integer, title varchar(200), price decimal(10, 2),"
              + " stock integer, sold bigint, used boolean, listed timestamp)",
          "CREATE TABLE sales (id bigint, book bigint, units integer, sold_at timestamp with time zone)",
          "INSERT INTO authors VALUES (1, 'Zoë Müller', DATE '1971-02-28'), (2, 'O''Hara', NULL),"
              + " (3, '李白', DATE '0701-05-19')",
          "INSERT INTO books VALUES"
              + " (1, 1, 'Brücken \"im\" Nebel', 19.90, 12, 9223372036854775807, false,"
              + " TIMESTAMP '2024-01-02 03:04:05'),"
              + " (2, 1, 'Night, Train', 7.00, 0, 0, true, TIMESTAMP '2024-02-29 23:59:59.250'),"
              + " (3, 2, '', 0.10, 3, -5, NULL, NULL),"
              + " (4, 3, '静夜思', 12345678.99, NULL, NULL, false, TIMESTAMP '1999-12-31 00:00:00')",
          "INSERT INTO sales VALUES"
              + " (1, 1, 2, TIMESTAMP '2024-03-10 11:00:00 UTC'),"
              + " (2, 1, 1, TIMESTAMP '2024-03-31 01:30:00 UTC'),"
              + " (3, 2, 5, TIMESTAMP '2024-10-27 00:30:00.125 UTC')");

  private static final Map<String, Object> ARGUMENTS =
      Map.of(
          "text",
          "o'hara \\ $1",
          "id",
          1,
          "ids",
          List.of(1, 3, 4),
          "price",
          7.0,
          "used",
          true,
          "day",
          "2024-02-29",
          "at",
          "2024-02-29T23:59:59.25",
          "moment",
          "2024-03-31T03:30:00+02:00",
          "names",
          List.of("O'Hara", "李白"));

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "text", "string",
          "id", "integer",
          "ids", "array, items: {type: integer}",
          "price", "number",
          "used", "boolean",
          "day", "string, format: date",
          "at", "string, format: date-time",
          "moment", "string, format: timestamp",
          "names", "array, items: {type: string}");

  private static final Map<String, String> TOOLS = new LinkedHashMap<>();

  static {
    TOOLS.put("book", "SELECT * FROM books WHERE id = $id");
    TOOLS.put("books", "SELECT * FROM books ORDER BY id");
    TOOLS.put("chosen", "SELECT id, title FROM books WHERE id = ANY ($ids) ORDER BY id");
    TOOLS.put("others", "SELECT id FROM books WHERE NOT id = ANY ($ids) ORDER BY id");
    TOOLS.put("authors", "SELECT id, name, born FROM authors ORDER BY id");
    TOOLS.put("by_name", "SELECT id FROM authors WHERE name = ANY ($names) ORDER BY id");
    TOOLS.put("prices", "SELECT id, price, price * 2 AS double_price FROM books ORDER BY id");
    TOOLS.put("at_least", "SELECT id FROM books WHERE price >= $price ORDER BY id");
    TOOLS.put("used", "SELECT id, used FROM books WHERE used = $used OR used IS NULL ORDER BY id");
    TOOLS.put("listed", "SELECT id, listed FROM books WHERE listed > $day ORDER BY id");
    TOOLS.put("listed_at", "SELECT id, listed FROM books WHERE listed = $at");
    TOOLS.put("sales", "SELECT id, units, sold_at FROM sales ORDER BY id");
    TOOLS.put("sold_at", "SELECT id, sold_at FROM sales WHERE sold_at = $moment");
    TOOLS.put(
        "turnover",
        "SELECT b.title, sum(s.units) AS units, CAST(sum(s.units * b.price) AS decimal(12, 2)) AS"
            + " total FROM sales s JOIN books b ON b.id = s.book GROUP BY b.title ORDER BY b.title");
    TOOLS.put("echo", "SELECT CAST($text AS varchar) AS text, $id + 0 AS id, $used AS used");
    TOOLS.put("days", "SELECT CAST($day AS date) AS day, CAST($at AS timestamp) AS moment");
    TOOLS.put("none", "SELECT id FROM books WHERE id < 0");
    TOOLS.put(
        "counts", "SELECT count(*) AS n, count(stock) AS stocked, max(sold) AS most FROM books");
    TOOLS.put("list", "SELECT array_agg(id ORDER BY id) AS ids FROM books");
    TOOLS.put("object", "");
  }

  private static final Map<String, String> OBJECTS =
      Map.of(
          "duck", "SELECT {'id': id, 'title': title} AS book FROM books ORDER BY id",
          "pg", "SELECT json_build_object('id', id, 'title', title) AS book FROM books ORDER BY id",
          "trino",
              "SELECT CAST(ROW(id, title) AS row(id bigint, title varchar)) AS book FROM books"
                  + " ORDER BY id");

  private Bookshop() {}

  /** Runs every tool on both engines and compares what comes to the byte. */
  static void assertSame(Path directory, String engine, JdbcDatabase database)
      throws IOException, SQLException {
    ProjectDirectory project = ProjectDirectory.create(directory);
    project.write(
        "mxcp-site.yml",
        "mxcp: 1\nproject: shop\nprofile: default\nprofiles: {default: {duckdb: {path: shop.db}}}\n");
    try (Connection duck =
            DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("shop.db"));
        Statement statement = duck.createStatement()) {
      for (String sql : tables()) {
        statement.execute(sql);
      }
    }
    write(project, "duck");
    write(project, engine);
    try (Mxcp mxcp =
        project.builder().invoker(SqlInvoker.duckDb()).database(engine, database).build()) {
      for (String tool : TOOLS.keySet()) {
        String expected = json(mxcp, tool + "_duck");
        assertThat(json(mxcp, tool + "_" + engine)).as(tool).isEqualTo(expected);
      }
      assertThat(json(mxcp, "book_" + engine))
          .isEqualTo(
              "[{\"id\":1,\"author\":1,\"title\":\"Brücken \\\"im\\\" Nebel\",\"price\":19.90,"
                  + "\"stock\":12,\"sold\":9223372036854775807,\"used\":false,"
                  + "\"listed\":\"2024-01-02T03:04:05\"}]");
    }
  }

  /** Returns what makes the tables where a literal with a zone has another word than in Trino. */
  static List<String> tables() {
    return TABLES.stream()
        .map(sql -> sql.replaceAll("TIMESTAMP '([^']+ UTC)'", "TIMESTAMPTZ '$1'"))
        .toList();
  }

  private static void write(ProjectDirectory project, String engine) {
    TOOLS.forEach(
        (name, sql) ->
            project.write(
                "tools/" + name + "_" + engine + ".yml",
                "mxcp: 1\ntool:\n  name: "
                    + name
                    + "_"
                    + engine
                    + "\n"
                    + (engine.equals("duck") ? "" : "  database: " + engine + "\n")
                    + parameters(sql)
                    + "  source:\n    code: |\n"
                    + (sql.isEmpty() ? String.valueOf(OBJECTS.get(engine)) : sql).indent(6)));
  }

  private static String parameters(String sql) {
    return PARAMETERS.entrySet().stream()
        .filter(parameter -> uses(sql, parameter.getKey()))
        .map(p -> "    - {name: " + p.getKey() + ", description: x, type: " + p.getValue() + "}\n")
        .collect(Collectors.joining("", "  parameters:\n", ""))
        .replaceFirst("parameters:\n$", "parameters: []\n");
  }

  private static boolean uses(String sql, String parameter) {
    return sql.matches("(?s).*\\$" + parameter + "\\b.*");
  }

  private static String json(Mxcp mxcp, String tool) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, Object> arguments = new LinkedHashMap<>(ARGUMENTS);
    String sql = String.valueOf(TOOLS.get(tool.substring(0, tool.lastIndexOf('_'))));
    arguments.keySet().removeIf(name -> !uses(sql, name));
    assertThat(mxcp.callToJson(tool, arguments, CallOptions.DEFAULT, out)).as(tool).isEmpty();
    return out.toString(StandardCharsets.UTF_8);
  }
}
