package dev.mxcp.python.internal;

import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.python.engine.PythonLostException;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Cancellation;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Code of the project that runs outside of calls, such as an import or a hook, and its limit.
 *
 * @param name what runs, for people: {@code the import of FILE}
 * @param limit how long it may take
 */
record Step(String name, Duration limit) {

  private static final Logger LOG = LoggerFactory.getLogger("mxcp.python");
  private static final Duration REMINDER = Duration.ofSeconds(30);

  /**
   * Runs it, by a request to an interpreter.
   *
   * @throws ToolException with {@link FailureCode#TIMEOUT} where it took too long; the interpreter
   *     is good for more unless it {@linkplain Worker#isStuck() is stuck}
   */
  Answer run(Worker worker, String operation, String payload) {
    Cancellation cancellation = new Cancellation();
    CallContext context = CallContext.builder().cancellation(cancellation).build();
    Watch watch = worker.watch();
    long begin = System.nanoTime();
    try (Watch.Task reminder = watch.every(REMINDER.toMillis(), () -> remind(begin));
        Watch.Task end =
            watch.after(limit.toMillis(), () -> cancellation.cancel(FailureCode.TIMEOUT))) {
      return worker.request(operation, payload, context);
    } catch (PythonLostException e) {
      throw lost(worker.lost(e));
    } catch (ToolException e) {
      if (cancellation.isCancelled()) {
        throw tooLong();
      }
      throw e.code() == FailureCode.WORKER_LOST ? lost(e) : e;
    }
  }

  /** Runs it and returns its value. */
  @Nullable Object value(Worker worker, String operation, String payload) {
    return run(worker, operation, payload).valueOrThrow(worker.host().secrets());
  }

  private ToolException lost(ToolException e) {
    String message = name + " ended the Python process";
    return new ToolException(e.code(), message, message + ". " + e.diagnostic(), null);
  }

  private void remind(long begin) {
    Duration running = Duration.ofSeconds((System.nanoTime() - begin) / 1_000_000_000);
    LOG.warn("{} has been running for {}; its limit is {}", name, text(running), text(limit));
  }

  private ToolException tooLong() {
    String message = name + " took longer than " + text(limit) + " and was stopped";
    return new ToolException(FailureCode.TIMEOUT, message, message, null);
  }

  private static String text(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
