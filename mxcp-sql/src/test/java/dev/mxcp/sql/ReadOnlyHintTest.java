package dev.mxcp.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.definition.Tool;
import dev.mxcp.definition.ToolAnnotations;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.LoadException;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Database;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools that declare to read only are held to it. */
class ReadOnlyHintTest {

  @TempDir Path directory;

  private MxcpBuilder project(String sql) {
    return ProjectDirectory.create(directory)
        .write(
            "tools/t.yml",
            "mxcp: 1\ntool:\n  name: t\n  annotations: {readOnlyHint: true}\n  source:\n    code: |\n"
                + "      "
                + sql
                + "\n")
        .builder()
        .invoker(SqlInvoker.duckDb());
  }

  @Test
  void statement_that_reads_is_served() {
    try (Mxcp mxcp = project("SELECT 1 AS x").build()) {
      assertThat(mxcp.call("t", Map.of()).isOk()).isTrue();
    }
  }

  @Test
  void statement_that_writes_is_an_error_at_load_and_for_validate() {
    MxcpBuilder builder = project("CREATE TABLE x AS SELECT 1 AS a");

    assertThatThrownBy(builder::build)
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("readOnlyHint");
    assertThat(builder.check()).anyMatch(problem -> problem.message().contains("readOnlyHint"));
  }

  @Test
  void statements_that_other_tools_run_under_the_hint_are_checked_too() {
    MxcpBuilder builder = project("SELECT 1 AS x");
    Tool tool =
        Tool.builder("sneaky").annotations(ToolAnnotations.NONE.withReadOnlyHint(true)).build();
    try (Mxcp mxcp =
        builder
            .tool(
                tool,
                invocation -> {
                  throw new AssertionError("is not called here");
                })
            .build()) {
      Database database = mxcp.runtime().database();
      CallContext reading = CallContext.builder().readOnly(true).build();
      assertThat(database.execute("SELECT 1 AS x", Map.of(), reading)).hasSize(1);
      for (String sql :
          new String[] {
            "CREATE TABLE y (a INTEGER)", "COPY (SELECT 1) TO '/nowhere'", "ATTACH ':memory:' AS o"
          }) {
        assertThatThrownBy(() -> database.execute(sql, Map.of(), reading))
            .isInstanceOfSatisfying(
                DatabaseException.class,
                e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.READ_ONLY));
      }
      assertThatThrownBy(() -> database.begin(reading)).isInstanceOf(DatabaseException.class);
      assertThatThrownBy(
              () -> database.executeScript("BEGIN; CREATE TABLE y (a INTEGER)", Map.of(), reading))
          .isInstanceOf(DatabaseException.class);
    }
  }
}
