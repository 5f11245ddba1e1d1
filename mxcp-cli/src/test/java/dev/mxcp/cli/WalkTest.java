package dev.mxcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.cli.Cli.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a person does at a terminal who knows no more than {@code mxcp --help}. */
@DisabledOnOs(OS.WINDOWS)
final class WalkTest {

  /** Waits in a pseudo-terminal for one text after the other, and types an answer to each. */
  private static final String PERSON =
      """
      import fcntl, os, pty, struct, sys, termios
      pid, terminal = pty.fork()
      if pid == 0:
          fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
          os.execvp('sh', ['sh'])
      os.write(terminal, b"PS1='ready'' > '\\n")
      seen, at, steps = '', 0, sys.argv[1:]
      while True:
          while steps and seen.find(steps[0], at) >= 0:
              at = seen.find(steps[0], at) + len(steps[0])
              os.write(terminal, (steps[1] + '\\n').encode())
              steps = steps[2:]
          try:
              data = os.read(terminal, 4096)
          except OSError:
              break
          if not data:
              break
          seen += data.decode(errors='replace')
          sys.stdout.buffer.write(data)
          sys.stdout.flush()
      os.waitpid(pid, 0)
      sys.exit('never seen: ' + steps[0] if steps else 0)
      """;

  private static final String READY = "ready > ";

  @TempDir Path directory;

  @Test
  void makes_calls_tests_serves_and_watches_a_tool() {
    Path script = Distribution.in(directory).script();
    Cli cli =
        Cli.in(directory)
            .with(
                Map.of(
                    "JAVA_HOME",
                    System.getProperty("java.home"),
                    "ENV",
                    "",
                    "PATH",
                    script.getParent() + ":" + System.getenv("PATH")));

    Result walk =
        Cli.finish(
            cli.launch(
                person(
                    READY,
                    "mxcp --help",
                    READY,
                    "mxcp init shop --bootstrap",
                    READY,
                    "cd shop",
                    READY,
                    "mxcp run hello_world",
                    "name (string, Whom to greet): ",
                    "Alice",
                    "Hello, Alice!",
                    "mxcp test",
                    "2 tests: 2 passed.",
                    "mxcp serve --port 0 --watch &",
                    "serving shop at http://127.0.0.1:",
                    "sed s/hello_world/hi_world/ tools/hello-world.yml > tools/hi.yml",
                    ": 3 tools",
                    "kill $!; wait; exit")),
            "");

    assertThat(walk.err()).isEmpty();
    assertThat(walk.out()).contains("Begins a project", "Calls a tool", "Serves the project");
    assertThat(walk.code()).as(walk.out()).isZero();
  }

  private static List<String> person(String... steps) {
    return Stream.concat(Stream.of("python3", "-c", PERSON), Stream.of(steps)).toList();
  }
}
