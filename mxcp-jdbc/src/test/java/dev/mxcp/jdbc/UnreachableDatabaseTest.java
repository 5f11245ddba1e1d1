package dev.mxcp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.drift.DriftSnapshot;
import dev.mxcp.error.MxcpException;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A declared database that nothing listens for, and tools that do not need it. */
class UnreachableDatabaseTest {

  @TempDir Path directory;

  private MxcpBuilder builder;

  @BeforeEach
  void create() {
    ProjectDirectory project =
        ProjectDirectory.create(directory)
            .write(
                "mxcp-site.yml",
                """
                mxcp: 1
                project: test
                profile: default
                profiles:
                  default:
                    databases: {warehouse: {url: "jdbc:postgresql://127.0.0.1:1/shop", user: x}}
                """)
            .write("tools/near.yml", tool("near", ""))
            .write("tools/far.yml", tool("far", "  database: warehouse\n"));
    builder =
        project
            .builder()
            .environment(Map.of())
            .invoker(SqlInvoker.duckDb())
            .databases(JdbcDatabase.declared());
  }

  private static String tool(String name, String database) {
    return "mxcp: 1\ntool:\n  name: "
        + name
        + "\n"
        + database
        + "  source: {code: SELECT 1 AS n}\n";
  }

  @Test
  void lenient_start_serves_what_does_not_need_it_and_tells_the_rest_why() {
    try (Mxcp mxcp = builder.lenient(true).build()) {
      assertThat(mxcp.call("near", Map.of()).orElseThrow()).isEqualTo(List.of(Map.of("n", 1L)));
      assertThat(mxcp.call("far", Map.of())).isInstanceOf(Outcome.Failed.class);
      assertThat(mxcp.registry().problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.message())
                      .startsWith("The database warehouse cannot be opened"));
      assertThatThrownBy(() -> mxcp.runtime().database("warehouse"))
          .hasMessageStartingWith("The database warehouse cannot be opened");
    }
  }

  @Test
  void strict_start_fails() {
    assertThatThrownBy(builder::build).isInstanceOf(MxcpException.class);
  }

  @Test
  void check_reports_it_for_what_needs_it_alone() {
    assertThat(builder.check())
        .singleElement()
        .satisfies(problem -> assertThat(problem.position().file()).endsWith(Path.of("far.yml")));
  }

  @Test
  void snapshot_without_its_schema_is_none() {
    try (Mxcp mxcp = builder.lenient(true).build()) {
      assertThatThrownBy(() -> DriftSnapshot.of(mxcp))
          .hasMessageStartingWith("The database warehouse cannot be opened");
    }
  }
}
