package dev.mxcp.definition;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A type of parameters, results and their components.
 *
 * <p>The six kinds are those of JSON Schema without {@code null}. Limits that are not declared are
 * null. Lengths are counted in code points. Types are immutable: their methods with an argument
 * return a changed copy, such as {@code ValueType.string().format(Format.EMAIL).maxLength(80)}.
 */
public sealed interface ValueType {

  /** Returns a text type without limits. */
  static StringType string() {
    return new StringType(TypeInfo.NONE, null, null, null, null);
  }

  /** Returns a number type without limits. */
  static NumberType number() {
    return new NumberType(TypeInfo.NONE, NumberLimits.NONE);
  }

  /** Returns an integer type without limits. */
  static IntegerType integer() {
    return new IntegerType(TypeInfo.NONE, NumberLimits.NONE);
  }

  /** Returns the boolean type. */
  static BooleanType bool() {
    return new BooleanType(TypeInfo.NONE);
  }

  /** Returns an array type whose items may be anything. */
  static ArrayType array() {
    return new ArrayType(TypeInfo.NONE, null, null, null, false);
  }

  /** Returns an array type with the given type of items. */
  static ArrayType array(ValueType items) {
    return array().items(items);
  }

  /** Returns an object type without declared properties; any are allowed. */
  static ObjectType object() {
    return new ObjectType(TypeInfo.NONE, Map.of(), List.of(), true);
  }

  /** Returns the properties that every type may declare. */
  TypeInfo info();

  /** Returns a copy with other general properties. */
  ValueType withInfo(TypeInfo changed);

  /** Returns the name of the kind, such as {@code string}. */
  String typeName();

  /** A text. */
  final class StringType extends DeclaredType<StringType> implements ValueType {

    private final @Nullable Format format;
    private final @Nullable Integer minLength;
    private final @Nullable Integer maxLength;
    private final @Nullable String pattern;

    private StringType(
        TypeInfo info,
        @Nullable Format format,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable String pattern) {
      super(info);
      this.format = format;
      this.minLength = minLength;
      this.maxLength = maxLength;
      this.pattern = pattern;
    }

    /** Returns the format of the text; null for any text. */
    public @Nullable Format format() {
      return format;
    }

    /** Returns the minimum length in code points. */
    public @Nullable Integer minLength() {
      return minLength;
    }

    /** Returns the maximum length in code points. */
    public @Nullable Integer maxLength() {
      return maxLength;
    }

    /**
     * Returns a regular expression that must be found in the text (ECMA 262 as far as Java has it).
     */
    public @Nullable String pattern() {
      return pattern;
    }

    /** Returns a copy with a format; null for any text. */
    public StringType format(@Nullable Format changed) {
      return new StringType(info(), changed, minLength, maxLength, pattern);
    }

    /** Returns a copy with a minimum length in code points. */
    public StringType minLength(@Nullable Integer changed) {
      return new StringType(info(), format, changed, maxLength, pattern);
    }

    /** Returns a copy with a maximum length in code points. */
    public StringType maxLength(@Nullable Integer changed) {
      return new StringType(info(), format, minLength, changed, pattern);
    }

    /** Returns a copy with a regular expression that must be found in the text. */
    public StringType pattern(@Nullable String changed) {
      return new StringType(info(), format, minLength, maxLength, changed);
    }

    @Override
    public StringType withInfo(TypeInfo changed) {
      return new StringType(changed, format, minLength, maxLength, pattern);
    }

    @Override
    public String typeName() {
      return "string";
    }

    @Override
    List<@Nullable Object> declared() {
      return Arrays.asList(format, minLength, maxLength, pattern);
    }
  }

  /** A number. */
  final class NumberType extends BoundedType<NumberType> implements ValueType {

    private NumberType(TypeInfo info, NumberLimits limits) {
      super(info, limits);
    }

    @Override
    public NumberType limits(NumberLimits changed) {
      return new NumberType(info(), changed);
    }

    @Override
    public NumberType withInfo(TypeInfo changed) {
      return new NumberType(changed, limits());
    }

    @Override
    public String typeName() {
      return "number";
    }
  }

  /** A whole number of any size. */
  final class IntegerType extends BoundedType<IntegerType> implements ValueType {

    private IntegerType(TypeInfo info, NumberLimits limits) {
      super(info, limits);
    }

    @Override
    public IntegerType limits(NumberLimits changed) {
      return new IntegerType(info(), changed);
    }

    @Override
    public IntegerType withInfo(TypeInfo changed) {
      return new IntegerType(changed, limits());
    }

    @Override
    public String typeName() {
      return "integer";
    }
  }

