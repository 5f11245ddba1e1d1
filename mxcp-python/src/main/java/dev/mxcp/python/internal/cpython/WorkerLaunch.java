package dev.mxcp.python.internal.cpython;

import dev.mxcp.json.JsonText;
import dev.mxcp.python.engine.PythonLibrary;
import dev.mxcp.python.engine.PythonSetup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that was started for a {@link WorkerProcess}, with the thread that started it.
 *
 * <p>Linux ends a worker when the thread that started it ends. So a thread of its own starts the
 * process, reads its standard error, and lives until it has ended.
 */
final class WorkerLaunch {

  /** How long Python itself may take to start, before anything of a project is run. */
  private static final long START_SECONDS = 120;

  private static final long KILL_SECONDS = 10;

  /** Reads the bootstrap text, a JSON string on a line of its own, and runs it. */
  private static final String COMMAND =
      "import json,sys;exec(json.loads(sys.stdin.buffer.readline()))";

  private static final String START =
      "\ninstall(__import__('json').loads(sys.stdin.buffer.readline()))"
          + "\nfrom mxcp._engine.worker import main\n";

  private final PythonSetup setup;
  private final ErrorOutput errors = new ErrorOutput();
  private final CompletableFuture<Process> process = new CompletableFuture<>();
  private volatile @Nullable MeetingPoint meeting;

  private WorkerLaunch(PythonSetup setup) {
    this.setup = setup;
  }

  /**
   * Starts a process, which waits for {@link #greet}.
   *
   * @throws IOException where the program cannot be started
   */
  static WorkerLaunch begin(Path executable, PythonSetup setup) throws IOException {
    WorkerLaunch launch = new WorkerLaunch(setup);
    ProcessBuilder builder =
        new ProcessBuilder(List.of(executable.toString(), "-X", "utf8", "-c", COMMAND));
    builder.directory(setup.projectDirectory().toFile());
    builder.environment().clear();
    builder.environment().putAll(setup.environment());
    Thread thread = new Thread(() -> launch.run(builder), "mxcp-python-stderr");
    thread.setDaemon(true);
    thread.start();
    try {
      launch.process();
      return launch;
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  private void run(ProcessBuilder builder) {
    try {
      process.complete(builder.start());
    } catch (Throwable e) {
      process.completeExceptionally(e);
      return;
    }
    errors.read(process().getErrorStream());
    while (process().isAlive()) {
      try {
        process().waitFor();
      } catch (InterruptedException e) {
        // Nobody has a reason to; and the process would end with this thread.
      }
    }
    leaveMeeting();
  }

  Process process() {
    return process.join();
  }

  ErrorOutput errors() {
    return errors;
  }

  /** Gives the process the library; it makes itself ready and says so. */
  void greet() throws IOException {
    within(
        () -> {
          OutputStream out = process().getOutputStream();
          long end = setup.endTimeout().toSeconds() + 1;
          String main =
              "main(" + setup.memoryLimit() + ", " + end + ", " + pythonText(meet()) + ")\n";
          out.write(line(PythonLibrary.bootstrap() + START + main));
          out.write(line(PythonLibrary.sources()));
          out.flush();
          return "";
        });
  }

  private @Nullable MeetingPoint meet() {
    MeetingPoint opened = MeetingPoint.open();
    meeting = opened;
    if (!process().isAlive()) {
      leaveMeeting();
    }
    return opened;
  }

  private static String pythonText(@Nullable MeetingPoint meeting) {
    return meeting == null ? "None" : JsonText.write(meeting.path().toString());
  }

  /** Reads what the process says when it is ready, and is connected if it will ever be. */
  Frame ready(Source pipe) throws IOException {
    return within(() -> new FrameInput(pipe, taken -> {}).take());
  }

  /** Returns the connection of the process, which has said that it is ready and connected. */
  Source connection() throws IOException {
    MeetingPoint place = meeting;
    if (place == null) {
      throw new IOException("There is no socket to connect to");
    }
    return new SocketSource(place.accept());
  }

  /** Lets no process connect from now on. */
  void leaveMeeting() {
    MeetingPoint place = meeting;
    if (place != null) {
      place.close();
    }
  }

  /** Something that waits for the process. */
  private interface Step<T> {
    T run() throws IOException;
  }

  /** Kills a process that does not start, so that nobody waits for it any longer. */
  private <T> T within(Step<T> step) throws IOException {
    CompletableFuture<String> done = new CompletableFuture<>();
    CompletableFuture<String> unused =
        done.orTimeout(START_SECONDS, TimeUnit.SECONDS)
            .whenComplete(
                (ended, late) -> {
                  if (late != null) {
                    kill();
                  }
                });
    try {
      return step.run();
    } finally {
      done.complete("");
    }
  }

  /** Ends the process by force, and those that it started. Returns at once. */
  void kill() {
    process().descendants().forEach(ProcessHandle::destroyForcibly);
    // Unlike the process itself, its handle does not wait for whoever writes to it.
    process().toHandle().destroyForcibly();
  }

  /** Waits until the process has ended by itself, and ends it by force where it takes too long. */
  void awaitEnd() {
    if (!awaitEnd(setup.endTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
      end();
    }
  }

  /** Says how the process ended, with its last output. */
  String ending() {
    if (!awaitEnd(1, TimeUnit.SECONDS)) {
      kill();
    }
    return Ending.describe(process(), errors.tail());
  }

  /** Ends the process by force and waits for it. */
  void end() {
    kill();
    awaitEnd(KILL_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits for the end of the process; an interrupt of this thread ends the wait and it. */
  private boolean awaitEnd(long time, TimeUnit unit) {
    try {
      return process().waitFor(time, unit);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static byte[] line(Object value) {
    return (JsonText.write(value) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
