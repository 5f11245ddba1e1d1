package dev.mxcp.python.internal.cpython;

import dev.mxcp.json.JsonText;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonLostException;
import dev.mxcp.python.engine.PythonSetup;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Python process that serves requests over its standard input and output. */
final class WorkerProcess implements PythonInterpreter {

  private final Process process;
  private final OutputStream out;
  private final PipeReader reader;
  private final PythonHost host;
  private final ErrorOutput errors;
  private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
  private final ExecutorService callbacks =
      Executors.newCachedThreadPool(task -> daemon(task, "mxcp-python-host"));
  private final String version;
  private volatile boolean closed;

  private WorkerProcess(Process process, boolean greeted, PythonHost host)
      throws PythonLostException {
    this.process = process;
    this.host = host;
    out = process.getOutputStream();
    errors = new ErrorOutput(process.getErrorStream(), host);
    daemon(errors, "mxcp-python-stderr").start();
    InputStream in = new BufferedInputStream(process.getInputStream(), 1 << 16);
    version = handshake(in, greeted);
    reader = new PipeReader(in, pending, this::dispatch, this::ended);
    reader.start();
  }

  /** Starts a process. */
  static WorkerProcess start(Path executable, PythonSetup setup, PythonHost host)
      throws IOException, PythonLostException {
    return new WorkerProcess(WorkerLaunch.launch(executable, setup), false, host);
  }

  /** Goes on with a process that was launched and greeted by {@link WorkerLaunch}. */
  static WorkerProcess adopt(Process process, PythonHost host) throws PythonLostException {
    return new WorkerProcess(process, true, host);
  }

  private String handshake(InputStream in, boolean greeted) throws PythonLostException {
    try {
      if (!greeted) {
        WorkerLaunch.greet(process);
      }
      return version(Frame.read(in).payload());
    } catch (IOException | IllegalArgumentException e) {
      process.destroyForcibly();
      throw new PythonLostException("The interpreter did not start: " + ending());
    }
  }

  private static String version(String ready) {
    if (JsonText.read(ready) instanceof Map<?, ?> fields) {
      return String.valueOf(fields.get("version"));
    }
    throw new IllegalArgumentException("Not what an interpreter says that is ready: " + ready);
  }

  @Override
  public String request(long callId, String operation, String payload) throws PythonLostException {
    // A function of a plugin runs on a thread of the engine, which is in the middle of a query.
    Pending request = new Pending(callId, operation.equals("call"));
    pending.put(callId, request);
    try {
      deliver(new Frame(Frame.REQUEST, callId, callId, operation, payload));
      for (Frame asked = next(request); asked != null; asked = next(request)) {
        serve(asked);
      }
      return request.answer();
    } finally {
      pending.remove(callId);
    }
  }

  /** Returns what a call asks for, to be done by its own thread; null where the call has ended. */
  private @Nullable Frame next(Pending request) {
    Frame asked = reader.look(request);
    if (asked == null && !request.isSettled()) {
      reader.readFor(request);
      asked = request.await();
    }
    return asked;
  }

  /** The order matters: who ends the process looks at the pending requests after it set closed. */
  private void deliver(Frame frame) throws PythonLostException {
    if (closed) {
      throw PythonLostException.undelivered("The interpreter has ended");
    }
    try {
      send(frame);
    } catch (IOException e) {
      throw PythonLostException.undelivered(ending());
    }
  }

  @Override
  public void interrupt(long callId) {
    try {
      send(new Frame(Frame.INTERRUPT, 0, callId, "", ""));
    } catch (IOException e) {
      // The process has ended, and so has the request.
    }
  }

  @Override
  public void abandon(long callId) {
    Pending request = pending.get(callId);
    if (request != null) {
      request.fail("The call did not end when it was interrupted");
    }
  }

  private void send(Frame frame) throws IOException {
    byte[] bytes = frame.bytes();
    synchronized (out) {
      out.write(bytes);
      out.flush();
    }
  }

  private void dispatch(Frame frame) {
    switch (frame.kind()) {
      case Frame.ANSWER -> {
        Pending request = pending.get(frame.number());
        if (request != null) {
          request.complete(frame.payload());
        }
      }
      case Frame.REQUEST -> {
        Pending request = pending.get(frame.call());
        if (request == null || !request.ask(frame)) {
          callbacks.execute(() -> serve(frame));
        }
      }
      case Frame.POST -> host.post(frame.call(), frame.operation(), frame.payload());
      default -> {}
    }
  }

  private void serve(Frame frame) {
    String answer = host.request(frame.call(), frame.operation(), frame.payload());
    try {
      send(new Frame(Frame.ANSWER, frame.number(), frame.call(), "", answer));
    } catch (IOException e) {
      // The process has ended; nobody waits for the answer.
    }
  }

  private void ended() {
    boolean expected = closed;
    closed = true;
    String reason = expected ? "The interpreter was closed" : ending();
    process.destroyForcibly();
    if (!expected) {
      // First, so that whoever gets a failure finds another interpreter in its place.
      host.lost(reason);
    }
    pending.values().forEach(request -> request.fail(reason));
    callbacks.shutdown();
  }

  /** Says how the process ended. */
  private String ending() {
    try {
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Ending.describe(process, errors.tail());
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    closed = true;
    try {
      out.close();
    } catch (IOException e) {
      // It has ended already.
    }
    awaitEnd(process);
    callbacks.shutdown();
  }

  /** Ends a process that nothing was asked of. */
  static void end(Process process) {
    process.destroyForcibly();
    awaitEnd(process);
  }

  private static void awaitEnd(Process process) {
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(2, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
