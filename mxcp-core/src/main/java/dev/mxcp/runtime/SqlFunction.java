package dev.mxcp.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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

  /** The body of a function, called with chunks of rows. Called from several threads at once. */
  @FunctionalInterface
  public interface Body {

    /**
     * Computes a chunk.
     *
     * @param chunk the arguments of some rows
     * @param context the call that the statement runs for
     * @return the results, one for every row, in order
     * @throws Exception whatever goes wrong; the statement then fails
     */
    List<? extends @Nullable Object> apply(Chunk chunk, CallContext context) throws Exception;
  }

  /**
   * A chunk of rows: the arguments, by column.
   *
   * @param size the number of rows; of a function without parameters nothing else tells it
   * @param columns for every parameter its values, one for every row; see {@link Database} for the
   *     values
   */
  public record Chunk(int size, List<? extends List<? extends @Nullable Object>> columns) {

    /**
     * Copies the list of columns, but not the columns.
     *
     * @throws IllegalArgumentException where a column has not one value for every row
     */
    public Chunk {
      columns = List.copyOf(columns);
      for (List<?> column : columns) {
        if (column.size() != size) {
          throw new IllegalArgumentException(column.size() + " values for " + size + " rows");
        }
      }
    }

    /** Returns the values of a parameter, counted from 0. */
    public List<? extends @Nullable Object> column(int index) {
      return columns.get(index);
    }

    /** Returns the arguments row by row, in a new list for every row. */
    public List<List<@Nullable Object>> rows() {
      return IntStream.range(0, size).mapToObj(this::row).toList();
    }

    private List<@Nullable Object> row(int index) {
      List<@Nullable Object> row = new ArrayList<>(columns.size());
      for (List<? extends @Nullable Object> column : columns) {
        row.add(column.get(index));
      }
      return row;
    }
  }
}
