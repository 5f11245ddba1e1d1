package dev.mxcp.python.internal.cpython;

import dev.mxcp.json.JsonText;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonLostException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Python process that serves requests; they go over its standard input, answers over a socket.
 */
final class WorkerProcess implements PythonInterpreter {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");

  private final WorkerLaunch launch;
  private final Outbox outbox;
  private final FrameReader reader;
  private final PythonHost host;
  private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
  private final ExecutorService callbacks =
      Executors.newCachedThreadPool(task -> daemon(task, "mxcp-python-host"));
  private final String version;
  private volatile boolean closed;

  private WorkerProcess(WorkerLaunch launch, Source source, String version, PythonHost host) {
    this.launch = launch;
    this.host = host;
    this.version = version;
    outbox = new Outbox(launch.process().getOutputStream());
    reader = new FrameReader(source, pending, this::dispatch, outbox::taken, this::ended);
  }

  /**
   * Goes on with a process that was launched.
   *
   * @param greeted whether it has the library already
   */
  static WorkerProcess start(WorkerLaunch launch, boolean greeted, PythonHost host)
      throws PythonLostException {
    Started started = handshake(launch, greeted);
    launch.errors().passTo(host);
    WorkerProcess worker = new WorkerProcess(launch, started.source(), started.version(), host);
    worker.outbox.start();
    worker.reader.start();
    return worker;
  }

  /** What is known of a process that is ready. */
  private record Started(String version, Source source) {}

  private static Started handshake(WorkerLaunch launch, boolean greeted)
      throws PythonLostException {
    try {
      if (!greeted) {
        launch.greet();
      }
      Source pipe = new PipeSource(launch.process().getInputStream());
      Map<?, ?> ready = fields(launch.ready(pipe).payload());
      boolean connected = Boolean.TRUE.equals(ready.get("connected"));
      Source source = connected ? launch.connection() : pipe;
      return new Started(String.valueOf(ready.get("version")), source);
    } catch (IOException | IllegalArgumentException e) {
      String ending = launch.ending();
      launch.end();
      throw new PythonLostException("The interpreter did not start: " + ending);
    } finally {
      launch.leaveMeeting();
    }
  }

  private static Map<?, ?> fields(String ready) {
    if (JsonText.read(ready) instanceof Map<?, ?> fields) {
      return fields;
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
    Frame asked = reader.lead(request);
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
      outbox.send(frame);
    } catch (IOException e) {
      throw PythonLostException.undelivered(launch.ending());
    }
  }

  @Override
  public void interrupt(long callId) {
    outbox.sendLater(new Frame(Frame.INTERRUPT, 0, callId, "", ""));
  }

  @Override
  public void abandon(long callId) {
    Pending request = pending.get(callId);
    if (request != null) {
      request.fail("The call did not end when it was interrupted");
      reader.wake();
    }
  }

  /** What goes wrong with one frame concerns nobody else. */
  private void dispatch(Frame frame) {
    try {
      deal(frame);
    } catch (Throwable e) {
      LOG.error("A message of a Python process could not be handled", e);
      if (frame.kind() == Frame.REQUEST) {
        answer(frame, "-{\"message\":\"The JVM could not serve the request\"}");
      }
    }
  }

  private void deal(Frame frame) {
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
    try {
      answer(frame, host.request(frame.call(), frame.operation(), frame.payload()));
    } catch (Throwable e) {
      answer(frame, "-{\"message\":\"The JVM could not serve the request\"}");
      throw e;
    }
  }

  private void answer(Frame frame, String payload) {
    try {
      outbox.send(new Frame(Frame.ANSWER, frame.number(), frame.call(), "", payload));
    } catch (IOException e) {
      // The process has ended; nobody waits for the answer.
    }
  }

  private void ended() {
    boolean expected = closed;
    closed = true;
    outbox.close();
    String reason = "The interpreter was closed";
    try {
      if (!expected) {
        reason = launch.ending();
        // First, so that whoever gets a failure finds another interpreter in its place.
        host.lost(reason);
      }
    } finally {
      fail(reason);
      launch.kill();
      callbacks.shutdown();
    }
  }

  private void fail(String reason) {
    pending.values().forEach(request -> request.fail(reason));
    reader.wake();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void kill() {
    launch.kill();
  }

  @Override
  public void close() {
    closed = true;
    outbox.close();
    launch.awaitEnd();
    fail("The interpreter was closed");
    callbacks.shutdown();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
