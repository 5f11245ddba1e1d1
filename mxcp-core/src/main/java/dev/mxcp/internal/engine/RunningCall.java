package dev.mxcp.internal.engine;

import dev.mxcp.CallOptions;
import dev.mxcp.Outcome;
import dev.mxcp.config.Secrets;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.policy.CallPolicy;
import dev.mxcp.registry.EndpointRegistry.ResourceMatch;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.Deadline;
import dev.mxcp.spi.CallListener;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way: gate, endpoint, limits, arguments, invoker, result, outcome; listeners are
 * told at both ends, whatever ended it where. For one thread.
 */
final class RunningCall implements CallListener.End {

  private static final int LONGEST_NAME = 300;

  private final Calls calls;
  private final CallTarget target;
  private final @Nullable Map<String, ? extends @Nullable Object> given;
  private final CallOptions options;
  private final Ending ending;
  private final String id;
  private final long begin = System.nanoTime();
  private @Nullable Generation generation;
  private @Nullable Binding binding;
  private @Nullable CallContext context;
  private @Nullable Map<String, @Nullable Object> decoded;
  private @Nullable CallPolicy decisions;
  private @Nullable RecordedEvents events;
  private @Nullable Outcome outcome;
  private long nanos;

  /** Runs an endpoint and does with its result what the caller wants. */
  interface Ending {
    Outcome end(
        Binding binding, PreparedEndpoint prepared, Invocation invocation, GuardedCall guarded)
        throws Exception;
  }

  RunningCall(
      Calls calls,
      CallTarget target,
      @Nullable Map<String, ? extends @Nullable Object> arguments,
      @Nullable CallOptions options,
      Ending ending) {
    this.calls = calls;
    this.target = target;
    this.given = options == null ? null : arguments;
    this.options = options == null ? CallOptions.DEFAULT : options;
    this.ending = ending;
    this.id = calls.nextId();
  }

  /** Returns the result as an outcome. */
  static Outcome keep(
      Binding binding, PreparedEndpoint prepared, Invocation invocation, GuardedCall guarded)
      throws Exception {
    return guarded.result(binding.results().encode(prepared.invoke(invocation)));
  }

  /** Makes the call. */
  Outcome run() {
    return observed(this::enter);
  }

  /** Ends the call for a reason that lies before its way. */
  Outcome reject(ToolException reason) {
    return observed(
        () -> {
          throw reason;
        });
  }

  private Outcome observed(ForeignCode.Step<Outcome> way) {
    if (calls.hasListeners()) {
      calls.tell(listener -> listener.started(this));
    }
    Outcome result = outcomeOf(way);
    if (calls.hasListeners()) {
      nanos = System.nanoTime() - begin;
      outcome = result;
      calls.tell(listener -> listener.ended(this));
    }
    return result;
  }

  /** Runs a part of the call's way; a failure becomes its outcome. */
  Outcome outcomeOf(ForeignCode.Step<Outcome> way) {
    try {
      return way.run();
    } catch (Throwable e) {
      return Failures.of(e, this, secrets());
    }
  }

  private Outcome enter() throws Exception {
    Generation entered = calls.gate.enter(patience(), options.cancellation());
    try {
      generation = entered;
      AuditTrail audit = entered.audit();
      return audit == null ? find(entered) : audit.record(this, () -> find(entered));
    } finally {
      calls.gate.leave();
    }
  }

  private long patience() {
    Duration limit = options.timeout();
    return limit == null
        ? calls.reloadWaitNanos
        : Math.min(calls.reloadWaitNanos, Deadline.after(limit).remainingNanos());
  }

  private Outcome find(Generation entered) throws Exception {
    String name = target.id();
    if (name == null || given == null) {
      throw Failures.nullInput(name == null ? "name" : "arguments or options");
    }
    if (target instanceof CallTarget.Named) {
      Binding found = entered.find(target.kind(), name);
      if (found == null) {
        throw Failures.notFound(target.kind(), name, entered.registry());
      }
      return bound(found, given);
    }
    ResourceMatch match = entered.registry().resource(name).orElse(null);
    Binding found =
        match == null ? null : entered.find(EndpointKind.RESOURCE, match.entry().endpoint().id());
    if (match == null || found == null) {
      throw Failures.notFound(EndpointKind.RESOURCE, name, entered.registry());
    }
    return bound(found, new LinkedHashMap<>(match.variables()));
  }

