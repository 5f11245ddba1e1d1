package dev.mxcp.internal.engine;

import dev.mxcp.CallOptions;
import dev.mxcp.Outcome;
import dev.mxcp.error.ToolException;
import dev.mxcp.spi.CallListener;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls; holds what they share. */
final class Calls {

  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);
  private static final int RADIX = 36;

  final Gate gate;
  final CallWatch watch;
  final @Nullable Duration defaultTimeout;
  final long reloadWaitNanos;
  final HeaderRules headers;
  private final List<CallListener> listeners;
  private final AtomicLong count = new AtomicLong();

  /** Keeps ids of several runtimes, and of several processes that log to one place, apart. */
  private final String idPrefix =
      Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), RADIX) + "-";

  Calls(Blueprint blueprint, Gate gate, CallWatch watch) {
    this.gate = gate;
    this.watch = watch;
    this.headers = blueprint.headers();
    this.listeners = blueprint.listeners();
    this.defaultTimeout = blueprint.callTimeout();
    this.reloadWaitNanos = blueprint.reloadWait().toNanos();
  }

  /** Makes a call; whatever goes wrong is in the outcome. */
  Outcome call(
      CallTarget target,
      @Nullable Map<String, ? extends @Nullable Object> arguments,
      @Nullable CallOptions options) {
    return new RunningCall(this, target, arguments, options, RunningCall::keep).run();
  }

  /**
   * Makes a call and writes its result as JSON text while it is read.
   *
   * @return why the text is not complete; empty if it is
   * @throws IOException if the stream failed
   */
  Optional<Outcome.Failed> write(
      CallTarget target,
      @Nullable Map<String, ? extends @Nullable Object> arguments,
      @Nullable CallOptions options,
      OutputStream out)
      throws IOException {
    CallerStream stream = new CallerStream(out);
    Outcome outcome = new RunningCall(this, target, arguments, options, stream::write).run();
    stream.rethrow();
    return outcome instanceof Outcome.Failed failed ? Optional.of(failed) : Optional.empty();
  }

  /** Ends a call that cannot begin. */
  Outcome reject(CallTarget target, ToolException reason, @Nullable CallOptions options) {
    return new RunningCall(this, target, Map.of(), options, RunningCall::keep).reject(reason);
  }

  String nextId() {
    return idPrefix + Long.toString(count.incrementAndGet(), RADIX);
  }

  boolean hasListeners() {
    return !listeners.isEmpty();
  }

  /** Returns the trace that the first listener knows; null if none does. */
  @Nullable String traceId(CallListener.Call call) {
    AtomicReference<@Nullable String> known = new AtomicReference<>();
    tell(listener -> listener.traceId(call).ifPresent(id -> known.compareAndSet(null, id)));
    return known.get();
  }

  /** Tells every listener; what one of them throws is logged. */
  void tell(Consumer<CallListener> event) {
    for (CallListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (Throwable e) {
        LOG.warn("A call listener failed", e);
      }
    }
  }
}
