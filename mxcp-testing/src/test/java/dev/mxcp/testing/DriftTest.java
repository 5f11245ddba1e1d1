package dev.mxcp.testing;

import static dev.mxcp.testing.MxcpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.Mxcp;
import dev.mxcp.config.Config;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.drift.DriftChange;
import dev.mxcp.drift.DriftChange.Impact;
import dev.mxcp.drift.DriftReport;
import dev.mxcp.drift.DriftSnapshot;
import dev.mxcp.error.ConfigException;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.runtime.Database;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.ToolInvoker;
import dev.mxcp.sql.SqlInvoker;
import dev.mxcp.suite.SuiteReport;
import dev.mxcp.suite.SuiteRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drift of a project with a table, SQL and Python tools, from a snapshot of it. */
class DriftTest {

  private static final String TOOL =
      """
      mxcp: 1
      tool:
        name: find_book
        description: Finds a book by its number
        tags: [books]
        parameters:
          - name: id
            type: integer
            description: The number
            minimum: 1
          - name: format
            type: string
            description: How to show it
            enum: [short, long]
            default: short
        return:
          type: object
          properties:
            title: {type: string}
            price: {type: number}
          required: [title]
        source:
          file: ../sql/find_book.sql
        tests:
          - name: finds
            arguments: [{key: id, value: 1}]
            result_contains: {title: Emma}
      """;

  private static final String SQL =
      "SELECT title, price FROM books WHERE id = $id AND $format != ''\n";

  @TempDir Path directory;
  ProjectDirectory project;
  Path snapshot;

  @BeforeEach
  void take_a_snapshot() throws IOException {
    project =
        ProjectDirectory.create(directory)
            .write("tools/find_book.yml", TOOL)
            .write("sql/find_book.sql", SQL)
            .write("tools/discount.yml", python("discount"))
            .write(
                "python/prices.py", "import rates\n\ndef discount(n):\n  return n * rates.RATE\n")
            .write("python/rates.py", "RATE = 2\n");
    snapshot = directory.resolve("drift/drift-default.json");
    try (Mxcp mxcp = start()) {
      Database database = mxcp.runtime().database();
      database.execute(
          "CREATE TABLE books(id INTEGER, title VARCHAR, price DECIMAL(9,2), old BOOLEAN)");
      database.execute("INSERT INTO books VALUES (1, 'Emma', 9.5, true)");
      database.execute("CREATE TABLE shops(name VARCHAR)");
      DriftSnapshot.of(mxcp).write(snapshot);
    }
  }

  private static String python(String name) {
    return """
        mxcp: 1
        tool:
          name: %s
          parameters:
            - {name: n, type: integer, description: A number}
          source: {file: ../python/prices.py}
          language: python
        """
        .formatted(name);
  }

  /** Sources are compared, and run nowhere here. */
  private static final class Python implements ToolInvoker {
    @Override
    public String language() {
      return "python";
    }

    @Override
    public InvokerSession open(CompletionStage<Config> config) {
      return endpoint -> invocation -> null;
    }
  }

  private Mxcp start() {
    return project
        .builder()
        .invoker(SqlInvoker.duckDb())
        .invoker(new Python())
        .lenient(true)
        .build();
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(directory.resolve(file));
    assertThat(text).contains(from);
    project.write(file, text.replace(from, to));
  }

  private void tool(String from, String to) throws IOException {
    edit("tools/find_book.yml", from, to);
  }

  /** Starts the project again, and changes its database before the comparison. */
  private DriftReport drift(String... statements) {
    try (Mxcp mxcp = start()) {
      List.of(statements).forEach(mxcp.runtime().database()::execute);
      return DriftSnapshot.read(snapshot).driftTo(DriftSnapshot.of(mxcp));
    }
  }

  private static List<String> texts(DriftReport report, Impact impact) {
    return report.changes(impact).stream().map(DriftChange::toString).toList();
  }

  @Test
  void finds_changes_of_tables() {
    DriftReport report =
        drift(
            "ALTER TABLE books ALTER title TYPE INTEGER USING 0",
            "ALTER TABLE books DROP old",
            "ALTER TABLE books ADD pages INTEGER",
            "DROP TABLE shops",
            "CREATE TABLE authors(id INTEGER)");

    assertThat(report.toString())
        .endsWith(
            """
            Breaks callers:
              table/books: column title VARCHAR -> INTEGER
              table/books: column old removed
              table/shops: removed
            Compatible:
              table/books: column pages added
              table/authors: added""");
    assertThat(report.map().get("table_changes").toString())
        .contains(
            "change_type=modified",
            "columns_added=[{name=pages, type=INTEGER}]",
            "columns_removed=[{name=old, type=BOOLEAN}]",
            "columns_modified=[{name=title, old_type=VARCHAR, new_type=INTEGER}]");
    assertThat(report.map().get("summary").toString())
        .startsWith("{tables_added=1, tables_removed=1, tables_modified=1, resources_added=0");
  }