  private Outcome bound(Binding found, Map<String, ? extends @Nullable Object> arguments)
      throws Exception {
    binding = found;
    Deadline deadline = deadline(found);
    RecordedEvents recorded = audited() ? new RecordedEvents(options.events()) : null;
    events = recorded;
    try (CallWatch.Watched watched = calls.watch.begin(deadline, options.cancellation())) {
      CallContext limited =
          options
              .contextBuilder(id)
              .headers(calls.headers.forTools(options.headers()))
              .deadline(deadline)
              .cancellation(watched.cancellation())
              .readOnly(found.guard().readOnly())
              .events(recorded == null ? options.events() : recorded)
              .build();
      context = limited;
      return invoke(found, arguments, limited);
    }
  }

  private Deadline deadline(Binding found) {
    Duration limit = options.timeout();
    if (limit == null) {
      limit = found.timeout() == null ? calls.defaultTimeout : found.timeout();
    }
    return limit == null ? Deadline.NONE : Deadline.since(begin, limit);
  }

  private Outcome invoke(
      Binding found, Map<String, ? extends @Nullable Object> arguments, CallContext limited)
      throws Exception {
    PreparedEndpoint prepared = found.prepared();
    if (prepared == null) {
      throw Failures.unavailable(found);
    }
    CallPolicy policy = new CallPolicy(limited.user());
    decisions = policy;
    try (GuardedCall guarded = new GuardedCall(found, policy)) {
      Map<String, @Nullable Object> converted =
          guarded.arguments(arguments, limited, options.headers());
      decoded = converted;
      limited.requireActive();
      if (found.guard().approval() != null) {
        guarded.approve(arguments(), limited);
      }
      Invocation invocation = Invocation.of(found.endpoint(), converted, limited);
      try (CallScopes scopes = CallScopes.open(calls, this)) {
        return ending.end(found, prepared, invocation, guarded);
      }
    }
  }

  /** Returns the decisions of rules until now; null if the call did not come to them. */
  @Nullable CallPolicy decisions() {
    return decisions;
  }

  private boolean audited() {
    return generation != null && generation.audit() != null;
  }

  /** Returns what the tool has recorded of its own calls. */
  List<Map<String, @Nullable Object>> events() {
    return events == null ? List.of() : events.events();
  }

  /** Returns the trace that the call belongs to; null if no listener knows one. */
  @Nullable String traceId() {
    return calls.traceId(this);
  }

  /** Returns the time since the call began. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Returns the name for records: a caller may have put anything into it. */
  String shownTarget() {
    String name = target();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
  }

  Secrets secrets() {
    return generation == null ? Secrets.NONE : generation.secrets();
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public EndpointKind kind() {
    return target.kind();
  }

  @Override
  public String target() {
    String id = String.valueOf(target.id());
    boolean isDeclared = binding != null && target.kind() != EndpointKind.RESOURCE;
    return isDeclared ? id : secrets().redact(id);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.ofNullable(binding).map(Binding::endpoint);
  }

  @Override
  public CallContext context() {
    CallContext known = context;
    return known == null ? options.contextBuilder(id).build() : known;
  }

  @Override
  public Duration duration() {
    return Duration.ofNanos(nanos);
  }

  @Override
  public Map<String, @Nullable Object> arguments() {
    Binding found = binding;
    Map<String, @Nullable Object> converted = decoded;
    return found == null || converted == null
        ? Map.of()
        : new RedactedArguments(secrets()).of(found.endpoint().parameters(), converted);
  }

  @Override
  public @Nullable Object value() {
    return outcome instanceof Outcome.Ok ok ? ok.value() : null;
  }

  @Override
  public Optional<ToolException> failure() {
    return outcome instanceof Outcome.Failed failed
        ? Optional.of(failed.toException())
        : Optional.empty();
  }

  /** Returns why the call was stopped, if it was. */
  Optional<FailureCode> stopReason() {
    return context().cancellation().reason();
  }

  /** Returns kind and name for the log. */
  @Override
  public String toString() {
    return target.kind().key() + " " + shownTarget();
  }
}
