package dev.mxcp.sql.internal.duckdb.session;

import dev.mxcp.sql.internal.duckdb.value.VectorAccess;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * What the driver keeps to itself and reading a result in chunks cannot do without. Thread-safe.
 *
 * <p>A chunked result that was ended by an error looks like one that came to its end, and between
 * two chunks {@code cancel()} does nothing. The driver has the means for both, but they are not
 * public. A driver that has them no longer cannot be used.
 */
public final class DriverInternals {

  private static final @Nullable DriverInternals FOUND = find();

  private final Method checkError;
  private final Method interrupt;
  private final Field lock;

  private DriverInternals() throws ReflectiveOperationException {
    checkError = DuckDBChunkedResult.class.getDeclaredMethod("checkError");
    interrupt = DuckDBConnection.class.getDeclaredMethod("interrupt");
    lock = DuckDBConnection.class.getDeclaredField("connRefLock");
    checkError.setAccessible(true);
    interrupt.setAccessible(true);
    lock.setAccessible(true);
  }

  private static @Nullable DriverInternals find() {
    try {
      return new DriverInternals();
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  /** Returns whether this driver has all that is needed. */
  public static boolean isKnown() {
    return FOUND != null && VectorAccess.isKnown();
  }

  static DriverInternals get() {
    if (FOUND == null) {
      throw new IllegalStateException("this DuckDB driver is unknown");
    }
    return FOUND;
  }

  /** Throws what ended a result before its time, if anything did. */
  void requireComplete(DuckDBChunkedResult result) throws SQLException {
    call(checkError, result);
  }

  /** Interrupts whatever a connection does; nothing where it does nothing. */
  void interrupt(DuckDBConnection connection) throws SQLException {
    Lock held = lock(connection);
    held.lock();
    try {
      call(interrupt, connection);
    } finally {
      held.unlock();
    }
  }

  private Lock lock(DuckDBConnection connection) {
    try {
      return (Lock) lock.get(connection);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void call(Method method, Object target) throws SQLException {
    try {
      method.invoke(target);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
