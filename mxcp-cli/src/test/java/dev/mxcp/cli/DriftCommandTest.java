package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
final class DriftCommandTest {

  @TempDir Path directory;
  Cli cli;

  @BeforeEach
  void write_a_project() {
    cli =
        Cli.project(directory)
            .write("tools/add.yml", tool("add", "INSERT INTO notes VALUES ($text) RETURNING text"))
            .write(
                "tools/one.yml", "mxcp: 1\ntool: {name: one, source: {code: SELECT 1 AS one}}\n");
    cli.run("query", "CREATE TABLE notes(text VARCHAR)");
  }

  private static String tool(String name, String sql) {
    return """
        mxcp: 1
        tool:
          name: %s
          parameters: [{name: text, type: string, description: The text}]
          source: {code: "%s"}
          tests:
            - name: adds
              arguments: [{key: text, value: hello}]
        """
        .formatted(name, sql);
  }

  @Test
  void writes_a_snapshot_and_finds_what_changed_since() throws Exception {
    Path file = directory.resolve("drift/drift-default.json");

    Result dry = cli.run("drift-snapshot", "--dry-run");
    boolean isWritten = Files.exists(file);
    Result taken = cli.run("drift-snapshot", "--json-output");
    Result again = cli.run("drift-snapshot");
    Result same = cli.run("drift-check", "--json-output");

    assertThat(dry.out())
        .isEqualTo("Would write drift/drift-default.json: 1 table, 2 endpoints, 0 sources.\n");
    assertThat(isWritten).isFalse();
    assertThat(taken.code()).as(taken.err()).isZero();
    assertThat(taken.result())
        .containsEntry("path", "drift/drift-default.json")
        .containsKeys("drift_hash", "generated_at");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("error [exists]", "--force");
    assertThat(same.code()).as(same.out()).isZero();
    assertThat(same.result())
        .containsEntry("has_drift", false)
        .containsEntry("baseline_snapshot_path", "drift/drift-default.json");
    // The test of the tool inserted into a copy.
    assertThat(cli.run("query", "SELECT count(*) AS n FROM notes").out()).endsWith("0\n");

    Files.move(file, directory.resolve("old.json"));
    cli.run("query", "ALTER TABLE notes RENAME text TO body");
    Result broken = cli.run("drift-check", "--baseline", cli.path("old.json"));

    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out())
        .startsWith("Breaks callers\n  table/notes\n    column text removed\n")
        .contains("  tool/add\n    tests: ok -> error\n")
        .endsWith(
            "\nCompatible\n  table/notes\n    column body added\n\n"
                + "3 changes since old.json; 2 break callers.\n");
  }

  @Test
  void never_takes_a_bad_baseline_for_no_drift() {
    cli.write("new.json", "{\"version\": \"2.0.0\"}");

    Result missing = cli.run("drift-check");
    Result unknown = cli.run("drift-check", "--baseline", cli.path("new.json"), "--json-output");

    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("drift/drift-default.json", "mxcp drift-snapshot");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.json().get("error")).asString().contains("new.json", "version 2.0.0");
  }
}
