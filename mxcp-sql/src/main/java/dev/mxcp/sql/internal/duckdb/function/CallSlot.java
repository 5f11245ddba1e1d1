package dev.mxcp.sql.internal.duckdb.function;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.runtime.CallContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The call that a connection works for, where functions find it from any thread of the engine.
 *
 * <p>A connection carries the slot's key in a variable, from which macros hand it to the Java
 * functions. The engine reads the variable when it prepares a statement, and statements of the
 * connection can read it too. So a key stands for one caller only: as soon as the connection works
 * for another one, the key is void, and statements that were prepared with it are prepared again.
 * For one thread at a time, except {@link #context} and {@link #functionFailed}.
 */
public final class CallSlot implements AutoCloseable {

  private final CallSlots slots;
  private final PreparedStatement variable;
  private final AtomicReference<@Nullable DatabaseException> failure = new AtomicReference<>();
  private CallContext holder = CallContext.NONE;
  private volatile CallContext context = CallContext.NONE;
  private volatile boolean asked;
  private @Nullable String key;

  CallSlot(CallSlots slots, Connection connection) throws SQLException {
    this.slots = slots;
    // Bound and not written into the SQL: whoever may read the engine's log would have the key.
    this.variable = connection.prepareStatement("SET VARIABLE mxcp_call = $1");
  }

  /** Begins a call; the key of another caller is void from here on. */
  public void enter(CallContext call) {
    if (!isSameCaller(call)) {
      forget();
    }
    failure.set(null);
    asked = false;
    holder = call;
    context = call;
  }

  private boolean isSameCaller(CallContext call) {
    return Objects.equals(holder.user(), call.user()) && holder.headers().equals(call.headers());
  }

  /** Ends the call. */
  public void leave() {
    context = CallContext.NONE;
  }

  /**
   * Returns the key of the current caller, and gives it to the connection where it has none.
   *
   * @throws SQLException where the engine refuses
   */
  public String key() throws SQLException {
    String known = key;
    return known == null ? renew() : known;
  }

  private String renew() throws SQLException {
    String fresh = slots.add(this);
    try {
      variable.setString(1, fresh);
      variable.execute();
      key = fresh;
      return fresh;
    } finally {
      if (key == null) {
        slots.remove(fresh);
      }
    }
  }

  /** Returns whether a key is the one of the current caller. */
  public boolean isCurrent(String other) {
    return other.equals(key);
  }

  /** Returns whether the statement that runs, or ran last, has used a function of the call. */
  public boolean wasAsked() {
    return asked;
  }

  void asked() {
    asked = true;
  }

  CallContext context() {
    return context;
  }

  /** Keeps why a function failed; the first failure of a statement counts. */
  void functionFailed(String name, Throwable cause) {
    String message = "The function " + name + " failed: " + cause.getMessage();
    failure.compareAndSet(null, new DatabaseException(Kind.EXECUTION, message, cause));
  }

  /** Returns whether a statement failed since it was prepared with a key that is void. */
  public static boolean isStale(SQLException failed) {
    return String.valueOf(failed.getMessage()).contains(StaleKeyException.MESSAGE);
  }

  /** Returns why a function failed, where that is what made a statement fail. */
  public DatabaseException explain(DatabaseException failed) {
    DatabaseException known = failure.get();
    return known == null || failed.kind() == Kind.INTERRUPTED ? failed : known;
  }

  private void forget() {
    if (key != null) {
      slots.remove(key);
      key = null;
    }
  }

  /** Makes the key void; the connection closes the rest. */
  @Override
  public void close() {
    forget();
  }
}
