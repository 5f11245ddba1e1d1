package dev.mxcp.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mxcp.config.Config;
import dev.mxcp.config.DatabaseSettings;
import dev.mxcp.config.PluginSettings;
import dev.mxcp.definition.Parameter;
import dev.mxcp.definition.Source;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.error.SourcePosition;
import dev.mxcp.error.ToolException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Database;
import dev.mxcp.runtime.Lifecycle;
import dev.mxcp.runtime.Runtime;
import dev.mxcp.spi.DatabaseProvider;
import dev.mxcp.spi.EndpointChecker;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.InvokerSession;
import dev.mxcp.spi.PreparedEndpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlInvokerTest {

  private static final ValueType TEXT = ValueType.string();
  private static final ValueType INTEGER = ValueType.integer();
  private static final ValueType OBJECT = ValueType.object();
  private static final Path FILE = Path.of("/project/tools/tool.yml");

  private final SqlInvoker invoker = SqlInvoker.duckDb().maxRows(1000);
  private InvokerSession session;
  private DatabaseProvider.Opened database;

  @BeforeEach
  void start() throws Exception {
    database = Databases.open(invoker, null, false);
    database.execute("CREATE TABLE users AS FROM (VALUES (1, 'Ann'), (2, 'Bob')) u(id, name)");
    session = invoker.open(new CompletableFuture<>());
    session.start(new TestRuntime(database, Databases.config(null, false)));
  }

  @AfterEach
  void stop() throws Exception {
    session.close();
    database.close();
  }

  private record TestRuntime(Database database, Config config) implements Runtime {
    @Override
    public Database database(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Lifecycle lifecycle() {
      throw new UnsupportedOperationException();
    }
  }

  private static ValueType array(ValueType items) {
    return ValueType.array().items(items);
  }

  private static Tool tool(String sql, ValueType returns, String... parameters) {
    Source source = new Source.Code(sql, new SourcePosition(FILE, 10, 7, "tool.source.code"));
    return tool(source, returns, parameters);
  }

  private static Tool tool(Source source, ValueType returns, String... parameters) {
    SourcePosition position = new SourcePosition(FILE, 3, 5, "tool.parameters[0]");
    return Tool.builder("t")
        .parameters(
            Arrays.stream(parameters).map(name -> Parameter.of(name, TEXT).at(position)).toList())
        .returns(returns)
        .source("sql", source)
        .position(SourcePosition.of(FILE))
        .build();
  }

  private Object call(Tool tool, Map<String, Object> arguments) throws Exception {
    return session.prepare(tool).invoke(Invocation.of(tool, arguments, CallContext.NONE));
  }

  private ToolException failure(Tool tool) {
    return catchThrowableOfType(ToolException.class, () -> call(tool, Map.of()));
  }

  @Test
  void runs_a_tool_with_its_arguments() throws Exception {
    Tool tool = tool("SELECT name FROM users WHERE id = $ID", TEXT, "id");
    PreparedEndpoint prepared = session.prepare(tool);

    assertThat(prepared.warnings()).isEmpty();
    for (Map.Entry<String, String> user : Map.of("1", "Ann", "2", "Bob").entrySet()) {
      Map<String, Object> arguments = Map.of("id", user.getKey());
      assertThat(prepared.invoke(Invocation.of(tool, arguments, CallContext.NONE)))
          .isEqualTo(user.getValue());
    }
  }

  @Test
  void shapes_rows_by_the_declared_type() throws Exception {
    String all = "SELECT id, name FROM users ORDER BY id";
    List<Map<String, Object>> rows =
        List.of(Map.of("id", 1L, "name", "Ann"), Map.of("id", 2L, "name", "Bob"));
    assertThat(call(tool(all, null), Map.of())).isEqualTo(rows);
    assertThat(call(tool(all, array(OBJECT)), Map.of())).isEqualTo(rows);
    assertThat(call(tool("SELECT id FROM users ORDER BY id", array(INTEGER)), Map.of()))
        .isEqualTo(List.of(1L, 2L));
    assertThat(call(tool("SELECT id FROM users WHERE false", array(INTEGER)), Map.of()))
        .isEqualTo(List.of());
    assertThat(call(tool("FROM users WHERE id = 1", OBJECT), Map.of())).isEqualTo(rows.get(0));
    assertThat(call(tool("SELECT count(*) FROM users", INTEGER), Map.of())).isEqualTo(2L);
    assertThat(call(tool("SELECT NULL", INTEGER), Map.of())).isNull();
  }

  @Test
  void refuses_rows_that_do_not_fit_the_declared_type() {
    assertThat(failure(tool("FROM users WHERE false", OBJECT)))
        .hasMessageContaining("no row")
        .extracting(ToolException::code)
        .isEqualTo(FailureCode.INVALID_RESULT);
    assertThat(failure(tool("FROM users", OBJECT))).hasMessageContaining("2 rows");
    assertThat(failure(tool("FROM users LIMIT 1", INTEGER))).hasMessageContaining("2 columns");
  }

  @Test
  void tells_the_caller_nothing_of_the_sql() {
    ToolException failure = failure(tool("SELECT name::INTEGER FROM users", INTEGER));

    assertThat(failure.code()).isEqualTo(FailureCode.TOOL_FAILED);
    assertThat(failure).hasMessage("The query failed.");
    assertThat(failure.diagnostic()).contains("SQL of t failed", "Could not convert string 'Ann'");
    assertThat(failure(tool("FROM range(2000)", null)).code())
        .isEqualTo(FailureCode.LIMIT_EXCEEDED);
  }

  private List<Problem> problems(Tool tool) {
    return catchThrowableOfType(LoadException.class, () -> session.prepare(tool)).problems();
  }

  @Test
  void points_to_where_the_sql_is_wrong() {
    List<Problem> problems = problems(tool("SELECT $a,\n  name FORM users WHERE 1", null, "a"));

    assertThat(problems).hasSize(1);
    Problem problem = problems.get(0);
    assertThat(problem.code()).isEqualTo(ProblemCode.SQL_SYNTAX);
    assertThat(problem.position().toString()).isEqualTo(FILE + ":11:19");
    assertThat(problem.message())
        .isEqualTo(
            """
            Parser Error: syntax error at or near "users"
              2 |   name FORM users WHERE 1
                              ^\
            """);
    assertThat(problem.endpoint()).isEqualTo("t");
  }

  @Test
  void points_into_files_and_long_lines() {
    Path path = Path.of("/project/sql/q.sql");
    String sql =
        "SELECT $a" + " + 1".repeat(60) + "\nFROM " + "users, ".repeat(40) + "users WHER 1";
    Source source = new Source.File(path, sql, SourcePosition.of(FILE));

    SourcePosition position = problems(tool(source, null, "a")).get(0).position();

    assertThat(position.file()).isEqualTo(path);
    assertThat(position.line()).isEqualTo(2);
    assertThat(position.column()).isEqualTo(sql.lines().toList().get(1).length());
  }

  @Test
  void refuses_several_statements_and_none() {
    database.execute("CREATE TABLE keep (a INTEGER)");

    assertThat(problems(tool("DROP TABLE keep; SELECT 1", null)))
        .singleElement()
        .extracting(Problem::code)
        .isEqualTo(ProblemCode.SQL_STATEMENTS);
    assertThat(problems(tool("-- nothing yet", null)).get(0).code())
        .isEqualTo(ProblemCode.SQL_STATEMENTS);
    assertThat(problems(tool("BEGIN", null)).get(0).code()).isEqualTo(ProblemCode.SQL_STATEMENTS);
    assertThat(database.execute("FROM keep")).isEmpty();
  }

  @Test
  void compares_parameters_with_the_declared_ones() throws Exception {
    assertThat(problems(tool("SELECT $nam", null, "name")))
        .anySatisfy(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_MISMATCH);
              assertThat(problem.position().column()).isEqualTo(14);
              assertThat(problem.hint()).isEqualTo("Declared: name.");
            });

    Tool unused = tool("SELECT 1", INTEGER, "name");
    assertThat(session.prepare(unused).warnings())
        .singleElement()
        .extracting(Problem::code, Problem::isError)
        .containsExactly(ProblemCode.PARAMETER_MISMATCH, false);
    assertThat(call(unused, Map.of("name", "x"))).isEqualTo(1L);
  }

  @Test
  void waits_for_a_table_that_comes_later() throws Exception {
    Tool tool = tool("SELECT a FROM later", INTEGER);
    PreparedEndpoint prepared = session.prepare(tool);
    Invocation invocation = Invocation.of(tool, Map.of(), CallContext.NONE);

    assertThat(prepared.warnings())
        .singleElement()
        .extracting(Problem::code, Problem::isError)
        .containsExactly(ProblemCode.SQL_CATALOG, false);
    assertThatThrownBy(() -> prepared.invoke(invocation)).isInstanceOf(ToolException.class);
    database.execute("CREATE TABLE later AS SELECT 5 AS a");
    assertThat(prepared.invoke(invocation)).isEqualTo(5L);
  }

  @Test
  void executes_nothing_when_it_prepares_or_checks() {
    List<String> statements = new ArrayList<>();
    statements.add("INSERT INTO users VALUES (3, 'Eve')");
    statements.add("CREATE TABLE made (a INTEGER)");
    statements.add("DELETE FROM users");
    for (String sql : statements) {
      assertThat(session.prepare(tool(sql, null)).warnings()).isEmpty();
    }
    assertThat(database.execute("FROM users")).hasSize(2);
    assertThatThrownBy(() -> database.execute("FROM made")).isNotNull();
  }

  @Test
  void checks_against_the_file_of_the_project(@TempDir Path directory) {
    Path file = directory.resolve("db.duckdb");
    try (DatabaseProvider.Opened opened = Databases.file(file)) {
      opened.execute("CREATE TABLE t (a INTEGER, b VARCHAR)");
    }
    PluginSettings plugin = new PluginSettings("my_plugin", "m", Map.of());
    Config config =
        Databases.config(new DatabaseSettings(file, false, List.of()), List.of(plugin), List.of());
    try (DatabaseProvider.Opened opened =
            Databases.open(invoker, config, DatabaseProvider.Mode.CHECK);
        EndpointChecker checker = invoker.checker(new TestRuntime(opened, config))) {
      assertThat(checker.check(tool("SELECT a FROM t", array(INTEGER)))).isEmpty();
      assertThat(checker.check(tool("INSERT INTO t VALUES (1, 'x')", null))).isEmpty();
      assertThat(checker.check(tool("SELECT shout_my_plugin(b) AS v FROM t", null))).isEmpty();
      assertThat(checker.check(tool("SELECT c FROM t", null)))
          .singleElement()
          .extracting(Problem::code, Problem::isError)
          .containsExactly(ProblemCode.SQL_CATALOG, true);
      assertThat(checker.check(tool("SELECT whisper(b) FROM t", null))).hasSize(1);
      assertThat(checker.check(tool("SELECT a, b FROM t", INTEGER)))
          .singleElement()
          .satisfies(problem -> assertThat(problem.message()).contains("2 columns"));
    }
  }

  @Test
  void checks_columns_against_the_declared_object() {
    ValueType declared =
        ValueType.object()
            .properties(Map.of("id", INTEGER, "age", INTEGER))
            .require(List.of("age"));
    try (EndpointChecker checker =
        invoker.checker(new TestRuntime(database, Databases.config(null, false)))) {
      assertThat(checker.check(tool("SELECT id, name FROM users LIMIT 1", declared)))
          .singleElement()
          .satisfies(problem -> assertThat(problem.message()).contains("age").contains("id, name"));
    }
  }

  @Test
  void refuses_options_that_make_no_sense() {
    assertThatThrownBy(() -> SqlInvoker.duckDb().maxRows(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxRows");
  }
}
