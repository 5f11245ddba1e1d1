package dev.mxcp.sql.internal.duckdb.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.config.Config;
import dev.mxcp.config.DatabaseSettings;
import dev.mxcp.config.DatabaseSettings.Extension;
import dev.mxcp.config.Secret;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.Databases;
import dev.mxcp.sql.SqlInvoker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbProviderTest {

  @TempDir Path directory;

  @Test
  void says_which_process_holds_the_file() throws Exception {
    Path file = directory.resolve("held.duckdb");
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("open");
      assertThatThrownBy(() -> Databases.file(file))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("java (process " + holder.pid() + ") has it open")
          .extracting("kind")
          .isEqualTo(DatabaseException.Kind.OPEN);
    } finally {
      holder.destroy();
      holder.waitFor(120, TimeUnit.SECONDS);
    }
  }

  /** Opens a file and holds it until it is ended. */
  static final class Holder {
    public static void main(String[] args) throws Exception {
      try (DatabaseProvider.Opened database = Databases.file(Path.of(args[0]))) {
        System.out.println(database == null ? "" : "open");
        System.in.read();
      }
    }
  }

  @Test
  void releases_the_file_when_it_is_closed() throws Exception {
    Path file = directory.resolve("db.duckdb");
    DatabaseProvider.Opened database = Databases.file(file);
    database.execute("CREATE TABLE t AS SELECT 1 AS a");
    database.close();

    Path moved = Files.move(file, directory.resolve("moved.duckdb"));
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                moved.toString())
            .start();
    assertThat(other.inputReader().readLine()).isEqualTo("open");
    other.destroy();
    assertThat(other.waitFor(120, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void explains_a_file_that_is_none_of_ours() throws IOException {
    Path file = Files.writeString(directory.resolve("text.duckdb"), "hello ".repeat(1000));

    assertThatThrownBy(() -> Databases.file(file)).hasMessageContaining("is not a DuckDB database");
    assertThatThrownBy(() -> Databases.file(directory)).hasMessageContaining("it is a directory");
  }

  @Test
  void makes_no_directory_that_somebody_misspelled() {
    Path file = directory.resolve("dtaa/shop.duckdb");

    assertThatThrownBy(() -> Databases.file(file))
        .hasMessageContaining("the directory " + file.getParent() + " does not exist");
    assertThat(file.getParent()).doesNotExist();
    // Nobody had to name this one.
    Path usual = directory.resolve("data/db-default.duckdb");
    Databases.file(usual).close();
    assertThat(usual).exists();
  }

  @Test
  void explains_a_file_of_a_newer_engine() {
    SQLException refused =
        new SQLException(
            "IO Error: Trying to read a database file with version number 69, but we can only read"
                + " versions between 64 and 68.");

    assertThat(OpenErrors.of(directory.resolve("new.duckdb"), refused))
        .hasMessageContaining("newer DuckDB (storage version 69)");
  }

  @Test
  void reads_only_what_is_there_already() {
    Path file = directory.resolve("db.duckdb");
    assertThatThrownBy(() -> Databases.open(SqlInvoker.duckDb(), file, true))
        .hasMessageContaining("does not exist");
    try (DatabaseProvider.Opened database = Databases.file(file)) {
      database.execute("CREATE TABLE t AS SELECT 1 AS a");
    }
    try (DatabaseProvider.Opened database = Databases.open(SqlInvoker.duckDb(), file, true)) {
      assertThat(database.isReadOnly()).isTrue();
      assertThat(database.execute("FROM t")).hasSize(1);
      assertThatThrownBy(() -> database.execute("INSERT INTO t VALUES (2)")).isNotNull();
    }
  }

  @Test
  void checks_against_what_is_there_and_creates_nothing() throws IOException {
    Path file = directory.resolve("none/db.duckdb");
    Config config = Databases.config(file, false);
    SqlInvoker invoker = SqlInvoker.duckDb();
    try (DatabaseProvider.Opened database =
        Databases.open(invoker, config, DatabaseProvider.Mode.CHECK)) {
      assertThat(((DuckDb) database).isStandIn()).isTrue();
      assertThat(database.execute("SELECT 1 AS v")).hasSize(1);
    }
    assertThat(Files.exists(file.getParent())).isFalse();
    Files.createDirectory(file.getParent());
    Databases.file(file).close();
    try (DatabaseProvider.Opened database =
        Databases.open(invoker, config, DatabaseProvider.Mode.CHECK)) {
      assertThat(database.isReadOnly()).isTrue();
    }
  }

  @Test
  void knows_the_time_in_utc_and_spills_outside_of_the_working_directory() {
    try (DatabaseProvider.Opened database = Databases.inMemory()) {
      assertThat(
              database
                  .execute(
                      "SELECT current_setting('TimeZone') AS z,"
                          + " current_setting('temp_directory') AS t")
                  .get(0))
          .containsEntry("z", "UTC")
          .hasEntrySatisfying("t", path -> assertThat((String) path).contains("mxcp-duckdb-"));
    }
  }

  @Test
  void loads_built_in_extensions_and_explains_those_it_cannot_get() {
    try (DatabaseProvider.Opened database =
        Databases.open(SqlInvoker.duckDb(), with(List.of(new Extension("json", null))), SERVE)) {
      assertThat(database.execute("SELECT '[1]'::JSON AS j").get(0))
          .containsEntry("j", List.of(1L));
    }
    Config config =
        with(List.of(new Extension("no_such_extension", directory.resolve("repo").toString())));
    assertThatThrownBy(() -> Databases.open(SqlInvoker.duckDb(), config, SERVE))
        .hasMessageContaining("extension no_such_extension is not installed")
        .hasMessageContaining("~/.duckdb/extensions");
    Databases.open(SqlInvoker.duckDb(), config, DatabaseProvider.Mode.CHECK).close();
  }

  private static final DatabaseProvider.Mode SERVE = DatabaseProvider.Mode.SERVE;

  private static Config with(List<Extension> extensions, Secret... secrets) {
    return Databases.config(
        new DatabaseSettings(null, false, extensions), List.of(), List.of(secrets));
  }

  @Test
  void makes_secrets_known_that_the_engine_has_a_use_for() {
    Secret http =
        new Secret(
            "my \"api'",
            "http",
            Map.of("BEARER_TOKEN", "it's", "EXTRA_HTTP_HEADERS", Map.of("X-A", "it's too")));
    Secret custom = new Secret("other", "custom", Map.of("key", "value"));
    try (DatabaseProvider.Opened database =
        Databases.open(SqlInvoker.duckDb(), with(List.of(), http, custom), SERVE)) {
      assertThat(database.execute("SELECT name, type, persistent FROM duckdb_secrets()"))
          .containsExactly(Map.of("name", "my \"api'", "type", "http", "persistent", false));
    }
  }

  @Test
  void leaves_a_secret_out_that_the_engine_refuses_and_tells_no_value() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      Secret wrong = new Secret("bad", "http", Map.of("NO_SUCH_KEY", "hush-hush"));
      Databases.open(SqlInvoker.duckDb(), with(List.of(), wrong), SERVE).close();
    } finally {
      System.setErr(err);
    }
    assertThat(log.toString(StandardCharsets.UTF_8)).contains("bad").doesNotContain("hush");
  }

  @Test
  void gives_the_secrets_behind_one_that_is_refused() {
    Secret wrong = new Secret("bad", "http", Map.of("NO_SUCH_KEY", "x"));
    Secret right = new Secret("good", "http", Map.of("BEARER_TOKEN", "y"));
    try (DatabaseProvider.Opened database =
        Databases.open(SqlInvoker.duckDb(), with(List.of(), wrong, right, wrong), SERVE)) {
      assertThat(database.execute("SELECT name FROM duckdb_secrets()"))
          .containsExactly(Map.of("name", "good"));
    }
  }

  @Test
  void says_why_an_extension_cannot_be_installed() {
    Path repository = directory.resolve("repo");
    Config config = with(List.of(new Extension("no_such_extension", repository.toString())));
    assertThatThrownBy(() -> Databases.open(SqlInvoker.duckDb(), config, SERVE))
        .hasMessageContaining(repository.toString())
        .hasMessageContaining("Failed to install local extension")
        .hasMessageNotContaining("closed");
  }

  @Test
  void keeps_log_and_secrets_out_of_the_reach_of_a_sandbox() {
    SqlInvoker invoker = SqlInvoker.duckDb().sandbox(true);
    Secret http = new Secret("api", "http", Map.of("BEARER_TOKEN", "token"));
    try (DatabaseProvider.Opened database = Databases.open(invoker, with(List.of(), http), SERVE)) {
      for (String sql :
          List.of(
              "CALL enable_logging(storage = 'file')",
              "FROM query('FROM enable_log' || 'ging(''QueryLog'')')",
              "FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
              "CREATE OR REPLACE SECRET api (TYPE http, BEARER_TOKEN 'mine')",
              "DROP SECRET api")) {
        assertThatThrownBy(() -> database.execute(sql))
            .as(sql)
            .hasMessageStartingWith("The sandbox refuses");
        assertThatThrownBy(() -> database.executeScript("SELECT 1; " + sql, Map.of(), NOBODY))
            .as(sql)
            .hasMessageStartingWith("The sandbox refuses");
      }
      assertThat(database.execute("SELECT name FROM duckdb_secrets()")).hasSize(1);
      assertThat(
              database.execute("SELECT value FROM duckdb_settings() WHERE name = 'enable_logging'"))
          .noneMatch(row -> row.containsValue("true") || row.containsValue("1"));
    }
  }

  private static final CallContext NOBODY = CallContext.NONE;

  @Test
  void keeps_a_sandbox_shut() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret.csv"), "a\n1\n");
    Path file = directory.resolve("db.duckdb");
    SqlInvoker invoker = SqlInvoker.duckDb().sandbox(true);
    Secret http = new Secret("api", "http", Map.of("BEARER_TOKEN", "token"));
    Config config =
        Databases.config(new DatabaseSettings(file, false, List.of()), List.of(), List.of(http));
    try (DatabaseProvider.Opened database = Databases.open(invoker, config, SERVE)) {
      database.execute("CREATE TABLE t AS SELECT 1 AS a");
      assertThat(database.execute("SELECT a, get_username() AS u FROM t")).hasSize(1);
      for (String sql :
          List.of(
              "FROM read_csv('" + secret + "')",
              "COPY t TO '" + directory.resolve("out.csv") + "'",
              "ATTACH '" + directory.resolve("x.duckdb") + "' AS x",
              "SET enable_external_access = true",
              "SET lock_configuration = false",
              "INSTALL httpfs",
              "LOAD '" + secret + "'")) {
        assertThatThrownBy(() -> database.execute(sql)).as(sql).isNotNull();
      }
    }
  }
}
