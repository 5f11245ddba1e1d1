package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.definition.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The declared type of a parameter, as far as binding depends on it.
 *
 * @param kind the type
 * @param items the type of the items of a list; null for no list, or if it is not declared
 */
public record BindType(Kind kind, @Nullable BindType items) {

  /** Nothing is declared: the value decides. */
  public static final BindType ANY = new BindType(Kind.ANY, null);

  /** The types. */
  public enum Kind {
    /** Whatever the value is. */
    ANY,
    /** A text. */
    TEXT,
    /** A whole number. */
    INTEGER,
    /** A number. */
    NUMBER,
    /** A truth value. */
    BOOLEAN,
    /** A date. */
    DATE,
    /** A time of day, with or without an offset. */
    TIME,
    /** A date and time of the format {@code date-time}. */
    DATE_TIME,
    /** A date and time of the format {@code timestamp}. */
    MOMENT,
    /** An object. */
    OBJECT,
    /** A list. */
    LIST
  }

  /** Returns whether a value of it can be a list. */
  boolean mayBeList() {
    return kind == Kind.ANY || kind == Kind.LIST;
  }

  /** Returns the type that a declaration asks for. */
  public static BindType of(@Nullable ValueType declared) {
    if (declared instanceof ValueType.ArrayType array) {
      return new BindType(Kind.LIST, of(array.items()));
    }
    if (declared instanceof ValueType.StringType string) {
      return new BindType(text(string), null);
    }
    return declared == null ? ANY : new BindType(plain(declared), null);
  }

  private static Kind plain(ValueType declared) {
    if (declared instanceof ValueType.IntegerType) {
      return Kind.INTEGER;
    }
    if (declared instanceof ValueType.NumberType) {
      return Kind.NUMBER;
    }
    if (declared instanceof ValueType.BooleanType) {
      return Kind.BOOLEAN;
    }
    return declared instanceof ValueType.ObjectType ? Kind.OBJECT : Kind.ANY;
  }

  private static Kind text(ValueType.StringType string) {
    if (string.format() == null) {
      return Kind.TEXT;
    }
    return switch (string.format()) {
      case DATE -> Kind.DATE;
      case TIME -> Kind.TIME;
      case DATE_TIME -> Kind.DATE_TIME;
      case TIMESTAMP -> Kind.MOMENT;
      default -> Kind.TEXT;
    };
  }
}
