package dev.mxcp.python.jython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.config.Config;
import dev.mxcp.error.FailureCode;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.sql.SqlInvoker;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of Python 2.7 as tools: arguments, results, the database. */
final class JythonToolsTest {

  @TempDir Path directory;

  @Test
  void a_function_of_python_2_is_a_tool() {
    Project project =
        new Project(directory)
            .python(
                """
                def greet(name):
                    print "greeting", name
                    return u"Grüß dich, %s!" % name
                """)
            .tool("greet", "name:string");
    try (Mxcp mxcp = project.open()) {
      assertThat(mxcp.call("greet", Map.of("name", "Zoë \uD83D\uDE00")).orElseThrow())
          .isEqualTo("Grüß dich, Zoë \uD83D\uDE00!");
    }
  }

  @Test
  void arguments_have_the_types_of_python_2() {
    Project project =
        new Project(directory)
            .python(
                """
                def t(i, n, b, s, o, a):
                    return [type(x).__name__ for x in (i, n, b, s, o, a, o["k"], a[0], i * 10 ** 12)]
                """)
            .tool("t", "i:integer", "n:number", "b:boolean", "s:string", "o:object", "a:array");
    try (Mxcp mxcp = project.open()) {
      Map<String, Object> arguments =
          Map.of("i", 5, "n", 1.5, "b", true, "s", "x", "o", Map.of("k", "v"), "a", List.of(1));
      assertThat(mxcp.call("t", arguments).orElseThrow())
          .isEqualTo(
              List.of("int", "float", "bool", "unicode", "dict", "list", "unicode", "int", "long"));
    }
  }

  @Test
  void results_keep_their_values() {
    assertThat(
            result(
                """
                import datetime, decimal, uuid
                from collections import OrderedDict
                from java.util import ArrayList
                from mxcp._engine.wire import Offset
                def t():
                    return [
                        None, True, 5, 10 ** 30, 1.5, float("nan"), "Gr\\xc3\\xbc\\xc3\\x9fe", u"Grüße",
                        decimal.Decimal("1.50"), datetime.date(2024, 1, 2), datetime.time(3, 4, 5),
                        datetime.datetime(2024, 1, 2, 3, 4, 5), datetime.timedelta(hours=1, seconds=5),
                        datetime.datetime(2024, 1, 2, 3, 4, 5, 0, Offset()),
                        uuid.UUID(int=1), bytearray("abc"), set([2, 1]), (1, 2), ArrayList([1, "x"]),
                        OrderedDict([("z", 1), ("a", 2)]).keys(), {1: "one", None: "none", False: "no"},
                    ]
                """))
        .isEqualTo(
            Arrays.asList(
                null,
                true,
                5L,
                BigInteger.TEN.pow(30),
                1.5,
                null,
                "Grüße",
                "Grüße",
                new BigDecimal("1.50"),
                "2024-01-02",
                "03:04:05",
                "2024-01-02T03:04:05",
                "PT1H5S",
                "2024-01-02T03:04:05+00:00",
                "00000000-0000-0000-0000-000000000001",
                "YWJj",
                List.of(1L, 2L),
                List.of(1L, 2L),
                List.of(1L, "x"),
                List.of("z", "a"),
                Map.of("1", "one", "null", "none", "false", "no")));
  }

  @Test
  void says_where_a_result_has_no_json_form() {
    assertInvalid(
        "def t():\n    return {'items': [1, object()]}",
        "The result at items[1] is of type object, which has no JSON form");
    assertInvalid(
        "def t():\n    a = []\n    a.append(a)\n    return {'a': a}",
        "The result at a[0] contains itself");
    assertInvalid(
        "def t():\n    return ['\\xff']",
        "The result at [0] is a str that is not UTF-8; decode it to unicode, or make it a bytearray"
            + " where it is not text");
  }

