package dev.mxcp.sql.internal.duckdb.function;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.json.JsonText;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.User;
import dev.mxcp.sql.internal.duckdb.EngineErrors;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * The functions that SQL has beyond the engine's own. Thread-safe.
 *
 * <p>What authors call is a macro of the connection; it hands the key of the connection's call to a
 * Java function of the database, which finds the call by it. Macros are temporary, so that nothing
 * of ours is ever written to a database file, and views and read-only databases can use them too.
 * The engine looks for temporary macros first, and they name what they call in full, so nothing
 * that a database holds can take their place.
 */
public final class CallFunctions {

  /** What macros hand to Java functions: the key of their connection's call. */
  private static final String KEY = "system.main.getvariable('mxcp_call')";

  private final CallSlots slots = new CallSlots();
  private final Connection root;
  private final Map<String, String> macros = new LinkedHashMap<>();
  private volatile int version;

  /** Adds the Java functions to a database. */
  public CallFunctions(Connection root) throws SQLException {
    this.root = root;
    constant("get_username", User::username);
    constant("get_user_email", User::email);
    constant("get_user_provider", User::provider);
    constant("get_user_external_token", User::externalToken);
    define("get_request_headers_json", context -> headersJson(context));
    header();
  }

  /** Changes whenever a function was added: connections of an older version lack it. */
  public int version() {
    return version;
  }

  /** Adds a function. */
  public synchronized void register(SqlFunction function) {
    try {
      UserFunction user = new UserFunction(function, slots);
      user.register(root);
      macros.put(user.macroName(), user.macro(KEY));
      version++;
    } catch (SQLException e) {
      throw new DatabaseException(
          Kind.EXECUTION,
          "The function " + function.name() + " cannot be added: " + EngineErrors.text(e),
          e);
    }
  }

  /** Gives a new connection its macros and a slot. */
  public CallSlot equip(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(script());
      return new CallSlot(slots, connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private synchronized String script() {
    return String.join(";", macros.values());
  }

  private void constant(String name, Function<User, @Nullable String> value) throws SQLException {
    define(name, context -> context.user() == null ? null : value.apply(context.user()));
  }

  private void define(String name, Function<CallContext, @Nullable String> value)
      throws SQLException {
    String inner = "__mxcp_" + name;
    add(inner, 1, (rows, results) -> fill(rows, results, value));
    macros.put(name, "CREATE TEMP MACRO " + name + "() AS system.main." + inner + "(" + KEY + ")");
  }

  private void header() throws SQLException {
    add("__mxcp_get_request_header", 2, this::header);
    macros.put(
        "get_request_header",
        "CREATE TEMP MACRO get_request_header(name) AS system.main.__mxcp_get_request_header("
            + KEY
            + ", name::VARCHAR)");
  }

  private void add(String name, int parameters, DuckDBScalarFunction body) throws SQLException {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      Class<?>[] types = new Class<?>[parameters];
      Arrays.fill(types, String.class);
      // Volatile: the engine must not compute it once when a statement is prepared.
      builder
          .withName(name)
          .withParameters(types)
          .withReturnType(String.class)
          .withVolatile()
          .withVectorizedFunction(body)
          .register(root);
    }
  }

  private void fill(
      DuckDBDataChunkReader rows,
      DuckDBWritableVector results,
      Function<CallContext, @Nullable String> value) {
    int count = Math.toIntExact(rows.rowCount());
    String text = count == 0 ? null : value.apply(context(rows));
    if (text == null) {
      for (int i = 0; i < count; i++) {
        results.setNull(i);
      }
      return;
    }
    byte[][] texts = new byte[count][];
    Arrays.fill(texts, text.getBytes(StandardCharsets.UTF_8));
    results.setStringUtf8Batch(0, texts);
  }

  private void header(DuckDBDataChunkReader rows, DuckDBWritableVector results) {
    DuckDBReadableVector names = rows.vector(1);
    long count = rows.rowCount();
    CallContext context = count == 0 ? CallContext.NONE : context(rows);
    for (long i = 0; i < count; i++) {
      String value = names.isNull(i) ? null : context.headers().get(names.getString(i));
      if (value == null) {
        results.setNull(i);
      } else {
        results.setString(i, value);
      }
    }
  }

  private CallContext context(DuckDBDataChunkReader rows) {
    return slots.get(rows.vector(0).getString(0)).context();
  }

  private static @Nullable String headersJson(CallContext context) {
    return context.headers().isEmpty() ? null : JsonText.write(context.headers());
  }
}
