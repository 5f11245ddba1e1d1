package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.error.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonEngineChoiceTest {

  @TempDir Path directory;

  private PythonProject project(PythonInvoker invoker) {
    return new PythonProject(directory).invoker(invoker).file("python/t.py", "def t(): return 1");
  }

  private Path program(String path, String script) throws IOException {
    Path program = directory.resolve(path);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }

  @Test
  void says_both_remedies_where_no_python_is_found() {
    try (PythonProject project =
        project(PythonInvoker.create().environment(Map.of("PATH", "/nowhere")))) {
      assertThatThrownBy(project::start)
          .isInstanceOf(ConfigException.class)
          .hasMessageContainingAll(
              "No python3 was found on the PATH",
              "Install Python 3.9 or newer",
              "mxcp-python-graalpy");
    }
  }

  @Test
  void says_the_version_of_a_python_that_is_too_old() throws Exception {
    program("bin/python3", "printf '3.6\\n/old/python3'");
    try (PythonProject project =
        project(
            PythonInvoker.create()
                .environment(Map.of("PATH", directory.resolve("bin").toString())))) {
      assertThatThrownBy(project::start).hasMessageContaining("is Python 3.6, which is too old");
    }
  }

  @Test
  void prefers_the_projects_own_environment() throws Exception {
    program(".venv/bin/python", "export VIA=venv; exec python3 \"$@\"");
    try (PythonProject project = new PythonProject(directory)) {
      // What the launcher says of itself is what is run from then on.
      project.file("python/t.py", "import sys\ndef t():\n    return sys.executable").start();
      assertThat(project.call("t", "python/t.py", Map.of()).toString()).contains("python3");
    }
  }

  @Test
  void takes_executable_and_workers_from_the_site_file() throws Exception {
    program("tools/mypython", "exec python3 \"$@\"");
    try (PythonProject project = project(PythonInvoker.create())) {
      project.site("python", Map.of("executable", "tools/mypython", "workers", 2)).start();
      assertThat(project.call("t", "python/t.py", Map.of())).isEqualTo(1L);
    }
  }

  @Test
  void refuses_an_engine_that_is_not_there() {
    try (PythonProject project = project(PythonInvoker.create().engine("rusty"))) {
      assertThatThrownBy(project::start)
          .hasMessageContaining("There is no Python engine 'rusty'; known are auto, cpython");
    }
  }

  @Test
  void refuses_an_executable_that_cannot_be_run() {
    try (PythonProject project =
        project(PythonInvoker.create().engine("cpython").executable(Path.of("no-such-python")))) {
      assertThatThrownBy(project::start)
          .hasMessageContaining("The Python executable no-such-python cannot be run");
    }
  }

  @Test
  void passes_the_environment_on() throws Exception {
    try (PythonProject project =
        new PythonProject(directory)
            .invoker(PythonInvoker.create().environment(Map.of("GREETING", "hello")))
            .file("python/t.py", "import os\ndef t():\n    return os.environ['GREETING']")
            .start()) {
      assertThat(project.call("t", "python/t.py", Map.of())).isEqualTo("hello");
    }
  }

  @Test
  void ends_its_process_when_it_is_closed() throws Exception {
    PythonProject project =
        new PythonProject(directory)
            .file("python/t.py", "import os\ndef t():\n    return os.getpid()")
            .start();
    long pid = (Long) project.call("t", "python/t.py", Map.of());

    project.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
  }
}
