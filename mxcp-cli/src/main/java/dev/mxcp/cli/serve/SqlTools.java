package dev.mxcp.cli.serve;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.config.Config;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Policies;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ToolAnnotations;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.spi.Invocation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tools with which a model writes SQL itself: {@code execute_sql_query}, {@code list_tables}
 * and {@code get_table_schema}.
 *
 * <p>They only read: they are declared to, and the database classifies every statement. SQL knows
 * nothing of the policies of endpoints, so beside such policies the tools refuse to work unless
 * they have rules of their own.
 */
public final class SqlTools {

  /** The most rows of a query. */
  public static final int ROWS = 1_000;

  /** The tool whose rows are limited. */
  public static final String QUERY = "execute_sql_query";

  private static final Set<String> READING =
      Set.of("select", "with", "from", "values", "table", "describe", "show", "summarize", "pivot");

  private final Policies policies;
  private volatile @Nullable Mxcp mxcp;

  /**
   * Creates the tools.
   *
   * @param config of the project, whose site file may give them rules
   */
  public SqlTools(Config config) {
    policies = SqlToolPolicies.of(config);
  }

  /** Adds the tools to a project that is about to start. */
  public void addTo(MxcpBuilder builder) {
    ValueType rows = ValueType.array(ValueType.object());
    builder
        .tool(
            tool(QUERY, "Runs a SQL query that only reads, and returns its rows.")
                .parameter("sql", ValueType.string())
                .returns(rows)
                .build(),
            this::query)
        .tool(
            tool("list_tables", "Lists the tables and views of the database.")
                .returns(rows)
                .build(),
            call ->
                run(
                    call,
                    "SELECT table_name AS name, table_type AS type FROM information_schema.tables"
                        + " WHERE table_schema = 'main' ORDER BY name",
                    Map.of()))
        .tool(
            tool("get_table_schema", "Lists the columns of a table.")
                .parameter("table_name", ValueType.string())
                .returns(rows)
                .build(),
            call ->
                run(
                    call,
                    "SELECT column_name AS name, data_type AS type, is_nullable = 'YES' AS nullable"
                        + " FROM information_schema.columns WHERE table_schema = 'main'"
                        + " AND table_name = $table_name ORDER BY ordinal_position",
                    Map.of("table_name", text(call, "table_name"))));
  }

  private Tool.Builder tool(String name, String description) {
    return Tool.builder(name)
        .description(description)
        .policies(policies)
        .annotations(ToolAnnotations.NONE.withReadOnlyHint(true));
  }

  /** Says which project the tools belong to, once it runs. */
  public void serve(Mxcp running) {
    mxcp = running;
  }

  /** Returns whether endpoints have policies which these tools, having none, would go around. */
  public boolean goAroundPolicies(Mxcp running) {
    return policies.isEmpty()
        && Arrays.stream(EndpointKind.values())
            .flatMap(kind -> running.registry().entries(kind).stream())
            .anyMatch(entry -> !entry.endpoint().policies().isEmpty());
  }

  private Object query(Invocation call) {
    String sql = text(call, "sql").strip();
    if (sql.endsWith(";")) {
      sql = sql.substring(0, sql.length() - 1);
    }
    String verb = sql.split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
    if (!READING.contains(verb)) {
      throw refused("Only statements that read are run, such as SELECT.");
    }
    return run(call, "FROM (" + sql + "\n) LIMIT " + (ROWS + 1), Map.of());
  }

  private List<?> run(Invocation call, String sql, Map<String, Object> parameters) {
    Mxcp running = mxcp;
    if (running == null || goAroundPolicies(running)) {
      throw new ToolException(
          FailureCode.DENIED,
          "SQL is not served beside policies.",
          "An endpoint has policies, and the SQL tools have none.",
          null);
    }
    try {
      return running.runtime().database().execute(sql, parameters, call.context());
    } catch (DatabaseException e) {
      throw refused("The database refused the statement: " + e.getMessage());
    }
  }

  private static String text(Invocation call, String name) {
    return String.valueOf(call.arguments().get(name));
  }

  private static ToolException refused(String message) {
    return new ToolException(FailureCode.TOOL_FAILED, message, message, null);
  }
}