  /** True or false. */
  final class BooleanType extends DeclaredType<BooleanType> implements ValueType {

    private BooleanType(TypeInfo info) {
      super(info);
    }

    @Override
    public BooleanType withInfo(TypeInfo changed) {
      return new BooleanType(changed);
    }

    @Override
    public String typeName() {
      return "boolean";
    }
  }

  /** A list. */
  final class ArrayType extends DeclaredType<ArrayType> implements ValueType {

    private final @Nullable ValueType items;
    private final @Nullable Integer minItems;
    private final @Nullable Integer maxItems;
    private final boolean uniqueItems;

    private ArrayType(
        TypeInfo info,
        @Nullable ValueType items,
        @Nullable Integer minItems,
        @Nullable Integer maxItems,
        boolean uniqueItems) {
      super(info);
      this.items = items;
      this.minItems = minItems;
      this.maxItems = maxItems;
      this.uniqueItems = uniqueItems;
    }

    /** Returns the type of every item; null if items may be anything. */
    public @Nullable ValueType items() {
      return items;
    }

    /** Returns the minimum number of items. */
    public @Nullable Integer minItems() {
      return minItems;
    }

    /** Returns the maximum number of items. */
    public @Nullable Integer maxItems() {
      return maxItems;
    }

    /** Returns whether no two items may be equal by value. */
    public boolean uniqueItems() {
      return uniqueItems;
    }

    /** Returns a copy whose items have a type; null for anything. */
    public ArrayType items(@Nullable ValueType changed) {
      return new ArrayType(info(), changed, minItems, maxItems, uniqueItems);
    }

    /** Returns a copy with a minimum number of items. */
    public ArrayType minItems(@Nullable Integer changed) {
      return new ArrayType(info(), items, changed, maxItems, uniqueItems);
    }

    /** Returns a copy with a maximum number of items. */
    public ArrayType maxItems(@Nullable Integer changed) {
      return new ArrayType(info(), items, minItems, changed, uniqueItems);
    }

    /** Returns a copy whose items must differ, or may be equal. */
    public ArrayType uniqueItems(boolean changed) {
      return new ArrayType(info(), items, minItems, maxItems, changed);
    }

    @Override
    public ArrayType withInfo(TypeInfo changed) {
      return new ArrayType(changed, items, minItems, maxItems, uniqueItems);
    }

    @Override
    public String typeName() {
      return "array";
    }

    @Override
    List<@Nullable Object> declared() {
      return Arrays.asList(items, minItems, maxItems, uniqueItems);
    }
  }

  /** A map from names to values. */
  final class ObjectType extends DeclaredType<ObjectType> implements ValueType {

    private final Map<String, ValueType> properties;
    private final List<String> required;
    private final boolean additionalProperties;

    private ObjectType(
        TypeInfo info,
        Map<String, ValueType> properties,
        List<String> required,
        boolean additionalProperties) {
      super(info);
      this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
      this.required = List.copyOf(required);
      this.additionalProperties = additionalProperties;
    }

    /** Returns the declared properties in order; immutable. */
    public Map<String, ValueType> properties() {
      return properties;
    }

    /** Returns the names that must be there, declared or not; immutable. */
    public List<String> required() {
      return required;
    }

    /** Returns whether names that are not declared are allowed. */
    public boolean additionalProperties() {
      return additionalProperties;
    }

    /** Returns a copy with an additional property. */
    public ObjectType property(String name, ValueType type) {
      Map<String, ValueType> more = new LinkedHashMap<>(properties);
      more.put(name, Objects.requireNonNull(type, "type"));
      return new ObjectType(info(), more, required, additionalProperties);
    }

    /** Returns a copy with other properties. */
    public ObjectType properties(Map<String, ValueType> changed) {
      return new ObjectType(info(), changed, required, additionalProperties);
    }

    /** Returns a copy in which the given names must be there. */
    public ObjectType require(String... names) {
      return require(List.of(names));
    }

    /** Returns a copy in which the given names must be there. */
    public ObjectType require(List<String> names) {
      return new ObjectType(info(), properties, names, additionalProperties);
    }

    /** Returns a copy that allows names that are not declared, or refuses them. */
    public ObjectType additionalProperties(boolean allowed) {
      return new ObjectType(info(), properties, required, allowed);
    }

    @Override
    public ObjectType withInfo(TypeInfo changed) {
      return new ObjectType(changed, properties, required, additionalProperties);
    }

    @Override
    public String typeName() {
      return "object";
    }

    @Override
    List<@Nullable Object> declared() {
      return List.of(properties, required, additionalProperties);
    }
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

    /** Returns the name used in files, such as {@code date-time}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
