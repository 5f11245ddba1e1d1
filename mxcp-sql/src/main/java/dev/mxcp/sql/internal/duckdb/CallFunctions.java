package dev.mxcp.sql.internal.duckdb;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.json.JsonText;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.runtime.User;
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
 * <p>What authors call is a macro of the connection; it hands the connection's token to a Java
 * function of the database, which finds the call by it. Macros are temporary, so that nothing of
 * ours is ever written to a database file, and views and read-only databases can use them too.
 */
final class CallFunctions {

  /** What macros hand to Java functions: the token of their connection. */
  private static final String TOKEN = "getvariable('mxcp_call')";

  private final CallSlots slots = new CallSlots();
  private final Connection root;
  private final Map<String, String> macros = new LinkedHashMap<>();
  private volatile int version;

  CallFunctions(Connection root) throws SQLException {
    this.root = root;
    constant("get_username", User::username);
    constant("get_user_email", User::email);
    constant("get_user_provider", User::provider);
    constant("get_user_external_token", User::externalToken);
    define("get_request_headers_json", context -> headersJson(context));
    header();
  }

  /** Changes whenever a function was added: connections of an older version lack it. */
  int version() {
    return version;
  }

  /** Adds a function. */
  synchronized void register(SqlFunction function) {
    try {
      UserFunction user = new UserFunction(function, slots);
      user.register(root);
      macros.put(user.macroName(), user.macro(TOKEN));
      version++;
    } catch (SQLException e) {
      throw new DatabaseException(
          Kind.EXECUTION,
          "The function " + function.name() + " cannot be added: " + EngineErrors.text(e),
          e);
    }
  }

  /** Gives a new connection its token and its macros. */
  CallSlot equip(Connection connection) throws SQLException {
    CallSlot slot = slots.open();
    try (Statement statement = connection.createStatement()) {
      statement.execute(script(slot));
      return slot;
    } catch (SQLException e) {
      slot.close();
      connection.close();
      throw e;
    }
  }

  private synchronized String script(CallSlot slot) {
    return "SET VARIABLE mxcp_call = '" + slot.token() + "';" + String.join(";", macros.values());
  }

  private void constant(String name, Function<User, @Nullable String> value) throws SQLException {
    define(name, context -> context.user() == null ? null : value.apply(context.user()));
  }

  private void define(String name, Function<CallContext, @Nullable String> value)
      throws SQLException {
    String inner = "__mxcp_" + name;
    add(inner, 1, (rows, results) -> fill(rows, results, value));
    macros.put(name, "CREATE TEMP MACRO " + name + "() AS " + inner + "(" + TOKEN + ")");
  }

  private void header() throws SQLException {
    add("__mxcp_get_request_header", 2, this::header);
    macros.put(
        "get_request_header",
        "CREATE TEMP MACRO get_request_header(name) AS __mxcp_get_request_header("
            + TOKEN
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
    CallSlot slot = slots.get(rows.vector(0).getString(0));
    return slot == null ? CallContext.NONE : slot.context();
  }

  private static @Nullable String headersJson(CallContext context) {
    return context.headers().isEmpty() ? null : JsonText.write(context.headers());
  }
}
