package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
final class ValidateCommandTest {

  @TempDir Path directory;
  Cli cli;

  @BeforeEach
  void write_the_project() {
    cli =
        Cli.project(directory)
            .write(
                "tools/good.yml",
                "mxcp: 1\ntool:\n  name: good\n  source: {code: SELECT 1 AS one}\n");
  }

  @Test
  void finds_nothing_in_a_good_project() {
    Result text = cli.run("validate");
    Result json = cli.run("validate", "--json-output");

    assertThat(text.code()).isZero();
    assertThat(text.out()).isEqualTo("All is well: 1 endpoint checked.\n");
    assertThat(json.code()).isZero();
    assertThat(json.result()).containsEntry("status", "ok").containsEntry("errors", 0L);
    assertThat(json.result().get("validated")).asString().contains("path=tools/good.yml");
  }

  @Test
  void shows_every_problem_with_its_line() {
    cli.write("tools/bad.yml", "mxcp: 1\ntool:\n  name: bad\n  descripton: x\n  source: {}\n");
    cli.write("tools/sql.yml", "mxcp: 1\ntool:\n  name: sql\n  source: {code: SELEC 1}\n");

    Result text = cli.in("tools").process("validate");
    Result json = cli.run("validate", "--json-output");

    assertThat(text.code()).isEqualTo(1);
    assertThat(text.out())
        .contains("bad.yml:4:3: error [unknown-key]")
        .contains("  4 |   descripton: x\n    |   ^")
        .contains("description")
        .contains("error [sql-syntax]")
        .contains("endpoints checked");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.json()).containsEntry("status", "ok");
    assertThat(json.result()).containsEntry("status", "error");
  }

  @Test
  void validates_one_file_or_one_endpoint() {
    cli.write("tools/bad.yml", "mxcp: 1\ntool:\n  nam: bad\n");

    Result name = cli.run("validate", "good");
    Result file = cli.in("tools").process("validate", "bad.yml", "--json-output");
    Result unknown = cli.run("validate", "tools/goood.yml");
    Result elsewhere = cli.run("validate", "good.yml");

    assertThat(name.code()).isZero();
    assertThat(file.code()).isEqualTo(1);
    assertThat(file.result().get("validated"))
        .asString()
        .contains("bad.yml")
        .doesNotContain("good");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("Did you mean tools/good.yml?");
    assertThat(elsewhere.err()).contains("Did you mean tools/good.yml?");
  }

  @Test
  void starts_no_python_for_sql_alone() {
    cli.write(
            "mxcp-site.yml",
            "mxcp: 1\nproject: test\nprofile: default\npython: {executable: nowhere/python}\n")
        .write("tools/py.yml", "mxcp: 1\ntool: {name: py, source: {file: ../python/py.py}}\n")
        .write("python/py.py", "def py(): return 1\n");

    assertThat(cli.run("validate", "good").out()).isEqualTo("All is well: 1 endpoint checked.\n");
    assertThat(cli.run("validate", "py").out()).contains("nowhere/python cannot be run");
  }
}
