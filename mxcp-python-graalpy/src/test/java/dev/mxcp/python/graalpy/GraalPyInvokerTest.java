package dev.mxcp.python.graalpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraalPyInvokerTest {

  @TempDir Path directory;

  @BeforeEach
  void write() {
    ProjectDirectory project = ProjectDirectory.create(directory);
    project.write(
        "python/t.py",
        """
        import os, sys

        def implementation():
            return sys.implementation.name

        def environment():
            return [os.environ.get("SHOP"), os.path.samefile(os.getcwd(), os.environ["HERE"])]

        def leave():
            os._exit(3)

        def reach_java():
            import java
            return str(java.type("java.lang.System"))
        """);
    for (String tool : List.of("implementation", "environment", "leave", "reach_java")) {
      String source = "  language: python\n  source: {file: ../python/t.py}\n";
      project.write("tools/" + tool + ".yml", "mxcp: 1\ntool:\n  name: " + tool + "\n" + source);
    }
  }

  private Mxcp start(PythonInvoker invoker) {
    return new ProjectDirectory(directory)
        .builder()
        .invoker(SqlInvoker.duckDb())
        .invoker(invoker)
        .build();
  }

  private static Object call(Mxcp mxcp, String tool) {
    return mxcp.call(tool, Map.of()).orElseThrow();
  }

  @Test
  void is_chosen_where_no_python_is_on_the_path() {
    PythonInvoker invoker = PythonInvoker.create().environment(Map.of("PATH", "/nowhere"));
    try (Mxcp mxcp = start(invoker)) {
      assertThat(call(mxcp, "implementation")).isEqualTo("graalpy");
    }
  }

  @Test
  void is_chosen_where_the_only_python_is_too_old() {
    Optional<Path> old = oldPython();
    assumeThat(old).as("a pyenv with Python 3.6, 3.7 or 3.8").isPresent();
    String path = old.get().toString();
    try (Mxcp mxcp = start(PythonInvoker.create().environment(Map.of("PATH", path)))) {
      assertThat(call(mxcp, "implementation")).isEqualTo("graalpy");
    }
  }

  private static Optional<Path> oldPython() {
    Path versions = Path.of(System.getProperty("user.home"), ".pyenv/versions");
    try (Stream<Path> found = Files.list(versions)) {
      return found
          .filter(version -> version.getFileName().toString().matches("3\\.[678]\\..*"))
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("python3")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Test
  void gives_environment_and_directory_and_no_java_to_tools() {
    Map<String, String> environment = Map.of("SHOP", "books", "HERE", directory.toString());
    try (Mxcp mxcp = start(PythonInvoker.create().engine("graalpy").environment(environment))) {
      assertThat(call(mxcp, "environment")).isEqualTo(List.of("books", true));
      Outcome.Failed failed = (Outcome.Failed) mxcp.call("reach_java", Map.of());
      assertThat(failed.diagnostic()).contains("access has been denied");
    }
  }

  @Test
  void outlives_a_tool_that_exits_and_leaves_no_thread() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (Mxcp mxcp = start(PythonInvoker.create().engine("graalpy"))) {
      Outcome.Failed failed = (Outcome.Failed) mxcp.call("leave", Map.of());

      assertThat(failed.code()).isEqualTo(FailureCode.TOOL_FAILED);
      assertThat(failed.diagnostic()).contains("SystemExit: 3");
      assertThat(call(mxcp, "implementation")).isEqualTo("graalpy");
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      boolean python = thread.getName().matches("(mxcp-graalpy|mxcp-async|python-).*");
      if (python && !before.contains(thread)) {
        thread.join(30_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }
}
