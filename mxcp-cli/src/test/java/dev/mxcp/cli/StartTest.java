package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What short commands load: a measure of their speed that no load of the machine changes. */
final class StartTest {

  @TempDir Path directory;
  private Cli cli;

  @BeforeEach
  void write_a_project_with_python() {
    cli =
        Cli.project(directory)
            .write(
                "tools/one.yml",
                "mxcp: 1\ntool: {name: one, source: {code: SELECT 1 AS one}, return: {type: integer}}\n")
            .write(
                "tools/py.yml",
                "mxcp: 1\ntool: {name: py, language: python, source: {file: ../python/py.py}}\n")
            .write("python/py.py", "def py(): return 1\n");
  }

  /** Runs the command in a process and returns the classes that it loads. */
  private List<String> loaded(String... arguments) {
    Path log = directory.resolve("loaded.txt");
    List<String> options = List.of("-Xlog:class+load:file=" + log, "-Xshare:auto");
    Cli.Result result = cli.processWith(options, arguments);
    assertThat(result.code()).as(result.err()).isZero();
    try {
      List<String> names = new ArrayList<>();
      Files.readAllLines(log).forEach(line -> names.add(line.replaceAll("^(\\[.*?])+ ", "")));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void list_and_completion_load_no_engine_and_few_classes() {
    for (String command : List.of("list", "complete-names")) {
      List<String> classes = loaded(command);

      assertThat(classes)
          .as(command)
          .noneMatch(name -> name.startsWith("org.duckdb."))
          .noneMatch(name -> name.startsWith("dev.mxcp.python.internal."))
          .noneMatch(name -> name.startsWith("dev.mxcp.sql.internal."))
          .noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind."))
          .noneMatch(name -> name.startsWith("org.everit."))
          .noneMatch(name -> name.startsWith("dev.mxcp.cli.option.RecordOptions"));
      assertThat(classes.size()).as(command).isLessThan(3000);
    }
  }

  @Test
  void python_starts_for_no_tool_or_query_in_sql() {
    for (List<String> command : List.of(List.of("run", "one"), List.of("query", "SELECT 1 AS n"))) {
      assertThat(loaded(command.toArray(String[]::new)))
          .as(command.toString())
          .anyMatch(name -> name.startsWith("org.duckdb."))
          .noneMatch(name -> name.startsWith("dev.mxcp.python.internal.cpython."));
    }
  }

  @Test
  void python_starts_for_an_sql_tool_where_a_hook_may_prepare_its_data() {
    cli.write(
        "python/hooks.py",
        "from mxcp.runtime import on_init\n\n@on_init\ndef begin(): print('begun')\n");

    assertThat(cli.run("run", "one").err()).contains("[python] begun");
  }
}
