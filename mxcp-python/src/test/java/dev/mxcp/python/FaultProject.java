package dev.mxcp.python;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.Outcome;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.sql.SqlInvoker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project with a tool that is good, and a module that a test makes bad. */
final class FaultProject {

  private static final long PATIENCE_MINUTES = 2;

  private final ProjectDirectory project;
  private final Set<Thread> threads = threads();
  private final Set<ProcessHandle> processes = processes();

  FaultProject(Path directory) {
    project = ProjectDirectory.create(directory);
    python("good", "def good():\n    return 'good'\n");
    tool("good");
  }

  /** Writes a module; where it is there already, in its place. */
  FaultProject python(String module, String text) {
    project.write("python/" + module + ".py", text);
    return this;
  }

  /** Declares a function of the module of its name as a tool. */
  FaultProject tool(String name, String... parameters) {
    String declared =
        List.of(parameters).stream()
            .map(parameter -> "    - {name: " + parameter + ", type: string}\n")
            .collect(Collectors.joining("", parameters.length == 0 ? "" : "  parameters:\n", ""));
    project.write(
        "tools/" + name + ".yml",
        "mxcp: 1\ntool:\n  name: "
            + name
            + "\n  language: python\n"
            + declared
            + "  source: {file: ../python/"
            + name
            + ".py}\n");
    return this;
  }

  FaultProject write(String name, String text) {
    project.write(name, text);
    return this;
  }

  MxcpBuilder builder(PythonInvoker invoker) {
    return project.builder().invoker(SqlInvoker.duckDb()).invoker(invoker.engine("cpython"));
  }

  static boolean isGood(Mxcp mxcp) {
    return mxcp.call("good", Map.of()) instanceof Outcome.Ok ok && "good".equals(ok.value());
  }

  /** Returns the threads and processes that the project leaves behind. */
  List<String> leftovers() throws Exception {
    Set<Thread> ours = threads();
    ours.removeAll(threads);
    for (Thread thread : ours) {
      thread.join(TimeUnit.MINUTES.toMillis(PATIENCE_MINUTES));
    }
    Set<ProcessHandle> children = processes();
    children.removeAll(processes);
    for (ProcessHandle child : children) {
      child.onExit().orTimeout(PATIENCE_MINUTES, TimeUnit.MINUTES).exceptionally(e -> child).join();
    }
    return Stream.concat(
            ours.stream().filter(Thread::isAlive).map(Thread::getName),
            children.stream().filter(ProcessHandle::isAlive).map(Object::toString))
        .toList();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mxcp-"))
        .collect(Collectors.toSet());
  }

  private static Set<ProcessHandle> processes() {
    return ProcessHandle.current().descendants().collect(Collectors.toSet());
  }
}
