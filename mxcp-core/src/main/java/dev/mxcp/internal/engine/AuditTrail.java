package dev.mxcp.internal.engine;

import dev.mxcp.Outcome;
import dev.mxcp.config.AuditSettings;
import dev.mxcp.config.Config;
import dev.mxcp.definition.ValueType;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.FailureCode;
import dev.mxcp.error.ToolException;
import dev.mxcp.internal.codec.ResultCodec;
import dev.mxcp.internal.policy.CallPolicy;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.spi.AuditRecord;
import dev.mxcp.spi.AuditSession;
import dev.mxcp.spi.AuditSink;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the calls of one generation to the audit log; thread-safe. */
final class AuditTrail {

  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final ResultCodec JSON = ResultCodec.of(null);
  private static final String TEST = "test";
  private static final String UNREADABLE = "[unreadable]";

  private final AuditSession session;
  private final boolean required;

  private AuditTrail(AuditSession session, boolean required) {
    this.session = session;
    this.required = required;
  }

  /**
   * Opens the audit log of a profile.
   *
   * @return null if there is none
   * @throws ConfigException if it is required and nothing keeps it, or it cannot be opened
   */
  static @Nullable AuditTrail open(Config config, @Nullable AuditSink sink) {
    AuditSettings settings = config.audit();
    if (!settings.enabled()) {
      return null;
    }
    if (sink == null) {
      String text =
          "The audit log of the profile "
              + config.profile()
              + " is enabled, and nothing here keeps it. Add the artifact mxcp-audit, and"
              + " .audit(JsonLinesAudit.create()) to the builder.";
      if (settings.required()) {
        throw new ConfigException(text);
      }
      LOG.warn(text);
      return null;
    }
    return new AuditTrail(sink.open(settings, config.secrets()), settings.required());
  }

  /** Returns what is wrong with the log, one text each. */
  List<String> problems() {
    return session.problems();
  }

  /** Writes what is left. */
  void close() {
    session.close();
  }

  /** Makes a call and records its outcome. */
  Outcome record(RunningCall call, ForeignCode.Step<Outcome> way) {
    if (call.context().callerType().equals(TEST)) {
      return call.outcomeOf(way);
    }
    boolean admitted = admit();
    Outcome outcome =
        call.outcomeOf(required && !(admitted && session.isWriting()) ? AuditTrail::refuse : way);
    if (admitted) {
      keep(call, outcome);
    }
    return outcome;
  }

  /** A log that fails costs no call anything, unless it is required. */
  private boolean admit() {
    try {
      return session.admit();
    } catch (Throwable e) {
      LOG.error("The audit log failed", e);
      return false;
    }
  }

  private void keep(RunningCall call, Outcome outcome) {
    try {
      session.record(record(call, outcome));
    } catch (Throwable e) {
      LOG.error("The record of a call was lost", e);
    }
  }

  private static Outcome refuse() {
    String text = "The call cannot be recorded now, and calls without a record are not allowed.";
    throw new ToolException(FailureCode.AUDIT_UNAVAILABLE, text, text, null);
  }

  private static AuditRecord record(RunningCall call, Outcome outcome) {
    CallPolicy policy = call.decisions();
    AuditRecord.Builder record =
        AuditRecord.builder(
                UUID.randomUUID().toString(), Instant.now(), call.kind(), call.shownTarget())
            .duration(call.elapsed())
            .caller(caller(call))
            .input(plainMap(call.arguments()))
            .events(call.events().stream().map(event -> shown(call, event)).toList());
    if (policy != null) {
      record.policies(policy.evaluated(), decision(policy), policy.reason());
    }
    return outcome instanceof Outcome.Ok ok
        ? record.output(output(call, ok.value())).build()
        : record.error(((Outcome.Failed) outcome).message()).build();
  }

  private static @Nullable String decision(CallPolicy policy) {
    CallPolicy.Decision decision = policy.decision();
    return decision == null ? null : decision.name().toLowerCase(Locale.ROOT);
  }

  private static AuditRecord.CallerInfo caller(RunningCall call) {
    CallContext context = call.context();
    return AuditRecord.CallerInfo.of(context.callerType())
        .withUserId(context.user() == null ? null : context.user().id())
        .withSessionId(context.session())
        .withTraceId(call.traceId());
  }

  private static Map<String, @Nullable Object> shown(
      RunningCall call, Map<String, @Nullable Object> event) {
    Object redacted = new RedactedArguments(call.secrets()).value(event, null);
    return redacted instanceof Map<?, ?> map ? plainMap(map) : Map.of();
  }

  private static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    map.forEach((name, value) -> plain.put(String.valueOf(name), plain(value)));
    return Collections.unmodifiableMap(plain);
  }

  private static @Nullable Object output(RunningCall call, @Nullable Object value) {
    ValueType type = call.endpoint().map(endpoint -> endpoint.returns()).orElse(null);
    return plain(new RedactedArguments(call.secrets()).value(value, type));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    try {
      return JSON.encode(value);
    } catch (ToolException e) {
      return UNREADABLE;
    }
  }
}
