package dev.mxcp.internal.engine;

import dev.mxcp.CallOptions;
import dev.mxcp.Outcome;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ToolException;
import dev.mxcp.registry.EndpointRegistry;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Deadline;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a call: gate, endpoint, arguments, invoker, result, outcome. */
final class Calls {

  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private final Gate gate;
  private final CallWatch watch;
  private final List<CallListener> listeners;
  private final @Nullable Duration defaultTimeout;
  private final long reloadWaitNanos;

  Calls(Blueprint blueprint, Gate gate, CallWatch watch) {
    this.gate = gate;
    this.watch = watch;
    this.listeners = blueprint.listeners();
    this.defaultTimeout = blueprint.callTimeout();
    this.reloadWaitNanos = blueprint.reloadWait().toNanos();
  }

  /** Runs an endpoint and does with its result what the caller wants. */
  private interface Way {
    Outcome go(Binding binding, PreparedEndpoint prepared, Invocation invocation) throws Exception;
  }

  /** Makes a call; whatever goes wrong is in the outcome. */
  Outcome call(
      Target target, Map<String, ? extends @Nullable Object> arguments, CallOptions options) {
    return call(target, arguments, options, Calls::keep);
  }

  private static Outcome keep(Binding binding, PreparedEndpoint prepared, Invocation invocation)
      throws Exception {
    return new Outcome.Ok(binding.results().encode(prepared.invoke(invocation)));
  }

  /**
   * Makes a call and writes its result as JSON text while it is read.
   *
   * @return why the text is not complete; empty where it is
   * @throws IOException where the stream failed
   */
  Optional<Outcome.Failed> write(
      Target target,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options,
      OutputStream out)
      throws IOException {
    CallerStream stream = new CallerStream(out);
    Outcome outcome = call(target, arguments, options, stream::write);
    stream.rethrow();
    return outcome instanceof Outcome.Failed failed ? Optional.of(failed) : Optional.empty();
  }

  private Outcome call(
      Target target,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options,
      Way way) {
    Generation generation;
    long begin = System.nanoTime();
    try {
      generation = gate.enter(patience(options));
    } catch (ToolException e) {
      return Failures.outcome(e, null);
    }
    try {
      return find(generation, target, arguments, options, way, begin);
    } finally {
      gate.leave();
    }
  }

  private long patience(CallOptions options) {
    Duration limit = options.timeout();
    return limit == null ? reloadWaitNanos : Math.min(reloadWaitNanos, limit.toNanos());
  }

  private Outcome find(
      Generation generation,
      Target target,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options,
      Way way,
      long begin) {
    if (target instanceof Target.Named named) {
      Binding binding = generation.find(named.kind(), named.id());
      return binding == null
          ? Failures.notFound(named.kind(), named.id(), generation.registry())
          : run(generation, binding, arguments, options, way, begin);
    }
    String uri = ((Target.Uri) target).uri();
    return generation
        .registry()
        .resource(uri)
        .map(match -> read(generation, match, options, way, begin))
        .orElseGet(() -> Failures.notFound(EndpointKind.RESOURCE, uri, generation.registry()));
  }

  private Outcome read(
      Generation generation,
      EndpointRegistry.ResourceMatch match,
      CallOptions options,
      Way way,
      long begin) {
    Binding binding = generation.find(EndpointKind.RESOURCE, match.entry().endpoint().id());
    if (binding == null) {
      throw new IllegalStateException("The registry has a resource that is not bound");
    }
    return run(generation, binding, new LinkedHashMap<>(match.variables()), options, way, begin);
  }

  private Outcome run(
      Generation generation,
      Binding binding,
      Map<String, ? extends @Nullable Object> arguments,
      CallOptions options,
      Way way,
      long begin) {
    Deadline deadline = deadline(binding, options, begin);
    try (CallWatch.Watched watched = watch.begin(deadline, options.cancellation())) {
      CallContext context =
          new CallContext(
              options.user(),
              options.headers(),
              deadline,
              watched.cancellation(),
              options.events());
      return listened(generation, binding, arguments, context, way, begin);
    }
  }

  private Deadline deadline(Binding binding, CallOptions options, long begin) {
    Duration limit = options.timeout();
    if (limit == null) {
      limit = binding.timeout() == null ? defaultTimeout : binding.timeout();
    }
    return limit == null
        ? Deadline.NONE
        : Deadline.since(begin, limit);
  }

  private Outcome listened(
      Generation generation,
      Binding binding,
      Map<String, ? extends @Nullable Object> arguments,
      CallContext context,
      Way way,
      long begin) {
    tell(listener -> listener.started(binding.endpoint(), context));
    FailureCode code = null;
    Throwable error = null;
    try {
      return invoke(binding, arguments, context, way);
    } catch (Throwable e) {
      Outcome.Failed failed = Failures.of(e, binding, context, generation.secrets());
      code = failed.code();
      error = e;
      return failed;
    } finally {
      FailureCode failure = code;
      Throwable cause = error;
      tell(
          listener ->
              listener.ended(
                  new CallListener.End(
                      binding.endpoint(),
                      context,
                      Duration.ofNanos(System.nanoTime() - begin),
                      failure,
                      cause)));
    }
  }

  private static Outcome invoke(
      Binding binding,
      Map<String, ? extends @Nullable Object> arguments,
      CallContext context,
      Way way)
      throws Exception {
    PreparedEndpoint prepared = binding.prepared();
    if (prepared == null) {
      throw unavailable(binding);
    }
    Map<String, @Nullable Object> decoded = binding.arguments().decode(arguments);
    Invocation invocation = new Invocation(binding.endpoint(), decoded, context);
    return way.go(binding, prepared, invocation);
  }

  private static ToolException unavailable(Binding binding) {
    String kind = binding.endpoint().kind().key();
    String safe =
        "The " + kind + " " + binding.endpoint().id() + " cannot be used: it was not loaded.";
    StringBuilder full = new StringBuilder(safe);
    for (Problem problem : binding.entry().problems()) {
      full.append("\n  ").append(problem);
    }
    return new ToolException(FailureCode.UNAVAILABLE, safe, full.toString(), null);
  }

  private void tell(Consumer<CallListener> event) {
    for (CallListener listener : listeners) {
      try {
        event.accept(listener);
      } catch (RuntimeException e) {
        LOG.warn("A call listener failed", e);
      }
    }
  }
}
