package dev.mxcp.definition;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type of parameters, results and what they are made of.
 *
 * <p>The six kinds are those of JSON Schema without {@code null}. Limits that are not declared are
 * null. Lengths are counted in code points.
 */
public sealed interface ValueType {

  /** Returns what every type may declare. */
  TypeInfo info();

  /** Returns the name of the kind, such as {@code string}. */
  String typeName();

  /**
   * A text.
   *
   * @param info what every type may declare
   * @param format the format of the text; null for any text
   * @param minLength the least length in code points
   * @param maxLength the greatest length in code points
   * @param pattern a regular expression that must be found in the text (ECMA 262 as far as Java has
   *     it)
   */
  record StringType(
      TypeInfo info,
      @Nullable Format format,
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      @Nullable String pattern)
      implements ValueType {
    @Override
    public String typeName() {
      return "string";
    }
  }

  /**
   * A number.
   *
   * @param info what every type may declare
   * @param limits the bounds
   */
  record NumberType(TypeInfo info, NumberLimits limits) implements ValueType {
    @Override
    public String typeName() {
      return "number";
    }
  }

  /**
   * A whole number of any size.
   *
   * @param info what every type may declare
   * @param limits the bounds
   */
  record IntegerType(TypeInfo info, NumberLimits limits) implements ValueType {
    @Override
    public String typeName() {
      return "integer";
    }
  }

  /**
   * True or false.
   *
   * @param info what every type may declare
   */
  record BooleanType(TypeInfo info) implements ValueType {
    @Override
    public String typeName() {
      return "boolean";
    }
  }

  /**
   * A list.
   *
   * @param info what every type may declare
   * @param items the type of every item; null where items may be anything
   * @param minItems the least number of items
   * @param maxItems the greatest number of items
   * @param uniqueItems whether no two items may be equal by value
   */
  record ArrayType(
      TypeInfo info,
      @Nullable ValueType items,
      @Nullable Integer minItems,
      @Nullable Integer maxItems,
      boolean uniqueItems)
      implements ValueType {
    @Override
    public String typeName() {
      return "array";
    }
  }

  /**
   * A map from names to values.
   *
   * @param info what every type may declare
   * @param properties the declared properties, in order; immutable
   * @param required names that must be there, declared or not; immutable
   * @param additionalProperties whether names that are not declared are allowed
   */
  record ObjectType(
      TypeInfo info,
      Map<String, ValueType> properties,
      List<String> required,
      boolean additionalProperties)
      implements ValueType {
    /** Copies the collections. */
    public ObjectType {
      properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
      required = List.copyOf(required);
    }

    @Override
    public String typeName() {
      return "object";
    }
  }

  /**
   * Bounds of a number; null where there is none.
   *
   * @param minimum the least value
   * @param maximum the greatest value
   * @param exclusiveMinimum what the value must be greater than
   * @param exclusiveMaximum what the value must be less than
   * @param multipleOf what the value must be a whole multiple of, by decimal arithmetic
   */
  record NumberLimits(
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      @Nullable BigDecimal exclusiveMinimum,
      @Nullable BigDecimal exclusiveMaximum,
      @Nullable BigDecimal multipleOf) {

    /** No bounds. */
    public static final NumberLimits NONE = new NumberLimits(null, null, null, null, null);
  }

  /** Formats of a text. */
  enum Format {
    /** A mail address. */
    EMAIL,
    /** An absolute URI. */
    URI,
    /** A date, {@code 2024-01-02}; invokers get a {@link java.time.LocalDate}. */
    DATE,
    /** A time of day, {@code 13:45:00}; invokers get a {@link java.time.LocalTime}. */
    TIME,
    /**
     * A date with time; invokers get a {@link java.time.OffsetDateTime}, or a {@link
     * java.time.LocalDateTime} where the text has no offset.
     */
    DATE_TIME,
    /** An ISO 8601 duration, {@code P1DT2H}; it stays a text. */
    DURATION,
    /** Seconds since 1970, as number or text; invokers get an OffsetDateTime in UTC. */
    TIMESTAMP;

    /** Returns the name as files have it, such as {@code date-time}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
