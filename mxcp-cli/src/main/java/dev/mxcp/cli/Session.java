package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.runtime.Cancellation;
import dev.mxcp.runtime.Health;
import java.util.List;

/** A running project that ends with the command, Ctrl-C included. */
final class Session implements AutoCloseable {

  private static final long POLL_MILLIS = 10;

  private final Mxcp mxcp;
  private final Cancellation cancellation = new Cancellation();
  private final Thread atExit = new Thread(this::end, "mxcp-exit");

  private Session(Mxcp mxcp) {
    this.mxcp = mxcp;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts a project; bad files do not keep the good ones from being served. */
  static Session start(MxcpBuilder builder, Output output) {
    Session session = new Session(builder.lenient(true).build());
    session.warn(output);
    return session;
  }

  Mxcp mxcp() {
    return mxcp;
  }

  /** Returns what the end of the process cancels. */
  Cancellation cancellation() {
    return cancellation;
  }

  /**
   * Waits for a reload that a tool asked for: whoever runs a tool that refreshes the data wants the
   * data refreshed when the command ends.
   */
  void awaitReload() {
    while (mxcp.health().state() == Health.State.RELOADING && !cancellation.isCancelled()) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void warn(Output output) {
    List<Problem> errors = mxcp.registry().problems().stream().filter(Problem::isError).toList();
    errors.stream()
        .filter(Session::isImport)
        .map(problem -> problem.position().file().getFileName() + ": " + problem.message())
        .distinct()
        .forEach(output::note);
    long files =
        errors.stream()
            .filter(problem -> !isImport(problem))
            .map(problem -> problem.position().file())
            .distinct()
            .count();
    if (files > 0) {
      output.note(
          (files == 1 ? "1 file has problems" : files + " files have problems")
              + ", what it declares may be missing. See: mxcp validate");
    }
    mxcp.health().hookFailures().forEach(text -> output.note("a start-up hook failed: " + text));
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
