package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.definition.ValueType;
import dev.mxcp.error.DatabaseException;
import dev.mxcp.error.DatabaseException.Kind;
import dev.mxcp.sql.internal.text.ParameterNames;
import dev.mxcp.sql.internal.text.SqlText;
import dev.mxcp.sql.internal.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement with the values of its parameters. Immutable.
 *
 * <p>The driver binds a value by its class, and knows neither intervals nor the engine's infinities
 * nor the types of what a list or an object has not. Such values are bound as text, and the
 * statement casts them.
 *
 * @param text the statement, with a cast in the place of some parameters
 * @param casts the casts in the order of the parameters; null where there is none
 * @param values what the driver takes, in the order of the parameters
 * @param arguments the values by name, as they were given
 */
public record BoundStatement(
    SqlText text,
    List<@Nullable String> casts,
    List<@Nullable Object> values,
    Map<String, ? extends @Nullable Object> arguments) {

  private static final int HUGEINT_BITS = 127;

  /** Takes the lists over. */
  public BoundStatement {
    values = Collections.unmodifiableList(values);
    casts = Collections.unmodifiableList(casts);
  }

  /**
   * Finds out how values are bound.
   *
   * @param arguments values by name; those that are not asked for are ignored
   * @throws DatabaseException where one is missing or of an unknown class
   */
  public static BoundStatement of(SqlText text, Map<String, ? extends @Nullable Object> arguments) {
    List<@Nullable Object> values = new ArrayList<>();
    List<@Nullable String> casts = new ArrayList<>();
    boolean plain = true;
    for (int i = 0; i < text.parameters().size(); i++) {
      Bound bound = bound(text, i, arguments);
      values.add(bound.value());
      casts.add(bound.cast(i + 1));
      plain &= bound.type() == null;
    }
    return new BoundStatement(plain ? text : text.replace(casts), casts, values, arguments);
  }

  private static Bound bound(
      SqlText text, int index, Map<String, ? extends @Nullable Object> arguments) {
    String name = text.parameters().get(index);
    Object value = value(name, arguments);
    try {
      return Bound.of(text.type(index), JavaValues.of(value));
    } catch (IllegalArgumentException e) {
      throw new DatabaseException(
          Kind.PARAMETERS, "The parameter $" + name + " cannot be bound: " + e.getMessage(), e);
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

  /** Binds the values to the statement, prepared. */
  public void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  /**
   * A value on its way to the driver.
   *
   * @param value what the driver takes
   * @param type the type that its text is cast to; null where it is no text of ours
   */
  private record Bound(@Nullable Object value, @Nullable SqlType type) {

    static Bound of(@Nullable ValueType declared, @Nullable Object value) {
      boolean isNested = value instanceof List || value instanceof Map;
      if (value == null || (!isNested && !mayBeCast(declared, value))) {
        return new Bound(known(value), null);
      }
      SqlType type = ParameterTypes.of(declared, List.of(value));
      if (isNested) {
        return new Bound(ParameterTexts.json(type, value), type);
      }
      boolean isPlain = value instanceof String && type.sql().equals(ParameterTypes.TEXT);
      return isPlain
          ? new Bound(value, null)
          : new Bound(ParameterTexts.scalar(type.sql(), value), type);
    }

    private static @Nullable Object known(@Nullable Object value) {
      if (value instanceof LocalDate date) {
        return new ExactDate(date);
      }
      if (value instanceof BigDecimal number && ParameterTypes.isInexact(number)) {
        return number.doubleValue();
      }
      return value;
    }

    /** Returns whether the driver may not know the value, or not as the type that it has. */
    private static boolean mayBeCast(@Nullable ValueType declared, Object value) {
      if (value instanceof String) {
        return declared instanceof ValueType.StringType text && text.format() != null;
      }
      if (value instanceof BigInteger integer) {
        return integer.bitLength() > HUGEINT_BITS;
      }
      return value instanceof OffsetTime || value instanceof Duration || value instanceof Period;
    }

    @Nullable String cast(int number) {
      if (type == null) {
        return null;
      }
      String wanted = type.sql();
      boolean isNested = !(type instanceof SqlType.Plain);
      String text = isNested ? "CAST($" + number + " AS JSON)" : "$" + number;
      // JSON has no bytes: only a text of the engine's is read as such.
      String held = isNested ? withoutBytes(type).sql() : wanted;
      String cast = "CAST(" + text + " AS " + held + ")";
      return held.equals(wanted) ? cast : "CAST(" + cast + " AS " + wanted + ")";
    }

    private static SqlType withoutBytes(SqlType type) {
      if (type instanceof SqlType.ListOf list) {
        return new SqlType.ListOf(withoutBytes(list.items()));
      }
      if (type instanceof SqlType.Fields struct) {
        return new SqlType.Fields(
            false,
            struct.fields().stream()
                .map(field -> new SqlType.Field(field.name(), withoutBytes(field.type())))
                .toList());
      }
      return type.sql().equals("BLOB") ? new SqlType.Plain(ParameterTypes.TEXT) : type;
    }
  }
}