  private void assertInvalid(String python, String message) {
    assertThat(outcome(python))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo(FailureCode.INVALID_RESULT);
              assertThat(failed.message()).isEqualTo(message);
            });
  }

  @Test
  void rows_have_the_types_of_python_2() {
    assertThat(
            result(
                """
                from mxcp.runtime import db
                def t():
                    row = db.execute(
                        "SELECT 1.50::DECIMAL(5,2) AS d, DATE '2024-01-02' AS day, "
                        "TIMESTAMP '2024-01-02 03:04:05.5' AS ts, TIME '03:04:05' AS tm, "
                        "TIMESTAMPTZ '2024-01-02 03:04:05+00' AS tz, 'ab'::BLOB AS b, "
                        "170141183460469231731687303715884105727::HUGEINT AS h, NULL AS n, 'x' AS s")[0]
                    return [
                        [type(row[k]).__name__, repr(row[k])] for k in ("d", "h", "n", "s", "b")
                    ] + [str(row[k]) for k in ("day", "ts", "tm", "tz")]
                """))
        .asString()
        .isEqualTo(
            "[[float, 1.5], [long, 170141183460469231731687303715884105727L], [NoneType, None],"
                + " [unicode, u'x'], [bytearray, bytearray(b'ab')], 2024-01-02,"
                + " 2024-01-02 03:04:05.500000, 03:04:05, 2024-01-02 03:04:05+00:00]");
  }

  @Test
  void parameters_of_sql_keep_their_types() {
    assertThat(
            result(
                """
                import datetime, decimal
                from mxcp.runtime import db
                def t():
                    values = {
                        "d": decimal.Decimal("1.50"), "day": datetime.date(2024, 1, 2), "s": "Gr\\xc3\\xbc",
                        "ts": datetime.datetime(2024, 1, 2, 3, 4, 5), "b": bytearray("ab"), "i": 2 ** 40,
                    }
                    columns = ["typeof($%s) || ' ' || $%s::VARCHAR AS %s" % (k, k, k) for k in sorted(values)]
                    sql = "SELECT " + ", ".join(columns)
                    row = db.execute(sql, values)[0]
                    return [row[k] for k in sorted(values)]
                """))
        .isEqualTo(
            List.of(
                "BLOB ab",
                "DECIMAL(3,2) 1.50",
                "DATE 2024-01-02",
                "BIGINT 1099511627776",
                "VARCHAR Grü",
                "TIMESTAMP 2024-01-02 03:04:05"));
  }

  @Test
  void a_transaction_takes_effect_as_a_whole() {
    assertThat(
            result(
                """
                from mxcp.runtime import db
                def t():
                    db.execute("CREATE TABLE stock (n INTEGER)")
                    try:
                        with db.transaction():
                            db.execute("INSERT INTO stock VALUES (1)")
                            raise ValueError("no")
                    except ValueError:
                        pass
                    with db.transaction():
                        db.execute("INSERT INTO stock VALUES (2)")
                    return db.execute("SELECT n FROM stock")
                """))
        .isEqualTo(List.of(Map.of("n", 2L)));
  }

  @Test
  void a_named_database_has_transactions_of_its_own() {
    Project project =
        new Project(directory)
            .python(
                """
                from mxcp.runtime import databases, db
                def t():
                    other = databases["other"]
                    db.execute("CREATE TABLE a (n INTEGER)")
                    other.execute("CREATE TABLE b (n INTEGER)")
                    with db.transaction():
                        db.execute("INSERT INTO a VALUES (1)")
                        try:
                            with other.transaction():
                                other.execute("INSERT INTO b VALUES ($n)", {"n": 2})
                                raise ValueError("no")
                        except ValueError:
                            pass
                    return [len(db.execute("FROM a")), len(other.execute("FROM b"))]
                """)
            .tool("t");
    DatabaseProvider memory = SqlInvoker.duckDb().databaseProvider().orElseThrow();
    try (Mxcp mxcp =
        project
            .builder()
            .database(
                "other", (config, mode) -> memory.open(Config.builder(directory).build(), mode))
            .build()) {
      assertThat(mxcp.call("t", Map.of()).orElseThrow()).isEqualTo(List.of(1L, 0L));
    }
  }

  @Test
  void an_exception_is_a_safe_text_and_a_traceback_for_the_log() {
    Outcome outcome = outcome("def t():\n    raise ValueError(u'Müller')\n");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.message()).isEqualTo("The tool failed: ValueError");
              assertThat(failed.diagnostic())
                  .contains("tools.py\", line 3, in t")
                  .endsWith("ValueError: Müller\n")
                  .doesNotContain("<mxcp>");
            });
  }

  @Test
  void a_tool_error_is_meant_for_the_caller() {
    Outcome outcome =
        outcome(
            """
            from mxcp.runtime import ToolError, DatabaseError, db
            def t():
                try:
                    db.execute("SELEC 1")
                except DatabaseError as e:
                    raise ToolError("ask again: " + e.kind)
            """);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.message()).isEqualTo("ask again: SYNTAX"));
  }

  @Test
  void inline_code_is_a_body_or_a_function() {
    Project project =
        new Project(directory)
            .file("tools/body.yml", inline("body", "x = 20", "x + 1"))
            .file("tools/result.yml", inline("result", "result = {'a': 1}"))
            .file("tools/function.yml", inline("function", "def function():", "    return u'ü'"));
    try (Mxcp mxcp = project.open()) {
      assertThat(mxcp.call("body", Map.of()).orElseThrow()).isEqualTo(21L);
      assertThat(mxcp.call("result", Map.of()).orElseThrow()).isEqualTo(Map.of("a", 1L));
      assertThat(mxcp.call("function", Map.of()).orElseThrow()).isEqualTo("ü");
    }
  }

  private static String inline(String name, String... lines) {
    return "mxcp: 1\ntool:\n  name: %s\n  language: python\n  source:\n    code: |\n      %s\n"
        .formatted(name, String.join("\n      ", lines));
  }

  @Test
  void a_function_that_does_not_fit_is_a_problem() {
    Project project =
        new Project(directory)
            .python("def greet(nam):\n    return nam\n")
            .tool("greet", "name:string")
            .tool("gret");
    assertThat(project.builder().check())
        .extracting(problem -> problem.message() + " " + problem.hint())
        .containsExactlyInAnyOrder(
            "The function greet does not take name and needs nam, which is not declared Did you mean"
                + " nam?",
            "tools.py has no function 'gret' Did you mean greet?");
  }

  private Object result(String python) {
    return outcome(python).orElseThrow();
  }

  private Outcome outcome(String python) {
    try (Mxcp mxcp = new Project(directory).python(python).tool("t").open()) {
      return mxcp.call("t", Map.of());
    }
  }
}
