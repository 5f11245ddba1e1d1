package dev.mxcp.spi;

import dev.mxcp.definition.EndpointKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The record of one call. What is declared sensitive and the values of secrets are hidden already.
 * Immutable.
 */
public final class AuditRecord {

  private final String id;
  private final Instant timestamp;
  private final EndpointKind kind;
  private final String name;
  private final Duration duration;
  private final CallerInfo caller;
  private final Map<String, @Nullable Object> input;
  private final @Nullable Object output;
  private final @Nullable String error;
  private final List<String> policiesEvaluated;
  private final @Nullable String policyDecision;
  private final @Nullable String policyReason;
  private final List<Map<String, @Nullable Object>> events;

  private AuditRecord(Builder builder) {
    id = builder.id;
    timestamp = builder.timestamp;
    kind = builder.kind;
    name = builder.name;
    duration = builder.duration;
    caller = builder.caller;
    input = builder.input;
    output = builder.output;
    error = builder.error;
    policiesEvaluated = builder.policiesEvaluated;
    policyDecision = builder.policyDecision;
    policyReason = builder.policyReason;
    events = builder.events;
  }

  /**
   * Begins a record.
   *
   * @param id a unique id
   * @param timestamp when the call ended
   * @param kind the kind of the endpoint
   * @param name the name of the endpoint; for a resource its URI
   */
  public static Builder builder(String id, Instant timestamp, EndpointKind kind, String name) {
    return new Builder(id, timestamp, kind, name);
  }

  /** Returns the unique id of the record. */
  public String id() {
    return id;
  }

  /** Returns when the call ended. */
  public Instant timestamp() {
    return timestamp;
  }

  /** Returns the kind of the endpoint. */
  public EndpointKind kind() {
    return kind;
  }

  /** Returns the name of the endpoint; for a resource its URI. */
  public String name() {
    return name;
  }

  /** Returns how long the call took. */
  public Duration duration() {
    return duration;
  }

  /** Returns who called. */
  public CallerInfo caller() {
    return caller;
  }

  /** Returns the arguments by name, as plain JSON values. */
  public Map<String, @Nullable Object> input() {
    return input;
  }

  /**
   * Returns the outcome's value as plain JSON values; null if there is none, or it was written to a
   * stream.
   */
  public @Nullable Object output() {
    return output;
  }

  /** Returns the text that the caller read; null if the call succeeded. */
  public @Nullable String error() {
    return error;
  }

  /** Returns the rules that were evaluated, in order. */
  public List<String> policiesEvaluated() {
    return policiesEvaluated;
  }

  /** Returns {@code allow}, {@code deny} or {@code warn}; null without rules. */
  public @Nullable String policyDecision() {
    return policyDecision;
  }

  /** Returns the reason of the decision; null if there is none. */
  public @Nullable String policyReason() {
    return policyReason;
  }

  /** Returns what the tool reports of its own calls, as plain JSON values. */
  public List<Map<String, @Nullable Object>> events() {
    return events;
  }

  /** Returns a copy with another time of the call's end. */
  public AuditRecord withTimestamp(Instant moment) {
    return new Builder(id, moment, kind, name)
        .duration(duration)
        .caller(caller)
        .input(input)
        .output(output)
        .error(error)
        .policies(policiesEvaluated, policyDecision, policyReason)
        .events(events)
        .build();
  }

  /** Returns kind, name and id; neither arguments nor result. */
  @Override
  public String toString() {
    return "AuditRecord[" + kind + " " + name + ", " + id + "]";
  }

  /** The caller of a recorded call. Immutable. */
  public static final class CallerInfo {

    private final String type;
    private final @Nullable String userId;
    private final @Nullable String sessionId;
    private final @Nullable String traceId;

    private CallerInfo(
        String type,
        @Nullable String userId,
        @Nullable String sessionId,
        @Nullable String traceId) {
      this.type = Objects.requireNonNull(type, "type");
      this.userId = userId;
      this.sessionId = sessionId;
      this.traceId = traceId;
    }

