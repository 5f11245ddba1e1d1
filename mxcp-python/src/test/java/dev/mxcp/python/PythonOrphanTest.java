package dev.mxcp.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of processes and calls when their JVM dies, or lacks memory or sockets. */
class PythonOrphanTest {

  @TempDir Path directory;

  private static ProcessHandle awaitPid(Path file) throws IOException {
    while (!Files.exists(file) || Files.readString(file).isEmpty()) {
      Thread.onSpinWait();
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(file))).orElseThrow();
  }

  private static void assertEnds(ProcessHandle process) {
    process.onExit().orTimeout(2, TimeUnit.MINUTES).exceptionally(e -> process).join();
    assertThat(process.isAlive()).isFalse();
  }

  private static void say(Process process, String line) {
    new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8).println(line);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_process_that_holds_the_gil_ends_with_its_jvm() throws Exception {
    new FaultProject(directory)
        .python(
            "hold",
            "import os, re\n\ndef hold():\n    with open('new', 'w') as pid:\n"
                + "        pid.write(str(os.getpid()))\n    os.rename('new', 'pid')\n"
                + "    re.match('(a+)+$', 'a' * 60 + 'b')\n")
        .tool("hold");
    Process jvm = ChildRuntime.start(directory);
    say(jvm, "hold");
    ProcessHandle worker = awaitPid(directory.resolve("pid"));

    jvm.destroyForcibly();

    assertEnds(worker);
  }

  @Test
  void a_process_that_is_just_being_started_ends_with_its_jvm() throws Exception {
    new FaultProject(directory)
        .python(
            "slow",
            "import os, time\nwith open('new', 'w') as pid:\n    pid.write(str(os.getpid()))\n"
                + "os.rename('new', 'pid')\ntime.sleep(600)\n");
    Process jvm = ChildRuntime.start(directory);
    ProcessHandle worker = awaitPid(directory.resolve("pid"));

    jvm.destroyForcibly();

    assertEnds(worker);
  }

  @Test
  void a_result_that_does_not_fit_into_memory_ends_one_call() throws Exception {
    new FaultProject(directory)
        .python("large", "def large():\n    return 'x' * (60 << 20)\n")
        .tool("large");
    Process jvm = ChildRuntime.start(directory, "-Xmx48m");
    try (BufferedReader out = jvm.inputReader(StandardCharsets.UTF_8)) {
      say(jvm, "good\nlarge\ngood");
      assertThat(out.readLine()).isEqualTo("good");
      assertThat(out.readLine()).isEqualTo("LIMIT_EXCEEDED");
      assertThat(out.readLine()).isEqualTo("good");
    } finally {
      jvm.destroyForcibly();
    }
  }

  @Test
  void answers_come_over_the_pipe_where_no_socket_can_be_made() throws Exception {
    new FaultProject(directory)
        .python("ask", "import os\n\ndef ask():\n    return os.getpid() > 0\n")
        .tool("ask");
    // The path of a socket may have about a hundred characters.
    Path temporary = Files.createDirectories(directory.resolve("x".repeat(120)));
    Process jvm = ChildRuntime.start(directory, "-Djava.io.tmpdir=" + temporary);
    try (BufferedReader out = jvm.inputReader(StandardCharsets.UTF_8)) {
      say(jvm, "good\nask\ngood");
      assertThat(out.readLine()).isEqualTo("good");
      assertThat(out.readLine()).isEqualTo("true");
      assertThat(out.readLine()).isEqualTo("good");
      assertThat(temporary).isDirectoryNotContaining("glob:**/mxcp-*");
    } finally {
      jvm.destroyForcibly();
    }
  }

  @Test
  void nothing_of_the_socket_stays_in_the_file_system() throws Exception {
    new FaultProject(directory);
    Path temporary = Files.createDirectories(directory.resolve("t"));
    Process jvm = ChildRuntime.start(directory, "-Djava.io.tmpdir=" + temporary);
    try (BufferedReader out = jvm.inputReader(StandardCharsets.UTF_8)) {
      say(jvm, "good");
      assertThat(out.readLine()).isEqualTo("good");
      assertThat(temporary).isDirectoryNotContaining("glob:**/mxcp-*");
    } finally {
      jvm.destroyForcibly();
    }
  }
}
