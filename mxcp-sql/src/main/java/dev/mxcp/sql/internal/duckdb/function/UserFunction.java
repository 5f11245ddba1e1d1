package dev.mxcp.sql.internal.duckdb.function;

import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.SqlFunction;
import dev.mxcp.sql.internal.text.SqlLiteral;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * A function of a plugin or host.
 *
 * <p>The driver's functions know plain types only. Others travel as text: the macro casts on the
 * way in and out, lists and structs as JSON.
 */
final class UserFunction {

  private final SqlFunction function;
  private final CallSlots slots;
  private final List<Carrier> parameters;
  private final Carrier result;

  UserFunction(SqlFunction function, CallSlots slots) {
    this.function = function;
    this.slots = slots;
    this.parameters = function.parameters().stream().map(Carrier::of).toList();
    this.result = Carrier.of(function.returns());
  }

  /** Returns what tells its macro from others: name and number of parameters. */
  String macroName() {
    return function.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the definition of the macro that authors call. */
  String macro(String key) {
    List<String> names = new ArrayList<>();
    StringBuilder call =
        new StringBuilder("system.main.")
            .append(SqlLiteral.identifier(innerName()))
            .append('(')
            .append(key);
    for (int i = 0; i < parameters.size(); i++) {
      names.add("p" + (i + 1));
      call.append(", ").append(parameters.get(i).toCarrier("p" + (i + 1)));
    }
    return "CREATE TEMP MACRO "
        + SqlLiteral.identifier(function.name())
        + "("
        + String.join(", ", names)
        + ") AS "
        + result.fromCarrier(call.append(')').toString());
  }

  /** Adds the Java function behind the macro to the database. */
  void register(Connection root) throws SQLException {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder.withName(innerName()).withParameter(DuckDBColumnType.VARCHAR);
      for (Carrier parameter : parameters) {
        builder.withParameter(parameter.column());
      }
      builder
          .withReturnType(result.column())
          .withVolatile()
          .withVectorizedFunction(this::apply)
          .register(root);
    }
  }

  private String innerName() {
    return "__mxcp_" + macroName();
  }

  private void apply(DuckDBDataChunkReader chunk, DuckDBWritableVector results) {
    if (chunk.rowCount() == 0) {
      return;
    }
    CallSlot slot = slots.get(chunk.vector(0).getString(0));
    try {
      compute(chunk, results, slot.context());
    } catch (Exception e) {
      slot.functionFailed(function.name(), e);
      throw new FunctionFailure(function.name());
    }
  }

  private void compute(
      DuckDBDataChunkReader chunk, DuckDBWritableVector results, CallContext context)
      throws Exception {
    SqlFunction.Chunk arguments = arguments(chunk);
    List<? extends @Nullable Object> values = function.body().apply(arguments, context);
    if (values.size() != arguments.size()) {
      throw new IllegalStateException(
          "it gave " + values.size() + " results for " + arguments.size() + " rows");
    }
    result.write(results, values);
  }

  private SqlFunction.Chunk arguments(DuckDBDataChunkReader chunk) {
    int rows = Math.toIntExact(chunk.rowCount());
    List<List<@Nullable Object>> columns = new ArrayList<>(parameters.size());
    for (Carrier parameter : parameters) {
      columns.add(parameter.read(chunk.vector(columns.size() + 1L), rows));
    }
    return new SqlFunction.Chunk(rows, columns);
  }

  /** Ends the statement; the engine prints the trace of what it is thrown, so there is none. */
  private static final class FunctionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FunctionFailure(String name) {
      super("The function " + name + " failed", null, false, false);
    }
  }
}
