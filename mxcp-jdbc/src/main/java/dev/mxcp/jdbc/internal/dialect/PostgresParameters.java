package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.jdbc.internal.dialect.BindType.Kind;
import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Binds values for PostgreSQL.
 *
 * <p>Texts have no type, so that the server takes them for what the statement needs: a UUID, an
 * enum, a date. Everything else has the type that the declaration names.
 */
final class PostgresParameters {

  private PostgresParameters() {}

  /** Returns whether values of a type are documents of JSON: objects, and lists of them. */
  static boolean isDocument(BindType type) {
    return type.kind() == Kind.OBJECT
        || type.kind() == Kind.LIST && type.items() != null && type.items().kind() == Kind.OBJECT;
  }

  static void bind(PreparedStatement statement, int index, BindType type, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      nothing(statement, index, type);
    } else if (isDocument(type) || value instanceof Map<?, ?>) {
      text(statement, index, JsonText.write(value));
    } else if (value instanceof Collection<?> items) {
      list(statement, index, type.items(), items);
    } else if (value instanceof Object[] items) {
      list(statement, index, type.items(), Arrays.asList(items));
    } else if (value instanceof Number number) {
      number(statement, index, type, number);
    } else if (value instanceof Boolean flag) {
      statement.setBoolean(index, flag);
    } else if (value instanceof Temporal temporal) {
      statement.setObject(index, PlainParameters.moment(temporal));
    } else if (value instanceof UUID) {
      statement.setObject(index, value);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(index, bytes);
    } else {
      text(statement, index, textOf(value));
    }
  }

  private static String textOf(Object value) {
    if (value instanceof CharSequence || value instanceof Character) {
      return value.toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    throw PlainParameters.refused(value);
  }

  private static void text(PreparedStatement statement, int index, String text)
      throws SQLException {
    statement.setObject(index, text, Types.OTHER);
  }

  private static void number(PreparedStatement statement, int index, BindType type, Number number)
      throws SQLException {
    if (type.kind() == Kind.NUMBER && isFinite(number)) {
      statement.setBigDecimal(index, decimal(number));
    } else {
      PlainParameters.number(statement, index, number);
    }
  }

  private static boolean isFinite(Number number) {
    return !(number instanceof Double || number instanceof Float)
        || Double.isFinite(number.doubleValue());
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  private static void nothing(PreparedStatement statement, int index, BindType type)
      throws SQLException {
    String array = type.kind() == Kind.LIST ? arrayType(type.items(), List.of()) : null;
    if (array != null) {
      statement.setNull(index, Types.ARRAY, "_" + array);
      return;
    }
    statement.setNull(
        index,
        switch (type.kind()) {
          case INTEGER -> Types.BIGINT;
          case NUMBER -> Types.NUMERIC;
          case BOOLEAN -> Types.BOOLEAN;
          case DATE -> Types.DATE;
          case TIME -> Types.TIME;
          case DATE_TIME -> Types.TIMESTAMP;
          case MOMENT -> Types.TIMESTAMP_WITH_TIMEZONE;
          default -> Types.OTHER;
        });
  }

  private static void list(
      PreparedStatement statement, int index, @Nullable BindType items, Collection<?> values)
      throws SQLException {
    String type = arrayType(items, values);
    if (type == null) {
      text(statement, index, PostgresArrayText.write(values));
      return;
    }
    Object[] elements =
        type.equals("numeric")
            ? values.stream()
                .map(value -> value instanceof Number number ? decimal(number) : null)
                .toArray()
            : values.toArray();
    statement.setArray(index, statement.getConnection().createArrayOf(type, elements));
  }

  /** Returns the type of the elements; null for a text that the server shall take a type for. */
  private static @Nullable String arrayType(@Nullable BindType items, Collection<?> values) {
    Kind kind = items == null ? Kind.ANY : items.kind();
    if (kind == Kind.BOOLEAN || kind == Kind.ANY && all(values, Boolean.class::isInstance)) {
      return "bool";
    }
    boolean whole = all(values, value -> value instanceof Long || value instanceof Integer);
    if (kind == Kind.INTEGER && values.stream().noneMatch(BigInteger.class::isInstance)
        || kind == Kind.ANY && whole) {
      return "int8";
    }
    return kind == Kind.NUMBER
            || kind == Kind.INTEGER
            || kind == Kind.ANY && all(values, Number.class::isInstance)
        ? "numeric"
        : null;
  }

  private static boolean all(Collection<?> values, Predicate<Object> test) {
    return !values.isEmpty()
        && values.stream().allMatch(value -> value != null && test.test(value));
  }
}
