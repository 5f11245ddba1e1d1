package dev.mxcp.cli.project;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.Health;
import java.util.ArrayList;
import java.util.List;

/** A running project that ends with the command, Ctrl-C included. */
public final class Session implements AutoCloseable {

  private static final long POLL_MILLIS = 10;

  private final Mxcp mxcp;
  private final Cancellation cancellation = new Cancellation();
  private final Thread atExit = new Thread(this::end, "mxcp-exit");

  private Session(Mxcp mxcp) {
    this.mxcp = mxcp;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts a project; bad files do not keep the good ones from being served. */
  public static Session start(MxcpBuilder builder) {
    return new Session(builder.lenient(true).build());
  }

  /** Returns the running project. */
  public Mxcp mxcp() {
    return mxcp;
  }

  /** Returns what the end of the process cancels. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /**
   * Waits for a reload that a tool asked for: whoever runs a tool that refreshes the data wants the
   * data refreshed when the command ends.
   */
  public void awaitReload() {
    while (mxcp.health().state() == Health.State.RELOADING && !cancellation.isCancelled()) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Returns what the user must know about the start: files with errors, hooks that failed. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    List<Problem> errors = mxcp.registry().problems().stream().filter(Problem::isError).toList();
    errors.stream()
        .filter(Session::isImport)
        .map(problem -> problem.position().file().getFileName() + ": " + problem.message())
        .distinct()
        .forEach(notes::add);
    long files =
        errors.stream()
            .filter(problem -> !isImport(problem))
            .map(problem -> problem.position().file())
            .distinct()
            .count();
    if (files > 0) {
      notes.add(
          (files == 1 ? "1 file has problems" : files + " files have problems")
              + ", what it declares may be missing. See: mxcp validate");
    }
    mxcp.health().hookFailures().forEach(text -> notes.add("a start-up hook failed: " + text));
    return notes;
  }

  /** Imports are executed by no check, so validate would not find them. */
  private static boolean isImport(Problem problem) {
    return problem.code() == ProblemCode.PYTHON_IMPORT;
  }

  private void end() {
    cancellation.cancel();
    mxcp.close();
  }

  @Override
  public void close() {
    mxcp.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending already; the hook does the rest.
      return;
    }
  }
}
