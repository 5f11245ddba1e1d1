package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.sql.internal.text.ParameterNames;
import dev.mxcp.sql.internal.type.IntervalText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the values of parameters to a statement. */
public final class ParameterBinder {

  private static final int HUGEINT_BITS = 127;
  private static final int DECIMAL_DIGITS = 38;

  private ParameterBinder() {}

  /**
   * Binds all parameters of a statement.
   *
   * @param names the names of its parameters, in order
   * @param values values by name; those that are not asked for are ignored
   */
  public static void bind(
      PreparedStatement statement,
      List<String> names,
      Map<String, ? extends @Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < names.size(); i++) {
      bind(statement, i + 1, names.get(i), value(names.get(i), values));
    }
  }

  private static @Nullable Object value(
      String name, Map<String, ? extends @Nullable Object> values) {
    Object value = values.get(name);
    if (value != null || values.containsKey(name)) {
      return value;
    }
    for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
      if (ParameterNames.same(entry.getKey(), name)) {
        return entry.getValue();
      }
    }
    throw new DatabaseException(
        Kind.PARAMETERS, "No value was given for the parameter $" + name + " of the SQL.", null);
  }

  private static void bind(
      PreparedStatement statement, int index, String name, @Nullable Object value)
      throws SQLException {
    try {
      statement.setObject(index, plain(value, statement));
    } catch (IllegalArgumentException e) {
      throw new DatabaseException(
          Kind.PARAMETERS, "The parameter $" + name + " cannot be bound: " + e.getMessage(), e);
    }
  }

  private static @Nullable Object plain(@Nullable Object value, PreparedStatement statement)
      throws SQLException {
    if (value instanceof Map || value instanceof Iterable || value instanceof Object[]) {
      return NestedParameter.of(value).bound(statement.getConnection());
    }
    return scalar(value);
  }

  /**
   * Returns what the driver takes for a value without parts.
   *
   * @throws IllegalArgumentException where there is nothing
   */
  public static @Nullable Object scalar(@Nullable Object value) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof CharSequence || value instanceof Character) {
      return value.toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof byte[] || value instanceof java.util.UUID ? value : time(value);
  }

  private static Object number(Number value) {
    if (value instanceof BigDecimal decimal) {
      return decimal(decimal.scale() < 0 ? decimal.setScale(0) : decimal);
    }
    if (value instanceof BigInteger integer && integer.bitLength() > HUGEINT_BITS) {
      throw new IllegalArgumentException("the whole number does not fit into 128 bits");
    }
    boolean known =
        value instanceof Long
            || value instanceof Integer
            || value instanceof Double
            || value instanceof BigInteger
            || value instanceof Float
            || value instanceof Short
            || value instanceof Byte;
    return known ? value : new BigDecimal(value.toString());
  }

  private static Object decimal(BigDecimal value) {
    if (Math.max(value.precision(), value.scale()) > DECIMAL_DIGITS) {
      return value.doubleValue();
    }
    return value;
  }

  private static Object time(Object value) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toOffsetDateTime();
    }
    if (value instanceof Date date && value.getClass() == Date.class) {
      return date.toInstant().atOffset(ZoneOffset.UTC);
    }
    if (value instanceof OffsetTime) {
      return value.toString();
    }
    if (value instanceof Duration || value instanceof Period) {
      return IntervalText.fromIso(value.toString());
    }
    if (value instanceof java.time.temporal.Temporal || value instanceof Date) {
      return value;
    }
    throw new IllegalArgumentException("values of " + value.getClass().getName() + " are unknown");
  }
}
