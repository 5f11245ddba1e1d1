package dev.mxcp.sql.internal.duckdb.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.runtime.Database;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest {

  @TempDir Path directory;

  @Test
  void runs_a_statement_with_named_parameters() {
    try (DatabaseProvider.Opened database = Databases.inMemory()) {
      assertThat(
              database.execute(
                  "SELECT $name AS who, $n + 1 AS next, $NAME AS again",
                  Map.of("name", "Ann", "n", 41)))
          .containsExactly(Map.of("who", "Ann", "next", 42L, "again", "Ann"));
    }
  }

  @Test
  void creates_the_file_and_its_directory() {
    Path file = directory.resolve("data/db-default.duckdb");
    try (DatabaseProvider.Opened database = Databases.file(file)) {
      database.execute("CREATE TABLE t (a INTEGER)");
      assertThat(database.file()).contains(file);
      assertThat(database.isReadOnly()).isFalse();
    }
    assertThat(Files.exists(file)).isTrue();
    try (DatabaseProvider.Opened database = Databases.file(file)) {
      assertThat(database.execute("FROM t")).isEmpty();
    }
  }

  @Test
  void counts_changes_and_gives_no_rows_for_definitions() {
    try (DatabaseProvider.Opened database = Databases.inMemory()) {
      assertThat(database.execute("CREATE TABLE t (a INTEGER)")).isEmpty();
      assertThat(database.execute("INSERT INTO t VALUES (1), (2)")).isEqualTo(count(2));
      assertThat(database.execute("UPDATE t SET a = 3")).isEqualTo(count(2));
      assertThat(database.execute("DELETE FROM t WHERE a = 9")).isEqualTo(count(0));
      assertThat(database.execute("CREATE TABLE u AS FROM t")).isEmpty();
      assertThat(database.execute("INSERT INTO t VALUES (7) RETURNING a"))
          .isEqualTo(List.of(Map.of("a", 7L)));
    }
  }

  private static List<Map<String, Object>> count(long count) {
    return List.of(Map.of("Count", count));
  }

  @Test
  void names_columns_apart() {
    try (DatabaseProvider.Opened database = Databases.inMemory()) {
      Map<String, Object> row = database.execute("SELECT 1 AS a, 2 AS a, 3 AS a_1, 4 AS a").get(0);
      assertThat(row)
          .containsExactly(
              Map.entry("a", 1L), Map.entry("a_2", 2L), Map.entry("a_1", 3L), Map.entry("a_3", 4L));
    }
  }

  @Test
  void refuses_values_that_are_missing_or_unknown() {
    try (DatabaseProvider.Opened database = Databases.inMemory()) {
      assertThatThrownBy(() -> database.execute("SELECT $a", Map.of()))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("$a")
          .extracting("kind")
          .isEqualTo(DatabaseException.Kind.PARAMETERS);
      assertThatThrownBy(() -> database.execute("SELECT 1", Map.of("b", 1)))
          .hasMessageContaining("$b");
    }
  }

  @Test
  void classifies_what_goes_wrong() {
    try (DatabaseProvider.Opened database = Databases.inMemory()) {
      database.execute("CREATE TABLE t (a INTEGER PRIMARY KEY)");
      database.execute("INSERT INTO t VALUES (1)");
      assertThat(kind(database, "SELEC 1")).isEqualTo(DatabaseException.Kind.SYNTAX);
      assertThat(kind(database, "SELECT 1; SELECT 2")).isEqualTo(DatabaseException.Kind.SYNTAX);
      assertThat(kind(database, "-- nothing")).isEqualTo(DatabaseException.Kind.SYNTAX);
      assertThat(kind(database, "FROM nowhere")).isEqualTo(DatabaseException.Kind.CATALOG);
      assertThat(kind(database, "SELECT b FROM t")).isEqualTo(DatabaseException.Kind.CATALOG);
      assertThat(kind(database, "INSERT INTO t VALUES (1)"))
          .isEqualTo(DatabaseException.Kind.CONSTRAINT);
      assertThat(kind(database, "SELECT 'a'::INTEGER")).isEqualTo(DatabaseException.Kind.EXECUTION);
    }
  }

  private static DatabaseException.Kind kind(Database database, String sql) {
    try {
      database.execute(sql);
    } catch (DatabaseException e) {
      return e.kind();
    }
    throw new AssertionError("it ran: " + sql);
  }
}
