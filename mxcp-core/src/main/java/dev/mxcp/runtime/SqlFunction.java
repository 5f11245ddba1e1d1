package dev.mxcp.runtime;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scalar function for SQL.
 *
 * @param name its name in SQL
 * @param parameters the types of its parameters as SQL has them, such as {@code BIGINT}
 * @param returns the type of its result as SQL has it
 * @param body what it does
 */
public record SqlFunction(String name, List<String> parameters, String returns, Body body) {

  /** Copies the list. */
  public SqlFunction {
    Objects.requireNonNull(name, "name");
    parameters = List.copyOf(parameters);
    Objects.requireNonNull(returns, "returns");
    Objects.requireNonNull(body, "body");
  }

  /** What a function does, a chunk of rows at a time. Called from several threads at once. */
  @FunctionalInterface
  public interface Body {

    /**
     * Computes a chunk.
     *
     * @param rows the arguments, a list for every row; see {@link Database} for the values
     * @param context the call that the statement runs for
     * @return the results, one for every row, in order
     * @throws Exception whatever goes wrong; the statement then fails
     */
    List<? extends @Nullable Object> apply(
        List<? extends List<? extends @Nullable Object>> rows, CallContext context)
        throws Exception;
  }
}
