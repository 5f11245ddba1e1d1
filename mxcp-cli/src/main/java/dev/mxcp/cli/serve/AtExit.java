package dev.mxcp.cli.serve;

import dev.mxcp.Mxcp;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends server and project in order when the process is asked to end. */
public final class AtExit implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AtExit.class);

  /** Whoever starts processes kills them after half a minute, as a rule. */
  private static final Duration LONGEST = Duration.ofSeconds(28);

  private final AutoCloseable server;
  private final Mxcp mxcp;
  private final Thread hook = new Thread(this::end, "mxcp-exit");

  /** Waits for the end of the process from now on. */
  public AtExit(AutoCloseable server, Mxcp mxcp) {
    this.server = server;
    this.mxcp = mxcp;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The main thread may wait for its input, so it is not waited for. */
  private void end() {
    Thread ending = new Thread(this::endInOrder, "mxcp-end");
    ending.setDaemon(true);
    ending.start();
    try {
      ending.join(LONGEST.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (ending.isAlive()) {
      LOG.warn("The project did not end within {}; its processes are left to the system", LONGEST);
    }
  }

  private void endInOrder() {
    try {
      server.close();
    } catch (Exception e) {
      LOG.warn("The server did not end in order", e);
    }
    mxcp.close();
  }

  /** Stops waiting. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already; the hook does the rest.
      return;
    }
  }
}
