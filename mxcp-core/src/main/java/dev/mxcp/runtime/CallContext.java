package dev.mxcp.runtime;

import dev.mxcp.error.ToolException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The context of a call: caller, limits and receivers; passed to everything that the call runs. */
public final class CallContext {

  private static final Logger LOG = LoggerFactory.getLogger(CallContext.class);

  /** No user, no headers, no deadline; never cancelled. */
  public static final CallContext NONE = builder().build();

  private final String callId;
  private final @Nullable User user;
  private final Map<String, String> headers;
  private final String callerType;
  private final @Nullable String session;
  private final Deadline deadline;
  private final Cancellation cancellation;
  private final CallEvents events;
  private final StatementListener statements;
  private final boolean readOnly;

  private CallContext(Builder builder) {
    callId = builder.callId;
    user = builder.user;
    headers = builder.headers;
    callerType = builder.callerType;
    session = builder.session;
    deadline = builder.deadline;
    cancellation = builder.cancellation;
    events = builder.events;
    statements = builder.statements;
    readOnly = builder.readOnly;
  }

  /** Returns a builder of a context like {@link #NONE}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that starts from this context. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.callId = callId;
    builder.user = user;
    builder.headers = headers;
    builder.callerType = callerType;
    builder.session = session;
    builder.deadline = deadline;
    builder.cancellation = cancellation;
    builder.events = events;
    builder.statements = statements;
    builder.readOnly = readOnly;
    return builder;
  }

  /** Returns the id of the call, as listeners and the log show it; empty outside of any call. */
  public String callId() {
    return callId;
  }

  /** Returns the user who calls; null for an anonymous call. */
  public @Nullable User user() {
    return user;
  }

  /** Returns the headers of the request that led to the call; names in any case. Immutable. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns a header by its name, in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * Returns the kind of application that the call came through: {@code api} for an embedding host,
   * {@code cli}, {@code stdio}, {@code http}, {@code test} or a name of the host's own.
   */
  public String callerType() {
    return callerType;
  }

  /** Returns the id of the caller's session; null if there is none. */
  public @Nullable String session() {
    return session;
  }

  /** Returns the deadline of the call. */
  public Deadline deadline() {
    return deadline;
  }

  /** Returns the token that stops the call; it covers the deadline, too. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Returns the receiver of progress and messages. */
  public CallEvents events() {
    return events;
  }

  /**
   * Runs a statement of the tool, and tells the listener of statements; for writers of a {@code
   * DatabaseProvider}.
   *
   * @param system the database, see {@link StatementListener#started}
   * @param operation the first word of the statement in upper case
   * @return what the work returned; what it threw is thrown
   */
  public <T> T statement(String system, String operation, Supplier<T> work) {
    if (statements == StatementListener.NONE) {
      return work.get();
    }
    StatementListener.End end = started(system, operation);
    Throwable failure = null;
    try {
      return work.get();
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    } finally {
      ended(end, failure);
    }
  }

  private StatementListener.End started(String system, String operation) {
    try {
      return statements.started(system, operation);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("A listener of statements failed", e);
      return StatementListener.End.NONE;
    }
  }

  private static void ended(StatementListener.End end, @Nullable Throwable failure) {
    try {
      end.ended(failure);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("A listener of statements failed", e);
    }
  }

  /** Returns whether the call may only read: its tool declares {@code readOnlyHint: true}. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /**
   * Checks that the call has not been stopped.
   *
   * @throws ToolException with {@code CANCELLED} or {@code TIMEOUT} if it was cancelled
   */
  public void requireActive() {
    if (cancellation.isCancelled()) {
      cancellation
          .reason()
          .ifPresent(
              code -> {
                throw ToolException.stopped(code, null);
              });
    }
  }

  /** Returns the user and the names of the headers; no value of a header. */
  @Override
  public String toString() {
    return "CallContext[user=" + user + ", headers=" + headers.keySet() + ", " + deadline + "]";
  }

  /** Builds a {@link CallContext}. Not thread-safe. */
  public static final class Builder {

    private String callId = "";
    private @Nullable User user;
    private Map<String, String> headers = Map.of();
    private String callerType = "api";
    private @Nullable String session;
    private Deadline deadline = Deadline.NONE;
    private Cancellation cancellation = Cancellation.NEVER;
    private CallEvents events = CallEvents.NOOP;
    private StatementListener statements = StatementListener.NONE;
    private boolean readOnly;

    private Builder() {}

    /** Sets the id of the call; the default is empty. */
    public Builder callId(String id) {
      callId = Objects.requireNonNull(id, "id");
      return this;
    }

    /** Sets the user; null, the default, for an anonymous call. */
    public Builder user(@Nullable User caller) {
      user = caller;
      return this;
    }

    /** Sets the headers; a copy is kept. */
    public Builder headers(Map<String, String> values) {
      headers = values.isEmpty() ? Map.of() : anyCase(values);
      return this;
    }

    /** Sets the kind of application that the call came through; the default is {@code api}. */
    public Builder callerType(String type) {
      callerType = Objects.requireNonNull(type, "type");
      return this;
    }

    /** Sets the id of the caller's session; null, the default, for none. */
    public Builder session(@Nullable String id) {
      session = id;
      return this;
    }

    /** Sets the deadline; the default never comes. */
    public Builder deadline(Deadline limit) {
      deadline = Objects.requireNonNull(limit, "limit");
      return this;
    }

    /** Sets the token that stops the call; the default is never cancelled. */
    public Builder cancellation(Cancellation token) {
      cancellation = Objects.requireNonNull(token, "token");
      return this;
    }

    /** Sets the receiver of progress and messages; the default ignores them. */
    public Builder events(CallEvents receiver) {
      events = Objects.requireNonNull(receiver, "receiver");
      return this;
    }

    /** Sets the listener of the tool's SQL statements; the default ignores them. */
    public Builder statements(StatementListener listener) {
      statements = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /** Sets whether the call may only read; the default is false. */
    public Builder readOnly(boolean value) {
      readOnly = value;
      return this;
    }

    /** Returns the context; the builder can be used again. */
    public CallContext build() {
      return new CallContext(this);
    }

    private static Map<String, String> anyCase(Map<String, String> headers) {
      Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      copy.putAll(headers);
      return Collections.unmodifiableMap(copy);
    }
  }
}