  @Test
  void finds_endpoints_that_came_and_went() throws IOException {
    Files.delete(directory.resolve("tools/discount.yml"));
    project.write(
        "tools/raise.yml", "mxcp: 1\ntool: {name: raise, source: {code: SELECT 1 AS one}}\n");

    DriftReport report = drift();

    assertThat(texts(report, Impact.BREAKING)).containsExactly("tool/discount: removed");
    assertThat(texts(report, Impact.COMPATIBLE)).containsExactly("tool/raise: added");
    assertThat(report.map().get("resource_changes").toString())
        .contains("{path=tools/discount.yml, endpoint=tool/discount, change_type=removed")
        .contains("{path=tools/raise.yml, endpoint=tool/raise, change_type=added");
  }

  @Test
  void finds_changes_that_break_callers() throws IOException {
    tool("  return:", "    - {name: shop, type: string}\n  return:");
    tool("      default: short\n", "");
    tool("minimum: 1", "minimum: 10");
    tool("enum: [short, long]", "enum: [short]");
    tool("title: {type: string}", "title: {type: number}");
    tool("      price: {type: number}\n", "");
    tool("required: [title]", "required: []");

    DriftReport report = drift();

    assertThat(report.isBreaking()).isTrue();
    assertThat(texts(report, Impact.BREAKING))
        .containsExactlyInAnyOrder(
            "tool/find_book: requires the new shop",
            "tool/find_book: format is now required",
            "tool/find_book: id: minimum 1 -> 10",
            "tool/find_book: format: enum [\"short\",\"long\"] -> [\"short\"]",
            "tool/find_book: title: type string -> number",
            "tool/find_book: title may now be missing",
            "tool/find_book: no longer gives price");
  }

  @Test
  void finds_changes_that_break_nobody() throws IOException {
    tool("  return:", "    - {name: shop, type: string, default: x}\n  return:");
    tool("      minimum: 1\n", "");
    tool("type: integer", "type: number");
    tool("enum: [short, long]", "enum: [short, long, full]");
    tool("price: {type: number}", "price: {type: integer}");
    tool("required: [title]", "required: [title, price]");
    tool("Finds a book", "Looks for a book");
    tool("tags: [books]", "tags: [books, shop]");

    DriftReport report = drift();

    assertThat(report.changes()).hasSize(8);
    assertThat(texts(report, Impact.COMPATIBLE)).hasSize(8);
  }

  @Test
  void finds_changes_of_what_calls_do() throws IOException {
    tool("default: short", "default: long");
    tool("  tags:", "  limits: {concurrency: 1}\n  timeout: 5s\n  tags:");
    edit("tools/discount.yml", "description", "sensitive: true, description");
    edit("sql/find_book.sql", "WHERE id", "WHERE old AND id");
    edit("python/prices.py", "n * ", "n + ");
    edit("python/rates.py", "2", "3");

    DriftReport report = drift();

    assertThat(texts(report, Impact.BEHAVIOUR))
        .containsExactlyInAnyOrder(
            "tool/discount: parameters: hidden or sensitive values changed",
            "tool/discount: source changed: python/prices.py",
            "tool/find_book: format: default short -> long",
            "tool/find_book: limits of rate or concurrency changed",
            "tool/find_book: timeout changed",
            "tool/find_book: source changed: sql/find_book.sql",
            "source/python/rates.py: changed");
    assertThat(report.changes()).hasSize(7);
  }

  @Test
  void does_not_report_what_changes_nothing() throws IOException {
    String format = TOOL.substring(TOOL.indexOf("    - name: format"), TOOL.indexOf("  return:"));
    tool(format, "");
    tool("    - name: id", format + "    - name: id"); // another order of parameters
    tool("tool:\n", "# a note\ntool: # this\n"); // comments
    tool("  tags: [books]\n", ""); // another order of keys
    tool("  return:\n", "  tags: [books]\n  return:\n");
    tool("enum: [short, long]", "enum:\n        - 'short'\n        - \"long\""); // another style
    tool("minimum: 1\n", "minimum: 1.0\n"); // an equal number
    tool("mxcp: 1", "mxcp: '1'");
    Files.createDirectory(directory.resolve("tools/books"));
    edit("tools/find_book.yml", "../sql", "../../sql"); // another place
    Files.move(
        directory.resolve("tools/find_book.yml"), directory.resolve("tools/books/find_book.yml"));
    edit("sql/find_book.sql", "\n", "\r\n"); // line ends of Windows
    edit("python/prices.py", "\n", "  \n"); // space at ends of lines
    project.write("python/README.md", "no source").write("sql/.hidden.sql", "hidden");

    DriftReport report =
        drift(
            "INSERT INTO books VALUES (2, 'Dune', 8, false)",
            "ALTER TABLE books RENAME TO b",
            "ALTER TABLE b RENAME TO books",
            "CREATE INDEX i ON books(id)",
            "CREATE TEMP TABLE scratch(id INTEGER)");

    assertThat(report.changes()).isEmpty();
    assertThat(report.toString()).startsWith("No drift since ");
  }

