package dev.mxcp.python.internal.cpython;

import dev.mxcp.json.JsonText;
import dev.mxcp.python.engine.PythonLibrary;
import dev.mxcp.python.engine.PythonSetup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Starts the processes that {@link WorkerProcess} talks to. */
final class WorkerLaunch {

  /** Reads the bootstrap text, a JSON string on a line of its own, and runs it. */
  private static final String COMMAND =
      "import json,sys;exec(json.loads(sys.stdin.buffer.readline()))";

  private static final String START =
      "\ninstall(__import__('json').loads(sys.stdin.buffer.readline()))"
          + "\nfrom mxcp._engine.worker import main\nmain()\n";

  private WorkerLaunch() {}

  /** Starts a process, which waits for {@link #greet}. */
  static Process launch(Path executable, PythonSetup setup) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(executable.toString(), "-X", "utf8", "-c", COMMAND));
    builder.directory(setup.projectDirectory().toFile());
    builder.environment().clear();
    builder.environment().putAll(setup.environment());
    return builder.start();
  }

  /** Gives a process the library; it makes itself ready and says so. */
  static void greet(Process process) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write(line(PythonLibrary.bootstrap() + START));
    out.write(line(PythonLibrary.sources()));
    out.flush();
  }

  private static byte[] line(Object value) {
    return (JsonText.write(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
