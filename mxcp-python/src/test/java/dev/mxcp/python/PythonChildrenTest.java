package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.ToolException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that tools start with an interpreter of their own. */
@Timeout(240)
class PythonChildrenTest {

  private static final String SHARED =
      """
      import os
      from mxcp.runtime import config, db, on_init

      ran = []

      @on_init
      def hook():
          ran.append(1)

      def work(n):
          return [n * n, ran, config.get_secret("key")["value"], config.get_setting("project")]

      def ask(n):
          return db.execute("SELECT 1")
      """;

  private static final String TOOL =
      """
      import multiprocessing
      from concurrent.futures import ProcessPoolExecutor
      import shared
      import beside

      def run(method, function):
          context = multiprocessing.get_context(method)
          with ProcessPoolExecutor(1, mp_context=context) as pool:
              return list(pool.map(function, [3]))

      def tool(method):
          return run(method, shared.work) + run(method, beside.double) + run(method, own)

      def own(n):
          return n + 1

      def refused(method):
          return run(method, shared.ask)
      """;

  @TempDir Path directory;

  private PythonProject project() throws Exception {
    return new PythonProject(directory)
        .secret("key", Map.of("value", "s3cret"))
        .site("project", "p")
        .file("python/shared.py", SHARED)
        .file("tools/beside.py", "def double(n):\n    return 2 * n")
        .file("tools/tool.py", TOOL)
        .start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"spawn", "forkserver"})
  @DisabledOnOs(OS.WINDOWS)
  void have_the_modules_and_the_configuration_of_the_project(String method) throws Exception {
    try (PythonProject project = project()) {
      assertThat(project.call("tool", "tools/tool.py", Map.of("method", method)))
          .isEqualTo(List.of(List.of(9L, List.of(), "s3cret", "p"), 6L, 4L));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"spawn", "forkserver"})
  @DisabledOnOs(OS.WINDOWS)
  void are_told_that_they_cannot_use_the_database(String method) throws Exception {
    try (PythonProject project = project()) {
      assertThatThrownBy(() -> project.call("refused", "tools/tool.py", Map.of("method", method)))
          .isInstanceOfSatisfying(
              ToolException.class,
              e ->
                  assertThat(e.diagnostic())
                      .contains("A child process cannot use mxcp.runtime.db"));
    }
  }
}