    /**
     * Returns an anonymous caller.
     *
     * @param type where the call comes from, such as {@code api}, {@code cli}, {@code http}
     */
    public static CallerInfo of(String type) {
      return new CallerInfo(type, null, null, null);
    }

    /** Returns where the call comes from, such as {@code api}, {@code cli}, {@code http}. */
    public String type() {
      return type;
    }

    /** Returns the id of the user; null for an anonymous caller. */
    public @Nullable String userId() {
      return userId;
    }

    /** Returns the session of the caller; null if there is none. */
    public @Nullable String sessionId() {
      return sessionId;
    }

    /** Returns the trace that the call belongs to; null without tracing. */
    public @Nullable String traceId() {
      return traceId;
    }

    /** Returns a copy of the user with this id; null for an anonymous caller. */
    public CallerInfo withUserId(@Nullable String id) {
      return new CallerInfo(type, id, sessionId, traceId);
    }

    /** Returns a copy in this session; null if there is none. */
    public CallerInfo withSessionId(@Nullable String id) {
      return new CallerInfo(type, userId, id, traceId);
    }

    /** Returns a copy in this trace; null without tracing. */
    public CallerInfo withTraceId(@Nullable String id) {
      return new CallerInfo(type, userId, sessionId, id);
    }
  }

  /** Builds an {@link AuditRecord}. Not thread-safe. */
  public static final class Builder {

    private final String id;
    private final Instant timestamp;
    private final EndpointKind kind;
    private final String name;
    private Duration duration = Duration.ZERO;
    private CallerInfo caller = CallerInfo.of("api");
    private Map<String, @Nullable Object> input = Map.of();
    private @Nullable Object output;
    private @Nullable String error;
    private List<String> policiesEvaluated = List.of();
    private @Nullable String policyDecision;
    private @Nullable String policyReason;
    private List<Map<String, @Nullable Object>> events = List.of();

    private Builder(String id, Instant timestamp, EndpointKind kind, String name) {
      this.id = Objects.requireNonNull(id, "id");
      this.timestamp = Objects.requireNonNull(timestamp, "timestamp");
      this.kind = Objects.requireNonNull(kind, "kind");
      this.name = Objects.requireNonNull(name, "name");
    }

    /** Sets how long the call took; the default is zero. */
    public Builder duration(Duration time) {
      duration = Objects.requireNonNull(time, "duration");
      return this;
    }

    /** Sets who called; the default is an anonymous caller of type {@code api}. */
    public Builder caller(CallerInfo info) {
      caller = Objects.requireNonNull(info, "caller");
      return this;
    }

    /** Sets the arguments by name, as plain JSON values; the default is none. */
    public Builder input(Map<String, @Nullable Object> arguments) {
      input = Objects.requireNonNull(arguments, "input");
      return this;
    }

    /** Sets the outcome's value as plain JSON values; null if there is none. */
    public Builder output(@Nullable Object value) {
      output = value;
      return this;
    }

    /** Sets the text that the caller read; null if the call succeeded. */
    public Builder error(@Nullable String text) {
      error = text;
      return this;
    }

    /**
     * Sets what the tool reports of its own calls, as plain JSON values; the default is nothing.
     */
    public Builder events(List<Map<String, @Nullable Object>> all) {
      events = List.copyOf(all);
      return this;
    }

    /**
     * Sets what rules decided; the default is that there were none.
     *
     * @param evaluated the rules that were evaluated, in order
     * @param decision {@code allow}, {@code deny} or {@code warn}; null without rules
     * @param reason the reason of the decision; null if there is none
     */
    public Builder policies(
        List<String> evaluated, @Nullable String decision, @Nullable String reason) {
      policiesEvaluated = List.copyOf(evaluated);
      policyDecision = decision;
      policyReason = reason;
      return this;
    }

    /** Returns the record. */
    public AuditRecord build() {
      return new AuditRecord(this);
    }
  }
}
