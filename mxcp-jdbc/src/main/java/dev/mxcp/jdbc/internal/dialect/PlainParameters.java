package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds values as JDBC has them. */
final class PlainParameters {

  private PlainParameters() {}

  static void bind(PreparedStatement statement, int index, BindType type, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, sqlType(type));
    } else if (value instanceof CharSequence || value instanceof Character) {
      statement.setString(index, value.toString());
    } else if (value instanceof Boolean flag) {
      statement.setBoolean(index, flag);
    } else if (value instanceof Number number) {
      number(statement, index, number);
    } else if (value instanceof Temporal temporal) {
      statement.setObject(index, moment(temporal));
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else if (value instanceof Enum<?> constant) {
      statement.setString(index, constant.name());
    } else if (value instanceof UUID) {
      statement.setString(index, value.toString());
    } else if (value instanceof Map<?, ?>) {
      statement.setString(index, JsonText.write(value));
    } else if (value instanceof Collection<?> items) {
      list(statement, index, items);
    } else {
      throw refused(value);
    }
  }

  static void number(PreparedStatement statement, int index, Number number) throws SQLException {
    if (number instanceof Double || number instanceof Float) {
      statement.setDouble(index, number.doubleValue());
    } else if (number instanceof BigDecimal || number instanceof BigInteger) {
      statement.setBigDecimal(index, new BigDecimal(number.toString()));
    } else {
      statement.setLong(index, number.longValue());
    }
  }

  /** Returns a value that drivers know. */
  static Temporal moment(Temporal value) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    return value instanceof ZonedDateTime zoned ? zoned.toOffsetDateTime() : value;
  }

  private static void list(PreparedStatement statement, int index, Collection<?> items)
      throws SQLException {
    if (items.stream().anyMatch(item -> item instanceof Map<?, ?> || item instanceof Collection)) {
      statement.setString(index, JsonText.write(items));
      return;
    }
    String type =
        items.stream().allMatch(Long.class::isInstance)
            ? "BIGINT"
            : items.stream().allMatch(Number.class::isInstance)
                ? "DOUBLE"
                : items.stream().allMatch(Boolean.class::isInstance) ? "BOOLEAN" : "VARCHAR";
    Object[] values =
        type.equals("VARCHAR")
            ? items.stream().map(item -> item == null ? null : item.toString()).toArray()
            : items.toArray();
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  private static int sqlType(BindType type) {
    return switch (type.kind()) {
      case INTEGER -> Types.BIGINT;
      case NUMBER -> Types.DOUBLE;
      case BOOLEAN -> Types.BOOLEAN;
      case DATE -> Types.DATE;
      case TIME -> Types.TIME;
      case DATE_TIME -> Types.TIMESTAMP;
      case MOMENT -> Types.TIMESTAMP_WITH_TIMEZONE;
      default -> Types.VARCHAR;
    };
  }

  static DatabaseException refused(Object value) {
    return new DatabaseException(
        Kind.PARAMETERS, "A value of " + value.getClass().getName() + " cannot be bound.", null);
  }
}
