package dev.mxcp.python.graalpy.internal;

import com.oracle.truffle.api.TruffleContext;
import dev.mxcp.python.engine.PythonHost;
import dev.mxcp.python.engine.PythonInterpreter;
import dev.mxcp.python.engine.PythonLibrary;
import dev.mxcp.python.engine.PythonLostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An interpreter inside of this JVM.
 *
 * <p>Python code runs on threads of its own and not on those of the callers: so a call that does
 * not react can be left behind, recursion has stack enough, and nothing of Python stays in the
 * thread of a caller.
 */
final class GraalPyInterpreter implements PythonInterpreter {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python.graalpy");
  private static final String STOP = "_mxcp_stop";
  private static final long CLOSE_SECONDS = 10;

  private final Context context;
  private final ThreadStopper stopper;
  private final PythonHost host;
  private final Threads threads = new Threads();
  private final Map<Long, Request> requests = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final TruffleContext inner;
  private final Value handle;
  private final Value interrupt;
  private final String version;
  private final Value end;
  private final Duration endTimeout;

  GraalPyInterpreter(Context context, ThreadStopper stopper, Duration endTimeout, PythonHost host) {
    this.endTimeout = endTimeout;
    this.context = context;
    this.stopper = stopper;
    this.host = host;
    context.enter();
    try {
      inner = stopper.entered();
      Value started = boot();
      handle = started.getArrayElement(0);
      interrupt = started.getArrayElement(1);
      version = started.getArrayElement(2).asString();
      end = started.getArrayElement(3);
    } finally {
      context.leave();
    }
  }

  private Value boot() {
    context.eval(source("bootstrap.py", PythonLibrary.bootstrap()));
    context.eval(source("embedded.py", Resources.text("embedded.py")));
    return context
        .getBindings(Interpreters.LANGUAGE)
        .getMember("_mxcp_start")
        .execute(
            Json.write(PythonLibrary.sources()),
            (ProxyExecutable)
                it -> host.request(it[0].asLong(), it[1].asString(), it[2].asString()),
            (ProxyExecutable) this::post,
            (ProxyExecutable) this::stop);
  }

  private static Source source(String name, String text) {
    return Source.newBuilder(Interpreters.LANGUAGE, text, "<mxcp>/" + name).buildLiteral();
  }

  private Object post(Value... it) {
    host.post(it[0].asLong(), it[1].asString(), it[2].asString());
    return true;
  }

  /** Stops the Python code of a thread, by its number. */
  private Object stop(Value... it) {
    long number = it[0].asLong();
    requests.values().forEach(request -> stop(request.thread(), number));
    return true;
  }

  private void stop(@Nullable Thread thread, long number) {
    if (thread != null && thread.getId() == number) {
      stopper.call(inner, thread, STOP);
    }
  }

  @Override
  public String request(long callId, String operation, String payload) throws PythonLostException {
    Request request = new Request();
    requests.put(callId, request);
    try {
      threads.execute(() -> request.run(() -> serve(callId, operation, payload)));
      return request.await();
    } catch (RejectedExecutionException e) {
      throw new PythonLostException("The interpreter is closed");
    } finally {
      requests.remove(callId);
    }
  }

  private String serve(long callId, String operation, String payload) throws PythonLostException {
    try {
      return handle.execute(callId, operation, payload).asString();
    } catch (PolyglotException e) {
      PolyglotException end = end(e);
      if (end == null) {
        return Failure.answer(e);
      }
      throw new PythonLostException(lost(end));
    } catch (IllegalStateException e) {
      throw new PythonLostException("The interpreter is closed");
    }
  }

  /** Returns what ended the interpreter; null where it lives on after an exception. */
  private @Nullable PolyglotException end(PolyglotException e) {
    try {
      interrupt.execute(0L);
      return null;
    } catch (PolyglotException end) {
      return end;
    } catch (IllegalStateException closedMeanwhile) {
      return e;
    }
  }

  private String lost(PolyglotException end) {
    if (!closed.compareAndSet(false, true)) {
      return "The interpreter was closed";
    }
    String reason =
        end.isExit()
            ? "A tool ended the interpreter with exit code " + end.getExitStatus()
            : "The interpreter ended: " + end.getMessage();
    host.lost(reason);
    end();
    return reason;
  }

  @Override
  public void interrupt(long callId) {
    if (requests.containsKey(callId)) {
      threads.execute(() -> interruptNow(callId));
    }
  }

  private void interruptNow(long callId) {
    try {
      interrupt.execute(callId);
    } catch (PolyglotException | IllegalStateException e) {
      // It is closed; the request ends by that.
    }
  }

  @Override
  public void abandon(long callId) {
    Request request = requests.get(callId);
    if (request != null) {
      request.fail("The call did not end when it was interrupted");
    }
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void kill() {
    if (closed.compareAndSet(false, true)) {
      end();
    }
  }

  @Override
  public void close() {
    if (!closed.get()) {
      endAsAProgram();
    }
    kill();
    threads.await(CLOSE_SECONDS, TimeUnit.SECONDS);
  }

  private void endAsAProgram() {
    Request request = new Request();
    threads.execute(() -> request.run(this::endNow));
    try {
      request.await(endTimeout);
    } catch (PythonLostException e) {
      LOG.warn("The interpreter does not end by itself: {}", e.getMessage());
    }
  }

  private String endNow() {
    try {
      end.executeVoid();
    } catch (PolyglotException | IllegalStateException e) {
      LOG.warn("The end of the interpreter failed: {}", e.getMessage());
    }
    return "";
  }

  /** Closes the context; it waits for the threads, so this one does not. */
  private void end() {
    threads.execute(() -> context.close(true));
    threads.shutdown();
    requests.values().forEach(request -> request.fail("The interpreter was closed"));
  }
}
