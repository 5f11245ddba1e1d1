package dev.mxcp.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The project's database.
 *
 * <p>Every statement runs on a clean connection of its own and commits by itself; {@link
 * #begin(CallContext)} keeps several together. Rows are maps from column names to values, in the
 * order of the columns; a name that comes twice gets {@code _1}, {@code _2}. Values are String,
 * Boolean, Long, BigInteger (where a Long does not hold it), Float and Double (NaN and infinities
 * as they are), BigDecimal, LocalDate, LocalTime, OffsetTime, LocalDateTime, OffsetDateTime in UTC,
 * UUID, byte[], List, Map and null; an interval is a text in ISO 8601, a JSON column is what its
 * text says.
 *
 * <p>Parameters are named {@code $name} in the SQL; values may be of any of these types, {@link
 * java.time.Instant} and {@link Enum} too. Thread-safe. Not intended to be implemented by users of
 * the library, but by writers of a {@code DatabaseProvider}.
 *
 * <p>Every method throws {@link dev.mxcp.error.DatabaseException}.
 */
public interface Database {

  /**
   * Runs one statement for a call: with its user, its deadline and its cancellation.
   *
   * @return the rows; empty for a statement that has none. INSERT, UPDATE and DELETE give one row
   *     with the column {@code Count}
   */
  List<Map<String, @Nullable Object>> execute(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context);

  /** Runs one statement outside of any call. */
  default List<Map<String, @Nullable Object>> execute(
      String sql, Map<String, ? extends @Nullable Object> parameters) {
    return execute(sql, parameters, CallContext.NONE);
  }

  /** Runs one statement without parameters outside of any call. */
  default List<Map<String, @Nullable Object>> execute(String sql) {
    return execute(sql, Map.of(), CallContext.NONE);
  }

  /**
   * Runs several statements, one after the other on one connection.
   *
   * @param parameters of all of them; a statement takes those that it names
   * @return the rows of the last one
   */
  List<Map<String, @Nullable Object>> executeScript(
      String sql, Map<String, ? extends @Nullable Object> parameters, CallContext context);

  /** Begins a transaction; close it in every case. */
  Transaction begin(CallContext context);

  /**
   * Returns the columns of its tables and views, for drift: rows with {@code table_name}, {@code
   * column_name} and {@code data_type}, all of them texts, the columns of a table in their order.
   * The default is an empty list.
   *
   * @throws dev.mxcp.error.DatabaseException if they cannot be listed
   */
  default List<Map<String, @Nullable Object>> columns() {
    return List.of();
  }

  /**
   * Adds a function to SQL, in place of one of the same name and types.
   *
   * <p>It is there for every connection until the database is closed.
   */
  void register(SqlFunction function);

  /** Returns whether the database is read-only. */
  boolean isReadOnly();

  /** Returns the database file; empty for a database in memory. */
  Optional<Path> file();
}
