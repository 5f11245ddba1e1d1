package dev.mxcp.mcp.internal.stdio;

import dev.mxcp.mcp.internal.session.Outlet;
import dev.mxcp.mcp.internal.session.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes messages, one a line, on a thread of its own: a client that does not read holds up nobody
 * else. Thread-safe.
 */
final class LineWriter implements Outlet {

  private static final Logger LOG = LoggerFactory.getLogger(LineWriter.class);
  private static final int MOST_WAITING = 1_000;
  private static final byte[] LAST = new byte[0];

  private final OutputStream out;
  private final Runnable onGone;
  private final LinkedBlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::write, "mxcp-mcp-stdout");

  /**
   * Starts a writer.
   *
   * @param onGone what is done when nobody reads any more
   */
  LineWriter(OutputStream out, Runnable onGone) {
    this.out = out;
    this.onGone = onGone;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void send(Object message, boolean isAnswer) {
    if (isAnswer || queue.size() < MOST_WAITING) {
      byte[] bytes = Wire.bytes(message);
      byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
      line[bytes.length] = '\n';
      queue.add(line);
    }
  }

  /** One request has its answer; others may follow. */
  @Override
  public void end() {}

  /** Writes what waits, and ends the thread; waits for that as long as a client may need. */
  void finish() {
    queue.add(LAST);
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      byte[] line = queue.take();
      while (line != LAST) {
        out.write(line);
        if (queue.isEmpty()) {
          out.flush();
        }
        line = queue.take();
      }
      out.flush();
    } catch (IOException e) {
      LOG.debug("The client does not read any more", e);
      onGone.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
