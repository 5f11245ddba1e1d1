package dev.mxcp.python.internal.cpython;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The frames on their way to a worker, in order; who sends never waits for the worker.
 *
 * <p>The worker tells with each of its frames how many bytes it has taken. What certainly fits into
 * the pipe beside those it has not taken is written at once, which saves the waking of a thread;
 * everything else is written by this thread, which alone blocks where the worker takes nothing. It
 * ends when the worker does.
 */
final class Outbox extends Thread {

  /** Pipes of Linux hold 64 KiB; those of Windows a little over 4 KiB. */
  private static final int FITS =
      System.getProperty("os.name").equals("Linux") ? 32 << 10 : 4 << 10;

  private final OutputStream out;
  private final Queue<byte[]> queue = new ConcurrentLinkedQueue<>();
  private volatile long taken;
  private volatile boolean ended;
  private long written;
  private boolean busy;

  /** Creates an outbox; it begins with {@link #start}. */
  Outbox(OutputStream out) {
    super("mxcp-python-writer");
    setDaemon(true);
    this.out = out;
  }

  /** The worker has taken so many bytes since the start. */
  void taken(long bytes) {
    taken = bytes;
  }

  /**
   * Sends a frame, now or later.
   *
   * @throws IOException where the worker has ended
   */
  void send(Frame frame) throws IOException {
    byte[] bytes = frame.bytes();
    if (!sendNow(bytes)) {
      sendLater(bytes);
    }
  }

  private synchronized boolean sendNow(byte[] bytes) throws IOException {
    if (ended) {
      throw new IOException("The worker has ended");
    }
    if (busy || !queue.isEmpty() || written + bytes.length - taken > FITS) {
      return false;
    }
    write(bytes);
    return true;
  }

  /** Sends a frame a little later, where even a short write is too much for this thread. */
  void sendLater(Frame frame) {
    sendLater(frame.bytes());
  }

  private void sendLater(byte[] bytes) {
    queue.add(bytes);
    LockSupport.unpark(this);
  }

  private void write(byte[] bytes) throws IOException {
    written += bytes.length;
    out.write(bytes);
    out.flush();
  }

  /** Closes the pipe, as soon as nothing is being written; what waits is not sent any more. */
  void close() {
    ended = true;
    LockSupport.unpark(this);
  }

  @Override
  public void run() {
    try (out) {
      while (!ended) {
        byte[] next = next();
        if (next == null) {
          LockSupport.park(this);
        } else {
          write(next);
        }
      }
    } catch (IOException e) {
      // The worker has ended; its reader tells everybody.
    } finally {
      ended = true;
      queue.clear();
    }
  }

  private synchronized byte @Nullable [] next() {
    byte[] next = queue.poll();
    busy = next != null;
    return next;
  }
}
