package dev.mxcp.cli;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.error.Problem;
import dev.mxcp.runtime.Cancellation;
import java.util.List;

/** A running project that ends with the command, Ctrl-C included. */
final class Session implements AutoCloseable {

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

  private void warn(Output output) {
    List<Problem> errors = mxcp.registry().problems().stream().filter(Problem::isError).toList();
    long files = errors.stream().map(problem -> problem.position().file()).distinct().count();
    if (files > 0) {
      output.note(
          (files == 1 ? "1 file has problems" : files + " files have problems")
              + ", what it declares may be missing. See: mxcp validate");
    }
    mxcp.health().hookFailures().forEach(text -> output.note("a start-up hook failed: " + text));
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
