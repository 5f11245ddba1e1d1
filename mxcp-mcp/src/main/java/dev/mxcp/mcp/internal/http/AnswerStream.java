package dev.mxcp.mcp.internal.http;

import dev.mxcp.mcp.internal.session.Outlet;
import dev.mxcp.mcp.internal.session.Wire;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one HTTP request: a JSON document if the answer comes first, else a stream of
 * events.
 *
 * <p>It never blocks: a client that reads slowly costs memory alone, and only so much of it. While
 * nothing else is sent, comments show whether the client is still there; without it, the request is
 * stopped. Thread-safe.
 */
final class AnswerStream implements Outlet, WriteListener, AsyncListener {

  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] EVENT = "event: message\ndata: ".getBytes(StandardCharsets.UTF_8);
  private static final int MOST_WAITING = 256;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final HttpServletResponse response;
  private final AsyncContext async;
  private final boolean takesEvents;
  private final Deque<byte[]> queue = new ArrayDeque<>();
  private @Nullable ServletOutputStream out;
  private volatile Runnable onGone = () -> {};
  private boolean writable;
  private boolean events;
  private boolean unflushed;
  private boolean ended;
  private boolean done;
  private long progressed = System.nanoTime();

  /**
   * Begins an answer; the container's thread may go.
   *
   * @param takesEvents whether the client takes a stream of events
   */
  AnswerStream(HttpServletRequest request, HttpServletResponse response, boolean takesEvents) {
    this.response = response;
    this.takesEvents = takesEvents;
    async = request.startAsync();
    async.setTimeout(0);
    async.addListener(this);
  }

  /** Sets what is done when the client is gone before the end. */
  void onGone(Runnable action) {
    onGone = action;
  }

  @Override
  public synchronized void send(Object message, boolean isAnswer) {
    if (ended || done || (!isAnswer && (!takesEvents || queue.size() >= MOST_WAITING))) {
      return;
    }
    if (out != null && !events) {
      return;
    }
    byte[] bytes = Wire.bytes(message);
    if (out == null && (isResponse(message) || !takesEvents)) {
      response.setContentType("application/json");
      response.setContentLength(bytes.length);
      queue.add(bytes);
      open();
    } else {
      openEvents();
      queue.add(event(bytes));
    }
    drain();
  }

  /** A request of the server to the client is no answer that ends the stream. */
  private static boolean isResponse(Object message) {
    return !(message instanceof McpSchema.JSONRPCRequest)
        && !(message instanceof McpSchema.JSONRPCNotification);
  }

  @Override
  public synchronized void end() {
    if (ended) {
      return;
    }
    ended = true;
    if (out == null) {
      if (takesEvents) {
        openEvents();
      } else {
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        complete();
        return;
      }
    }
    drain();
  }

  /** Ends without any message; the status says all. */
  synchronized void endEmpty() {
    ended = true;
    complete();
  }

  /** Begins a stream of events at once. */
  synchronized void openEvents() {
    if (out == null) {
      events = true;
      response.setContentType("text/event-stream");
      response.setHeader("Cache-Control", "no-cache");
      response.setHeader("X-Accel-Buffering", "no");
      queue.add(COMMENT);
      open();
    }
  }

  private void open() {
    try {
      out = response.getOutputStream();
      out.setWriteListener(this);
    } catch (IOException e) {
      gone();
    }
  }

  /** Sends a comment if nothing else waits; gives a client up that has read nothing for long. */
  void beat() {
    boolean lost;
    synchronized (this) {
      if (done || ended || !takesEvents) {
        lost = isStuck();
      } else {
        openEvents();
        if (queue.isEmpty()) {
          queue.add(COMMENT);
          drain();
        }
        lost = isStuck();
      }
    }
    if (lost) {
      gone();
    }
  }

  private boolean isStuck() {
    return !done && !queue.isEmpty() && System.nanoTime() - progressed > PATIENCE_NANOS;
  }

  synchronized boolean isDone() {
    return done;
  }

  @Override
  public synchronized void onWritePossible() {
    writable = true;
    drain();
  }

  /** Writes as much as the client takes. */
  private void drain() {
    if (!writable || done || out == null) {
      return;
    }
    try {
      while (out.isReady()) {
        progressed = System.nanoTime();
        byte[] next = queue.poll();
        if (next != null) {
          out.write(next);
          unflushed = events;
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else {
          if (ended) {
            complete();
          }
          return;
        }
      }
    } catch (IOException | IllegalStateException e) {
      gone();
    }
  }

  private void complete() {
    done = true;
    try {
      async.complete();
    } catch (IllegalStateException e) {
      // The container has completed it.
    }
  }

  private void gone() {
    synchronized (this) {
      if (done) {
        return;
      }
      queue.clear();
      complete();
    }
    onGone.run();
  }

  @Override
  public void onError(Throwable failure) {
    gone();
  }

  @Override
  public void onError(AsyncEvent event) {
    gone();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    gone();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    gone();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {}

  private static byte[] event(byte[] message) {
    ByteArrayOutputStream event = new ByteArrayOutputStream(message.length + EVENT.length + 2);
    event.writeBytes(EVENT);
    event.writeBytes(message);
    event.write('\n');
    event.write('\n');
    return event.toByteArray();
  }
}
