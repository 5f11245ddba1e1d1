package dev.mxcp.internal.codec;

import dev.mxcp.definition.TypeInfo;
import dev.mxcp.definition.ValueType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled type: converts and checks arguments on their way in, and results on their way out.
 *
 * <p>What is wrong goes to the findings, and {@link #INVALID} stands in for the value. Immutable.
 */
abstract class Codec {

  /** Stands in for a value that does not fit. */
  static final Object INVALID = new Object();

  /** Compiles a type; null accepts anything. */
  static Codec of(@Nullable ValueType type) {
    return of(type, false);
  }

  /**
   * Compiles a type.
   *
   * @param hidden whether it stands within a sensitive one
   */
  static Codec of(@Nullable ValueType type, boolean hidden) {
    if (type == null) {
      return new AnyCodec(hidden);
    }
    TypeInfo info = type.info();
    Codec plain = withoutEnum(type, hidden);
    List<@Nullable Object> values = info.enumeration();
    return values == null ? plain : EnumCodec.of(plain, values, hidden || Sensitive.isIn(type));
  }

  /** Compiles a type without its list of allowed values. */
  static Codec withoutEnum(ValueType type, boolean hidden) {
    return ofKind(type, hidden || type.info().sensitive());
  }

  private static Codec ofKind(ValueType type, boolean hidden) {
    if (type instanceof ValueType.StringType text) {
      return new StringCodec(text, hidden);
    }
    if (type instanceof ValueType.NumberType number) {
      return new NumberCodec(number.limits(), hidden);
    }
    if (type instanceof ValueType.IntegerType integer) {
      return new IntegerCodec(integer.limits(), hidden);
    }
    if (type instanceof ValueType.BooleanType) {
      return new BooleanCodec(hidden);
    }
    if (type instanceof ValueType.ArrayType array) {
      return new ArrayCodec(array, hidden);
    }
    return new ObjectCodec((ValueType.ObjectType) type, hidden);
  }

  /** Returns whether two are one and the same: nothing was converted, or the value is INVALID. */
  @SuppressWarnings("ReferenceEquality") // equal is not enough: 1 and a copy of it
  static boolean isSame(@Nullable Object one, @Nullable Object other) {
    return one == other;
  }

  /** Converts and checks an argument. */
  abstract @Nullable Object decode(Object value, ViolationCollector findings);

  /** Checks a result and makes it plain. */
  abstract @Nullable Object encode(Object value, ViolationCollector findings);

  /** Returns what is expected, such as {@code an integer}. */
  abstract String expected();

  /** Returns how a list is checked item by item; null where it is checked as a whole. */
  @Nullable ItemRule itemRule() {
    return null;
  }

  /**
   * Returns whether every value of a class is a result that fits and stays as it is.
   *
   * @param type Long, Double (then every finite one), Boolean or String
   */
  boolean takesEvery(Class<?> type) {
    return false;
  }

  /** Returns the type of a member; null where there is none, or members have no types. */
  @Nullable Codec member(String name) {
    return null;
  }

  /** Returns a member's name as messages may tell it. */
  String shownMember(String name) {
    return name;
  }

  /** Returns whether all members that a result must have are among these. */
  boolean requiresOnly(List<String> names) {
    return true;
  }

  /** Returns whether null is a value of the type as an argument. */
  boolean acceptsNull() {
    return false;
  }

  /** Converts and checks an argument that may be null. */
  final @Nullable Object decodeNullable(
      @Nullable Object value, boolean nullable, ViolationCollector findings) {
    if (value != null) {
      return decode(value, findings);
    }
    return nullable || acceptsNull() ? null : findings.add("expected " + expected() + ", got null");
  }

  /** Checks a result, which may be null anywhere, and makes it plain. */
  final @Nullable Object encodeNullable(@Nullable Object value, ViolationCollector findings) {
    Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    return present == null ? null : encode(present, findings);
  }
}
