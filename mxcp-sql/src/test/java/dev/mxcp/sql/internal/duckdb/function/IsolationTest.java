package dev.mxcp.sql.internal.duckdb.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.Transaction;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to be somebody else. */
class IsolationTest {

  private static final Pattern KEY = Pattern.compile("\\b[0-9a-f]{32}\\b");

  private DatabaseProvider.Opened database;

  @BeforeEach
  void open() {
    database = Databases.inMemory();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static CallContext call(String name) {
    User user = User.builder("oidc", name).externalToken("token-" + name).build();
    return CallContext.builder().user(user).headers(Map.of("X-Name", name)).build();
  }

  private Object value(String sql, CallContext context) {
    List<Map<String, Object>> rows = database.execute(sql, Map.of(), context);
    return rows.isEmpty() ? null : rows.get(0).values().iterator().next();
  }

  /** Runs somebody's SQL in the middle of a call of the victim. */
  private List<Object> duringCallOf(String victim, Callable<Object> attack) {
    List<Object> seen = new ArrayList<>();
    database.register(
        new SqlFunction(
            "pause",
            List.of("VARCHAR"),
            "VARCHAR",
            (chunk, context) -> {
              try {
                seen.add(String.valueOf(attack.call()));
              } catch (DatabaseException e) {
                seen.add("refused: " + e.getMessage());
              }
              return chunk.column(0);
            }));
    assertThat(value("SELECT pause(get_user_external_token()) AS v", call(victim)))
        .isEqualTo("token-" + victim);
    return seen;
  }

  private static List<String> keysIn(List<Map<String, Object>> rows) {
    List<String> keys = new ArrayList<>();
    Matcher matcher = KEY.matcher(rows.toString());
    while (matcher.find()) {
      keys.add(matcher.group());
    }
    return keys;
  }

  @Test
  void the_log_of_the_engine_tells_no_key_and_no_token() {
    database.execute("CALL enable_logging(level = 'trace')");
    List<Map<String, Object>> log = new ArrayList<>();

    List<Object> seen =
        duringCallOf(
            "victim",
            () -> {
              log.addAll(
                  database.execute(
                      "SELECT message FROM duckdb_logs WHERE type = 'QueryLog'",
                      Map.of(),
                      call("thief")));
              return "done";
            });

    assertThat(seen).containsExactly("done");
    assertThat(log.toString()).contains("get_user_external_token").doesNotContain("token-victim");
    assertThat(keysIn(log)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT getvariable('mxcp_call') AS k",
        "SELECT * FROM duckdb_variables()",
        "EXPLAIN (FORMAT json) SELECT get_username()",
        "FROM leak"
      })
  void the_key_of_a_call_is_of_no_use_in_the_call_of_another(String reading) {
    database.execute("CREATE VIEW leak AS SELECT getvariable('mxcp_call') AS k");
    List<String> keys = keysIn(database.execute(reading, Map.of(), call("thief")));
    assertThat(keys).isNotEmpty();

    // The connection that had the key is the first that the pool lends again.
    List<Object> seen =
        duringCallOf(
            "victim",
            () ->
                value(
                    "SELECT __mxcp_get_user_external_token('" + keys.get(0) + "') AS v",
                    call("thief")));

    assertThat(seen).hasSize(1);
    assertThat((String) seen.get(0)).startsWith("refused").doesNotContain("token-victim");
  }

  @Test
  void functions_of_plugins_do_not_run_for_a_key_of_another() {
    String key =
        keysIn(
                database.execute(
                    "EXPLAIN (FORMAT json) SELECT get_username()", Map.of(), call("thief")))
            .get(0);
    List<String> users = new ArrayList<>();
    database.register(
        new SqlFunction(
            "note",
            List.of(),
            "VARCHAR",
            (chunk, context) -> {
              users.add(context.user() == null ? "nobody" : context.user().username());
              return List.of("x");
            }));

    duringCallOf("victim", () -> value("SELECT __mxcp_note('" + key + "') AS v", call("thief")));

    assertThat(users).isEmpty();
  }

  @Test
  void persistent_macros_do_not_take_the_place_of_ours() {
    for (String macro :
        List.of(
            "get_username() AS 'evil'",
            "get_user_external_token() AS 'evil'",
            "get_request_header(name) AS 'evil'",
            "__mxcp_get_username(k) AS 'evil'",
            "__mxcp_get_request_header(k, n) AS 'evil'",
            "__mxcp_blob(k, v) AS 'evil'",
            "getvariable(name) AS 'evil'",
            "base64(v) AS 'evil'",
            "from_base64(v) AS 'evil'",
            "to_json(v) AS '[6]'")) {
      database.execute("CREATE OR REPLACE MACRO " + macro);
    }
    database.execute("CREATE VIEW me AS SELECT get_username() AS n");
    database.register(
        new SqlFunction("blob", List.of("BLOB"), "BLOB", (chunk, context) -> chunk.column(0)));
    database.register(
        new SqlFunction(
            "list", List.of("INTEGER[]"), "INTEGER[]", (chunk, context) -> chunk.column(0)));

    assertThat(database.execute("FROM me", Map.of(), call("ann")))
        .containsExactly(Map.of("n", "ann"));
    assertThat(value("SELECT get_request_header('x-name') AS v", call("ann"))).isEqualTo("ann");
    assertThat(value("SELECT blob('a'::BLOB)::VARCHAR AS v", call("ann"))).isEqualTo("a");
    assertThat(value("SELECT list([1, 2]) AS v", call("ann"))).isEqualTo(List.of(1L, 2L));
  }

  @Test
  void every_call_finds_its_own_user_on_connections_and_statements_that_are_shared()
      throws Exception {
    database.execute("CREATE TABLE notes (i BIGINT, owner VARCHAR DEFAULT get_username())");
    database.execute("CREATE VIEW me AS SELECT get_username() AS n");
    List<String> names = List.of("ann", "bob", "cid", "dan");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        String name = names.get(i * 7 % 4);
        long number = i;
        results.add(
            threads.submit(
                () -> {
                  // Takes a branch that asks for the user only now and then.
                  Object seen =
                      value(
                          "SELECT CASE WHEN "
                              + "(SELECT count(*) FROM me WHERE n = '"
                              + name
                              + "') = 1 THEN (FROM me) END AS v",
                          call(name));
                  database.execute(
                      "INSERT INTO notes (i) VALUES ($i)", Map.of("i", number), call(name));
                  database.execute("SELECT count(*) AS n FROM notes", Map.of(), call(name));
                  return name.equals(seen);
                }));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    for (Map<String, Object> row : database.execute("SELECT i, owner FROM notes")) {
      int i = ((Long) row.get("i")).intValue();
      assertThat(row.get("owner")).isEqualTo(names.get(i * 7 % 4));
    }
  }

  @Test
  void a_statement_that_is_kept_may_ask_for_the_user_later() {
    database.execute("CREATE TABLE t AS SELECT 0 AS i");
    String sql = "SELECT CASE WHEN i > 0 THEN get_username() ELSE 'none' END AS v FROM t";
    assertThat(value(sql, call("ann"))).isEqualTo("none");
    database.execute("UPDATE t SET i = 1", Map.of(), call("bob"));
    assertThat(value(sql, call("bob"))).isEqualTo("bob");
    assertThat(value(sql, call("ann"))).isEqualTo("ann");
    assertThat(value(sql, CallContext.NONE)).isNull();
    assertThat(value(sql, call("ann"))).isEqualTo("ann");
  }

  @Test
  void a_transaction_finds_its_user_in_statements_that_are_kept() {
    database.execute("CREATE TABLE t AS SELECT 0 AS i");
    String sql = "SELECT CASE WHEN i > 0 THEN get_username() ELSE 'none' END AS v FROM t";
    assertThat(value(sql, call("ann"))).isEqualTo("none");
    database.execute("UPDATE t SET i = 1");
    try (Transaction transaction = database.begin(call("bob"))) {
      assertThat(transaction.execute(sql, Map.of())).containsExactly(Map.of("v", "bob"));
      transaction.commit();
    }
  }

  @Test
  void a_key_of_ones_own_choice_finds_nobody() {
    assertThatThrownBy(
            () ->
                database.executeScript(
                    "SET VARIABLE mxcp_call = 'x'; SELECT get_username() AS n",
                    Map.of(),
                    call("bob")))
        .isInstanceOf(DatabaseException.class);
    assertThat(value("SELECT get_username() AS n", call("bob"))).isEqualTo("bob");
  }
}
