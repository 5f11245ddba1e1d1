package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.config.Config;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools and databases that may only read. */
class ReadOnlyTest {

  private static String database;

  @TempDir Path directory;

  @BeforeAll
  static void create() {
    database =
        TestPostgres.database(
            "CREATE TABLE visits (n int)",
            "CREATE FUNCTION visit() RETURNS int LANGUAGE sql AS"
                + " $$ INSERT INTO visits VALUES (1) RETURNING n $$");
  }

  private static void assertUntouched() {
    try (DatabaseProvider.Opened open = open(false)) {
      assertThat(open.execute("SELECT count(*) AS n FROM visits"))
          .isEqualTo(List.of(Map.of("n", 0L)));
    }
  }

  private static DatabaseProvider.Opened open(boolean readOnly) {
    Config config = Config.builder(Path.of("").toAbsolutePath()).build();
    return TestPostgres.jdbc(database).readOnly(readOnly).open(config, DatabaseProvider.Mode.SERVE);
  }

  @Test
  void tool_that_only_reads_cannot_write_through_a_function() {
    ProjectDirectory project =
        ProjectDirectory.create(directory)
            .write(
                "tools/visit.yml",
                """
                mxcp: 1
                tool:
                  name: visit
                  database: warehouse
                  annotations: {readOnlyHint: true}
                  source: {code: SELECT visit() AS n}
                """);

    try (Mxcp mxcp =
        project
            .builder()
            .invoker(SqlInvoker.duckDb())
            .database("warehouse", TestPostgres.jdbc(database))
            .build()) {
      assertThat(mxcp.call("visit", Map.of()))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.message()).contains("may only read"));
    }
    assertUntouched();
  }

  @Test
  void read_only_database_refuses_whatever_writes() {
    try (DatabaseProvider.Opened open = open(true)) {
      assertThat(open.isReadOnly()).isTrue();
      assertThat(open.execute("SELECT 1 AS n")).isEqualTo(List.of(Map.of("n", 1L)));
      for (String sql :
          List.of(
              "SELECT visit()",
              "INSERT INTO visits VALUES (1)",
              "SELECT set_config('transaction_read_only', 'off', true), visit()",
              "SET TRANSACTION READ WRITE; SELECT visit()",
              "COMMIT; SELECT visit()",
              "SELECT 1; COMMIT; SELECT visit()")) {
        assertThatThrownBy(() -> open.executeScript(sql, Map.of(), CallContext.NONE))
            .as(sql)
            .isInstanceOf(DatabaseException.class);
      }
    }
    assertUntouched();
  }
}
