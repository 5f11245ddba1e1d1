package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.Mxcp;
import dev.mxcp.error.LoadException;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.spi.InvokerSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process that is begun before the start. */
@Timeout(60)
class PythonStartTest {

  @TempDir Path directory;
  private ProjectDirectory project;

  private final Set<Long> before = children();

  @BeforeEach
  void project() {
    project = ProjectDirectory.create(directory);
    project.write(
        "python/t.py", "import os\nprint('imported')\ndef t() -> int:\n    return os.getpid()\n");
    project.write(
        "tools/t.yml",
        "mxcp: 1\ntool:\n  name: t\n  language: python\n  source: {file: ../python/t.py}\n");
  }

  @Test
  void the_process_that_was_begun_serves_the_calls() throws Exception {
    try (PythonProject project = new PythonProject(directory)) {
      project.session();
      Set<Long> begun = begun();

      project.start();

      assertThat(begun).hasSize(1);
      assertThat(project.call("t", "python/t.py", Map.of())).isEqualTo(begun.iterator().next());
      assertThat(begun()).isEqualTo(begun);
    }
    assertThat(begun()).isEmpty();
  }

  @Test
  void closing_a_session_that_was_not_started_ends_it() throws Exception {
    InvokerSession session = new PythonProject(directory).session();
    assertThat(begun()).hasSize(1);

    session.close();

    assertThat(begun()).isEmpty();
  }

  @Test
  void another_one_takes_its_place_where_it_has_ended() throws Exception {
    try (PythonProject project = new PythonProject(directory)) {
      project.session();
      ProcessHandle first = ProcessHandle.of(begun().iterator().next()).orElseThrow();
      first.destroyForcibly();
      first.onExit().get();

      project.start();

      assertThat(project.call("t", "python/t.py", Map.of())).isNotEqualTo(first.pid());
    }
    assertThat(begun()).isEmpty();
  }

  @Test
  void a_project_with_errors_leaves_no_process_behind() {
    project.write("tools/bad.yml", "mxcp: 1\ntool: [\n");
    assertThatThrownBy(() -> build(PythonInvoker.create())).isInstanceOf(LoadException.class);
    assertThat(begun()).isEmpty();
  }

  @Test
  void a_launcher_leads_to_the_program_itself_and_leaves_no_process() throws IOException {
    Path launcher = directory.resolve("mypython");
    project.write("mypython", "#!/bin/sh\nexec python3 \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Mxcp mxcp = build(PythonInvoker.create().executable(Path.of("mypython")))) {
      Object pid = mxcp.call("t", Map.of()).orElseThrow();
      assertThat(begun()).containsExactly((Long) pid);
    }
    assertThat(begun()).isEmpty();
  }

  @Test
  void a_program_that_is_no_launcher_is_begun_beside_the_look() throws Exception {
    Path program;
    try (PythonProject project = new PythonProject(directory)) {
      project.file("python/s.py", "import sys\ndef s():\n    return sys.executable").start();
      program = Path.of(project.call("s", "python/s.py", Map.of()).toString());
    }
    try (Mxcp mxcp = build(PythonInvoker.create().executable(program))) {
      Object pid = mxcp.call("t", Map.of()).orElseThrow();
      assertThat(begun()).containsExactly((Long) pid);
    }
    assertThat(begun()).isEmpty();
  }

  @Test
  void a_reload_begins_another_one_and_ends_the_last() throws Exception {
    try (Mxcp mxcp = build(PythonInvoker.create())) {
      Object first = mxcp.call("t", Map.of()).orElseThrow();
      mxcp.reload().toCompletableFuture().get();
      Object second = mxcp.call("t", Map.of()).orElseThrow();
      assertThat(second).isNotEqualTo(first);
      assertThat(begun()).containsExactly((Long) second);
    }
    assertThat(begun()).isEmpty();
  }

  private Mxcp build(PythonInvoker invoker) {
    return project.builder().invoker(invoker).build();
  }

  private Set<Long> begun() {
    Set<Long> children = children();
    children.removeAll(before);
    return children;
  }

  private static Set<Long> children() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }
}
