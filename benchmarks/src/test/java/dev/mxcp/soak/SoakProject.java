package dev.mxcp.soak;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mxcp.MxcpBuilder;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.python.PythonInvoker;
import dev.mxcp.sql.SqlInvoker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Writes a project for a test and starts it on DuckDB and CPython. */
final class SoakProject {

  /** How many times more than in an ordinary build. */
  static final int FACTOR = Integer.getInteger("soak.factor", 1);

  private final ProjectDirectory project;

  SoakProject(Path directory) {
    project = new ProjectDirectory(directory);
    write(
        "mxcp-site.yml",
        "mxcp: 1\nproject: soak\nprofile: default\n"
            + "profiles: {default: {duckdb: {path: data/soak.duckdb}}}\n");
  }

  Path directory() {
    return project.path();
  }

  SoakProject write(String path, String text) {
    project.write(path, text);
    return this;
  }

  /** Writes a Python tool without parameters, with its function. */
  SoakProject python(String name, String function) {
    write(
        "tools/" + name + ".yml",
        "mxcp: 1\ntool:\n  name: " + name + "\n  source: {file: ../python/" + name + ".py}\n");
    return write("python/" + name + ".py", function);
  }

  SoakProject sql(String name, String statement) {
    return write(
        "tools/" + name + ".yml",
        "mxcp: 1\ntool:\n  name: " + name + "\n  source:\n    code: |\n      " + statement + "\n");
  }

  MxcpBuilder builder() {
    assumeThat(hasPython()).as("python3 is installed").isTrue();
    return project
        .builder()
        .invoker(SqlInvoker.duckDb())
        .invoker(PythonInvoker.create().engine("cpython"));
  }

  private static boolean hasPython() {
    try {
      Process process =
          new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))")
              .start();
      return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }
}
