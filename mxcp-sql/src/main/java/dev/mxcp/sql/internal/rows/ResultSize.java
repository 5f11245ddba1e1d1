package dev.mxcp.sql.internal.rows;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the rows and, roughly, the bytes of one result. */
public final class ResultSize {

  private static final long PLAIN_VALUE = 16;

  private final long maxRows;
  private final long maxBytes;
  private long rows;
  private long bytes;

  /**
   * Creates a count of zero.
   *
   * @param maxRows the most rows
   * @param maxBytes about the most bytes
   */
  public ResultSize(long maxRows, long maxBytes) {
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
  }

  /** Counts a row. */
  public void add(Row row) {
    if (++rows > maxRows) {
      throw tooLarge("more than " + maxRows + " rows");
    }
    for (int i = 0; i < row.size(); i++) {
      bytes += bytes(row.value(i));
    }
    if (bytes > maxBytes) {
      throw tooLarge("more than " + maxBytes + " bytes");
    }
  }

  private static DatabaseException tooLarge(String found) {
    String advice = " Add a LIMIT to the SQL, or raise the limit of the SqlInvoker.";
    return new DatabaseException(Kind.LIMIT, "The result has " + found + "." + advice, null);
  }

  private static long bytes(@Nullable Object value) {
    // Most values first: to find out that a class has no interface takes longer than all else.
    if (value instanceof String text) {
      return PLAIN_VALUE + text.length();
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return PLAIN_VALUE;
    }
    if (value instanceof byte[] array) {
      return PLAIN_VALUE + array.length;
    }
    if (value instanceof List<?> list) {
      return sum(list);
    }
    return value instanceof Map<?, ?> map ? sum(map.keySet()) + sum(map.values()) : PLAIN_VALUE;
  }

  private static long sum(Iterable<?> values) {
    long sum = PLAIN_VALUE;
    for (Object value : values) {
      sum += bytes(value);
    }
    return sum;
  }
}
