package dev.mxcp.sql.internal.duckdb.function;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.runtime.CallContext;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The call that a connection works for, where functions find it from any thread of the engine.
 *
 * <p>A connection carries the slot's token in a variable; macros hand it to the Java functions. It
 * is a constant of the connection, so prepared statements and parallel scans have it right.
 */
public final class CallSlot implements AutoCloseable {

  private final CallSlots slots;
  private final String token;
  private final AtomicReference<@Nullable DatabaseException> failure = new AtomicReference<>();
  private volatile CallContext context = CallContext.NONE;

  CallSlot(CallSlots slots, String token) {
    this.slots = slots;
    this.token = token;
  }

  String token() {
    return token;
  }

  /** Begins a call. */
  public void enter(CallContext call) {
    failure.set(null);
    context = call;
  }

  /** Ends the call. */
  public void leave() {
    context = CallContext.NONE;
  }

  CallContext context() {
    return context;
  }

  /** Keeps why a function failed; the first failure of a statement counts. */
  public void functionFailed(String name, Throwable cause) {
    String message = "The function " + name + " failed: " + cause.getMessage();
    failure.compareAndSet(null, new DatabaseException(Kind.EXECUTION, message, cause));
  }

  /** Returns why a function failed, where that is what made a statement fail. */
  public DatabaseException explain(DatabaseException failed) {
    DatabaseException known = failure.get();
    return known == null || failed.kind() == Kind.INTERRUPTED ? failed : known;
  }

  @Override
  public void close() {
    slots.remove(token);
  }
}
