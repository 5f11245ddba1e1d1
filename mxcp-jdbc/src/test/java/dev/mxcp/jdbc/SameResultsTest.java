package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.sql.SqlInvoker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same tools on DuckDB, on PostgreSQL, and on DuckDB over JDBC by the plain dialect. */
class SameResultsTest {

  private static final List<String> VALUES =
      List.of(
          "'Grüße, \"x\"'",
          "CAST(5 AS integer)",
          "CAST(9223372036854775807 AS bigint)",
          "CAST(1.10 AS numeric(10, 2))",
          "CAST(0.1 AS double precision)",
          "1 = 1",
          "DATE '2024-01-02'",
          "TIME '13:45:00'",
          "TIMESTAMP '2024-01-02 03:04:05.25'",
          "CAST('123e4567-e89b-12d3-a456-426614174000' AS uuid)",
          "CAST(NULL AS integer)",
          "$text || '!'",
          "$whole + 1",
          "$exact > 0.5",
          "$day");

  private static final List<String> ONLY_NATIVE =
      List.of(
          "TIMESTAMPTZ '2024-01-02 05:04:05+02:00'",
          "ARRAY[1, NULL, 3]",
          "ARRAY['a,b', NULL]",
          "CAST('{\"a\": [1, null]}' AS json)");

  private static final Map<String, Object> ARGUMENTS =
      Map.of("text", "it's", "whole", 41, "exact", 0.55, "day", "2024-02-29", "ids", List.of(2, 3));

  private static final String PARAMETERS =
      """
        parameters:
          - {name: text, type: string, description: x}
          - {name: whole, type: integer, description: x}
          - {name: exact, type: number, description: x}
          - {name: day, type: string, format: date, description: x}
          - {name: ids, type: array, items: {type: integer}, description: x}
      """;

  @TempDir Path directory;

  @Test
  void json_is_the_same_to_the_byte() throws IOException {
    ProjectDirectory project = ProjectDirectory.create(directory);
    Map<String, List<String>> tools = new LinkedHashMap<>();
    for (int i = 0; i < VALUES.size(); i++) {
      tools.put("v" + i, List.of("SELECT " + VALUES.get(i) + " AS v", "duck", "pg", "plain"));
    }
    for (int i = 0; i < ONLY_NATIVE.size(); i++) {
      tools.put("n" + i, List.of("SELECT " + ONLY_NATIVE.get(i) + " AS v", "duck", "pg"));
    }
    String numbers = "(SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3) t";
    tools.put(
        "list",
        List.of("SELECT n FROM " + numbers + " WHERE n IN ($ids) ORDER BY n", "pg", "plain"));
    tools.forEach((name, tool) -> write(project, name, tool));

    try (Mxcp mxcp =
        project
            .builder()
            .invoker(SqlInvoker.duckDb())
            .database("pg", TestPostgres.jdbc(TestPostgres.database()))
            .database("plain", JdbcDatabase.url("jdbc:duckdb:" + directory.resolve("plain.db")))
            .build()) {
      for (Map.Entry<String, List<String>> tool : tools.entrySet()) {
        List<String> engines = tool.getValue().subList(1, tool.getValue().size());
        String first = json(mxcp, tool.getKey() + "_" + engines.get(0));
        assertThat(engines)
            .as(tool.getValue().get(0))
            .allSatisfy(
                engine -> assertThat(json(mxcp, tool.getKey() + "_" + engine)).isEqualTo(first));
      }
      assertThat(json(mxcp, "list_plain")).isEqualTo("[{\"n\":2},{\"n\":3}]");
      assertThat(json(mxcp, "v3_pg")).isEqualTo("[{\"v\":1.10}]");
    }
  }

  private static void write(ProjectDirectory project, String name, List<String> tool) {
    for (String engine : tool.subList(1, tool.size())) {
      project.write(
          "tools/" + name + "_" + engine + ".yml",
          "mxcp: 1\ntool:\n  name: "
              + name
              + "_"
              + engine
              + "\n"
              + (engine.equals("duck") ? "" : "  database: " + engine + "\n")
              + PARAMETERS
              + "  source:\n    code: |-\n      "
              + tool.get(0)
              + "\n");
    }
  }

  private static String json(Mxcp mxcp, String tool) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(mxcp.callToJson(tool, ARGUMENTS, CallOptions.DEFAULT, out)).as(tool).isEmpty();
    return out.toString(StandardCharsets.UTF_8);
  }
}