  @Test
  void reports_tests_that_no_longer_pass() {
    try (Mxcp mxcp = start()) {
      DriftSnapshot passed = DriftSnapshot.of(mxcp).withTests(tests(mxcp));
      mxcp.runtime().database().execute("UPDATE books SET title = 'Persuasion'");
      DriftSnapshot failed = DriftSnapshot.of(mxcp).withTests(tests(mxcp));
      DriftReport report = passed.driftTo(failed);

      assertThat(passed.hasTests()).isTrue();
      assertThat(report.changes()).hasToString("[tool/find_book: tests: ok -> failed]");
      assertThat(report.map().get("resource_changes").toString())
          .contains("test_results_changed=true", "definition_changed=false");
      assertThat(passed.hash()).isNotEqualTo(failed.hash());
      assertThat(failed.driftTo(DriftSnapshot.of(mxcp)).hasDrift()).isFalse();
    }
  }

  private static SuiteReport tests(Mxcp mxcp) {
    return SuiteRunner.of(mxcp)
        .run(
            mxcp.registry().entries(EndpointKind.TOOL).stream()
                .map(EndpointEntry::endpoint)
                .toList());
  }

  @Test
  void reads_a_snapshot_of_the_python_implementation() throws IOException {
    snapshot = Path.of("src/test/resources/drift/drift-reference.json");

    assertThat(drift().changes()).isEmpty();

    tool("price: {type: number}", "price: {type: string}");
    assertThat(drift("ALTER TABLE books DROP old").changes())
        .hasToString(
            "[table/books: column old removed, tool/find_book: price: type number -> string]");
  }

  @Test
  void refuses_files_that_are_not_snapshots() {
    Map<String, String> refused =
        Map.of(
            "[]", "is not a JSON object",
            "{", "is not JSON",
            "{\"generated_at\": \"x\"}", "lacks `version`",
            "{\"version\": \"2.0.0\"}", "has the version 2.0.0; only version 1 is supported",
            "{\"version\": 1, \"generated_at\": \"x\", \"tables\": []}", "lacks `resources`",
            "{\"version\": 1, \"generated_at\": \"x\", \"tables\": [1], \"resources\": []}",
                "has a wrong `tables`");
    Path file = directory.resolve("bad.json");

    refused.forEach(
        (text, reason) -> {
          project.write("bad.json", text);
          assertThatThrownBy(() -> DriftSnapshot.read(file))
              .isInstanceOf(ConfigException.class)
              .hasMessageContainingAll(file.toString(), reason);
        });
    assertThatThrownBy(() -> DriftSnapshot.read(directory.resolve("missing.json")))
        .hasMessageStartingWith("There is no snapshot");
  }

  @Test
  void is_an_assertion() {
    try (Mxcp mxcp = start()) {
      assertThat(mxcp).hasNoDriftFrom(snapshot).hasNoBreakingDriftFrom(snapshot);
      mxcp.runtime().database().execute("CREATE TABLE authors(id INTEGER)");

      assertThat(mxcp).hasNoBreakingDriftFrom(snapshot);
      assertThatThrownBy(() -> assertThat(mxcp).hasNoDriftFrom(snapshot))
          .isInstanceOf(AssertionError.class)
          .hasMessageContainingAll(
              "Expecting no drift from", "Compatible:", "table/authors: added");

      mxcp.runtime().database().execute("DROP TABLE books");
      assertThatThrownBy(() -> assertThat(mxcp).hasNoBreakingDriftFrom(snapshot))
          .hasMessageContainingAll("Breaks callers:\n  table/books: removed");
    }
  }

  @Test
  void a_project_without_a_database_has_drift_of_its_tools() {
    JavaInvoker java = new JavaInvoker(Map.of("discount", call -> 1));
    project.write(
        "tools/discount.yml", "mxcp: 1\ntool: {name: discount, language: java, source: {code: x}}");
    try (Mxcp mxcp = project.builder().invoker(java).lenient(true).build()) {
      DriftSnapshot taken = DriftSnapshot.of(mxcp);

      assertThat(taken.map()).containsEntry("tables", List.of());
      assertThat(taken.driftTo(taken).hasDrift()).isFalse();
    }
  }
}
