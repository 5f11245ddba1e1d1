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
 *
 * @param id the unique id of the record
 * @param timestamp when the call ended
 * @param kind the kind of the endpoint
 * @param name the name of the endpoint; for a resource its URI
 * @param duration how long the call took
 * @param caller who called
 * @param input the arguments by name, as plain JSON values
 * @param output the outcome's value as plain JSON values; null if there is none, or it was written
 *     to a stream
 * @param error the text that the caller read; null if the call succeeded
 * @param policiesEvaluated the rules that were evaluated, in order
 * @param policyDecision {@code allow}, {@code deny} or {@code warn}; null without rules
 * @param policyReason the reason of the decision; null if there is none
 * @param events what the tool reports of its own calls, as plain JSON values
 */
public record AuditRecord(
    String id,
    Instant timestamp,
    EndpointKind kind,
    String name,
    Duration duration,
    CallerInfo caller,
    Map<String, @Nullable Object> input,
    @Nullable Object output,
    @Nullable String error,
    List<String> policiesEvaluated,
    @Nullable String policyDecision,
    @Nullable String policyReason,
    List<Map<String, @Nullable Object>> events) {

  /** Checks that nothing is missing, and copies the lists. */
  public AuditRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(timestamp, "timestamp");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(duration, "duration");
    Objects.requireNonNull(caller, "caller");
    policiesEvaluated = List.copyOf(policiesEvaluated);
    events = List.copyOf(events);
  }

  /**
   * The caller of a recorded call.
   *
   * @param type where the call comes from, such as {@code api}, {@code cli}, {@code http}
   * @param userId the id of the user; null for an anonymous caller
   * @param sessionId the session of the caller; null if there is none
   * @param traceId the trace that the call belongs to; null without tracing
   */
  public record CallerInfo(
      String type, @Nullable String userId, @Nullable String sessionId, @Nullable String traceId) {}

  /** Returns a copy with another time of the call's end. */
  public AuditRecord withTimestamp(Instant moment) {
    return new AuditRecord(
        id,
        moment,
        kind,
        name,
        duration,
        caller,
        input,
        output,
        error,
        policiesEvaluated,
        policyDecision,
        policyReason,
        events);
  }
}
