package dev.mxcp.sql.internal.duckdb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.Databases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMaskTest {

  private static final String CANARY = "hush'\"hush\nsecond";
  private static final CallContext CALL =
      CallContext.builder()
          .user(User.builder("oidc", "ann").externalToken("tok-7f3a").build())
          .headers(Map.of("Authorization", "Bearer abc"))
          .build();

  private static DatabaseProvider.Opened database;

  @BeforeAll
  static void open() {
    database = Databases.inMemory();
    database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, s VARCHAR UNIQUE)");
    database.execute("INSERT INTO t VALUES (1, $s)", Map.of("s", CANARY.toUpperCase()));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static String failure(String sql, Map<String, ?> arguments) {
    DatabaseException e =
        catchThrowableOfType(DatabaseException.class, () -> database.execute(sql, arguments, CALL));
    assertThat(e).as(sql).isNotNull();
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT CAST($s AS DATE)",
        "SELECT CAST($s AS INTEGER)",
        "SELECT CAST($s AS TINYINT[])",
        "SELECT CAST($s AS STRUCT(a INTEGER))",
        "SELECT $s::JSON",
        "SELECT json_extract($s, 'a')",
        "SELECT strptime($s, '%Y')",
        "SELECT $s::UUID",
        "SELECT $s::TIMESTAMPTZ",
        "SELECT $s::INTERVAL",
        "SELECT upper($s)::INTERVAL",
        "SELECT ('1' || upper($s))::DATE",
        "SELECT strptime(upper($s), '%Y')",
        "INSERT INTO t VALUES (2, upper($s))",
        "SELECT error($s)",
        "SELECT timezone($s, TIMESTAMPTZ '2024-01-01')",
        "FROM query_table($s)",
        "SELECT struct_extract({'a': 1}, $s)",
        "SELECT date_part($s, DATE '2024-01-01')"
      })
  void no_failure_tells_an_argument(String sql) {
    assertThat(failure(sql, Map.of("s", CANARY)))
        .doesNotContainIgnoringCase("hush")
        .doesNotContain("second");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT CAST(get_user_external_token() AS INTEGER)",
        "SELECT get_user_external_token()::DATE",
        "SELECT error(get_user_external_token())",
        "SELECT get_request_header('authorization')::INTEGER",
        "SELECT error('x ' || get_request_headers_json())"
      })
  void no_failure_tells_who_called_with_what(String sql) {
    assertThat(failure(sql, Map.of())).doesNotContain("tok-7f3a").doesNotContain("Bearer abc");
  }

  @Test
  void numbers_are_values_too() {
    assertThat(failure("SELECT CAST($n AS TINYINT)", Map.of("n", 123_456)))
        .doesNotContain("123456");
    assertThat(failure("SELECT CAST($n + 1 AS TINYINT)", Map.of("n", 123_456)))
        .doesNotContain("123457");
    assertThat(failure("SELECT CAST($l AS TINYINT[])", Map.of("l", List.of(123_456))))
        .doesNotContain("123456");
  }

  @Test
  void what_is_left_says_what_is_wrong_and_where() {
    assertThat(failure("SELECT CAST($s AS DATE)", Map.of("s", "x")))
        .contains("Conversion Error: invalid date field format: \"$s\", expected format is")
        .contains("LINE 1: SELECT CAST($1 AS DATE)");
    assertThat(failure("SELECT CAST($s AS TINYINT[])", Map.of("s", "y")))
        .contains("Type VARCHAR with value '$s' cannot be cast to the destination type TINYINT[]");
    assertThat(failure("INSERT INTO t VALUES (1, 'z')", Map.of()))
        .contains("Duplicate key \"…\" violates primary key constraint");
    assertThat(failure("SELECT a FROM t", Map.of())).contains("Referenced column \"a\" not found");
  }
}
