package dev.mxcp.testing;

import static dev.mxcp.testing.MxcpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.Mxcp;
import dev.mxcp.drift.DriftSnapshot;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twelve kinds of change, each found, and twelve harmless ones, each not reported. */
class DriftKindsTest {

  private static final String TOOL =
      """
      mxcp: 1
      tool:
        name: find_book
        description: Finds a book
        parameters:
          - {name: id, type: integer, description: The number, minimum: 1}
          - {name: format, type: string, enum: [short, long], default: short}
        return:
          type: object
          properties: {title: {type: string}, price: {type: number}}
          required: [title]
        source: {file: ../sql/find_book.sql}
      """;

  private static final String SQL =
      "SELECT title, price FROM books WHERE id = $id AND $format != ''\n";

  @TempDir static Path shared;
  @TempDir Path directory;

  @BeforeAll
  static void take_a_snapshot() throws IOException {
    try (Mxcp mxcp = start(project(shared.resolve("project")))) {
      DriftSnapshot.of(mxcp).write(snapshot());
    }
  }

  private static Path snapshot() {
    return shared.resolve("drift.json");
  }

  private static ProjectDirectory project(Path directory) {
    return new ProjectDirectory(directory)
        .write(
            "mxcp-site.yml",
            """
            mxcp: 1
            project: test
            profile: default
            profiles: {default: {duckdb: {path: ":memory:"}}}
            """)
        .write("tools/find_book.yml", TOOL)
        .write("sql/find_book.sql", SQL)
        .write("python/rates.py", "RATE = 2\n");
  }

  private static Mxcp start(ProjectDirectory project) {
    Mxcp mxcp = project.builder().invoker(SqlInvoker.duckDb()).lenient(true).build();
    mxcp.runtime()
        .database()
        .execute("CREATE TABLE books(id INTEGER, title VARCHAR, price DOUBLE)");
    return mxcp;
  }

  /** An edit of a file, or a statement if there is no file. */
  private record Edit(String name, String file, String from, String to) {

    Mxcp startIn(Path directory) throws IOException {
      ProjectDirectory project = project(directory);
      if (file.isEmpty()) {
        Mxcp mxcp = start(project);
        mxcp.runtime().database().execute(to);
        return mxcp;
      }
      Path path = directory.resolve(file);
      String text = Files.exists(path) ? Files.readString(path) : "";
      assertThat(text).contains(from);
      return start(project.write(file, from.isEmpty() ? to : text.replace(from, to)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Edit> changes() {
    return Stream.of(
        new Edit("table added", "", "", "CREATE TABLE shops(id INTEGER)"),
        new Edit("table removed", "", "", "DROP TABLE books"),
        new Edit("column added", "", "", "ALTER TABLE books ADD pages INTEGER"),
        new Edit("column removed", "", "", "ALTER TABLE books DROP price"),
        new Edit("column of another type", "", "", "ALTER TABLE books ALTER price TYPE INTEGER"),
        new Edit(
            "endpoint added",
            "tools/one.yml",
            "",
            "mxcp: 1\ntool: {name: one, source: {code: SELECT 1 AS a}}\n"),
        new Edit("endpoint renamed", "tools/find_book.yml", "name: find_book", "name: get_book"),
        new Edit("argument stricter", "tools/find_book.yml", "minimum: 1", "minimum: 2"),
        new Edit(
            "result of another type",
            "tools/find_book.yml",
            "price: {type: number}",
            "price: {type: string}"),
        new Edit("description", "tools/find_book.yml", "Finds a book", "Looks for a book"),
        new Edit("sql source", "sql/find_book.sql", "id = $id", "id >= $id"),
        new Edit("python source", "python/rates.py", "2", "3"));
  }

  static Stream<Edit> harmlessChanges() {
    return Stream.of(
        new Edit("rows", "", "", "INSERT INTO books VALUES (1, 'Emma', 9.5)"),
        new Edit("an index", "", "", "CREATE INDEX i ON books(id)"),
        new Edit("a temporary table", "", "", "CREATE TEMP TABLE scratch(id INTEGER)"),
        new Edit("a comment in yaml", "tools/find_book.yml", "tool:\n", "# a note\ntool:\n"),
        new Edit("quotes", "tools/find_book.yml", "[short, long]", "['short', \"long\"]"),
        new Edit("an equal number", "tools/find_book.yml", "minimum: 1}", "minimum: 1.0}"),
        new Edit("the version as text", "tools/find_book.yml", "mxcp: 1", "mxcp: '1'"),
        new Edit(
            "order of keys",
            "tools/find_book.yml",
            "{name: id, type: integer",
            "{type: integer, name: id"),
        new Edit(
            "blocks for flow",
            "tools/find_book.yml",
            "source: {file: ../sql/find_book.sql}",
            "source:\n    file: ../sql/find_book.sql"),
        new Edit("line ends", "sql/find_book.sql", "\n", "\r\n"),
        new Edit("space at line ends", "python/rates.py", "\n", "  \n"),
        new Edit("a file that is no source", "python/README.md", "", "About the rates"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void finds(Edit change) throws IOException {
    try (Mxcp mxcp = change.startIn(directory)) {
      assertThatThrownBy(() -> assertThat(mxcp).hasNoDriftFrom(snapshot()))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("Expecting no drift from");
    }
  }

  @ParameterizedTest
  @MethodSource("harmlessChanges")
  void does_not_report(Edit change) throws IOException {
    try (Mxcp mxcp = change.startIn(directory)) {
      assertThat(mxcp).hasNoDriftFrom(snapshot());
    }
  }
}
