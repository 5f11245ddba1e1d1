package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.jdbc.internal.dialect.BindType.Kind;
import dev.mxcp.jdbc.internal.text.Rendering.Piece;
import dev.mxcp.jdbc.internal.text.Slot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in the places of parameters for Trino, whose driver has no arrays to bind. */
final class TrinoPieces {

  private static final String NONE = "SELECT NULL WHERE false";

  private TrinoPieces() {}

  static Piece piece(Slot slot, BindType type, @Nullable Object value) {
    if (type.kind() == Kind.LIST || value instanceof Collection<?>) {
      return list(slot, type.items(), value instanceof Collection<?> items ? items : null);
    }
    return value == null && type.kind() == Kind.ANY
        ? new Piece(slot, "NULL", 0, false, false)
        : Piece.one(slot, scalar(type, value));
  }

  private static Piece list(Slot slot, @Nullable BindType items, @Nullable Collection<?> values) {
    Slot.In in = slot.list();
    int count = values == null ? 1 : values.size();
    if (in != null) {
      String inside = count == 0 ? NONE : places(items, values);
      return new Piece(
          slot, (in.negated() ? "NOT IN (" : "IN (") + inside + ")", count, true, true);
    }
    if (slot.quantified()) {
      String inside = count == 0 ? NONE : "VALUES " + places(items, values);
      return new Piece(slot, inside, count, false, true);
    }
    if (isDocument(items, values)) {
      return Piece.one(slot, document(items));
    }
    return values == null
        ? new Piece(slot, "CAST(NULL AS array(" + element(items, List.of()) + "))", 0, false, true)
        : new Piece(slot, array(items, values), count, false, true);
  }

  private static String array(@Nullable BindType items, Collection<?> values) {
    String array = "ARRAY[" + (values.isEmpty() ? "" : places(items, values)) + "]";
    return "CAST(" + array + " AS array(" + element(items, values) + "))";
  }

  private static String places(@Nullable BindType items, @Nullable Collection<?> values) {
    BindType type = items == null ? BindType.ANY : items;
    return values == null
        ? scalar(type, null)
        : values.stream().map(value -> scalar(type, value)).collect(Collectors.joining(", "));
  }

  /** Lists of lists and of objects go as JSON. */
  private static boolean isDocument(@Nullable BindType items, @Nullable Collection<?> values) {
    boolean declared = items != null && (items.kind() == Kind.OBJECT || items.kind() == Kind.LIST);
    return declared
        || (values != null
            && values.stream().anyMatch(v -> v instanceof Map<?, ?> || v instanceof Collection<?>));
  }

  private static String document(@Nullable BindType items) {
    String type = items == null ? null : nested(items);
    return type == null ? "json_parse(?)" : "CAST(json_parse(?) AS array(" + type + "))";
  }

  private static @Nullable String nested(BindType type) {
    if (type.kind() == Kind.LIST) {
      String items = type.items() == null ? null : nested(type.items());
      return items == null ? null : "array(" + items + ")";
    }
    return switch (type.kind()) {
      case TEXT -> "varchar";
      case INTEGER -> "bigint";
      case NUMBER -> "double";
      case BOOLEAN -> "boolean";
      default -> null;
    };
  }

  private static String scalar(BindType type, @Nullable Object value) {
    if (type.kind() == Kind.OBJECT || value instanceof Map<?, ?>) {
      return "json_parse(?)";
    }
    if (value instanceof UUID) {
      return "CAST(? AS uuid)";
    }
    if (isMoment(value) || (value == null && type.kind() == Kind.MOMENT)) {
      return "CAST(? AS timestamp(" + digits(value) + ") with time zone)";
    }
    return value instanceof OffsetTime
        ? "CAST(? AS time(" + digits(value) + ") with time zone)"
        : "?";
  }

  static boolean isMoment(@Nullable Object value) {
    return value instanceof OffsetDateTime
        || value instanceof ZonedDateTime
        || value instanceof Instant;
  }

  /** As few as the value needs: columns with fewer are compared without rounding either. */
  private static int digits(@Nullable Object value) {
    int nanos =
        value instanceof java.time.temporal.TemporalAccessor time
            ? time.get(java.time.temporal.ChronoField.NANO_OF_SECOND)
            : 0;
    if (nanos % 1_000_000 == 0) {
      return 3;
    }
    return nanos % 1000 == 0 ? 6 : 9;
  }

  private static String element(@Nullable BindType items, Collection<?> values) {
    return switch (items == null ? Kind.ANY : items.kind()) {
      case INTEGER -> any(values, BigInteger.class::isInstance) ? "decimal(38, 0)" : "bigint";
      case NUMBER -> "double";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIME -> any(values, OffsetTime.class::isInstance) ? "time(9) with time zone" : "time(9)";
      case DATE_TIME ->
          any(values, TrinoPieces::isMoment) ? "timestamp(9) with time zone" : "timestamp(9)";
      case MOMENT -> "timestamp(9) with time zone";
      case ANY -> ofValues(values);
      default -> "varchar";
    };
  }

  private static String ofValues(Collection<?> values) {
    if (all(values, Boolean.class::isInstance)) {
      return "boolean";
    }
    if (all(values, value -> value instanceof Long || value instanceof Integer)) {
      return "bigint";
    }
    if (all(values, Number.class::isInstance)) {
      return "double";
    }
    if (all(values, java.time.LocalDate.class::isInstance)) {
      return "date";
    }
    return all(values, UUID.class::isInstance) ? "uuid" : "varchar";
  }

  private static boolean any(Collection<?> values, Predicate<Object> test) {
    return values.stream().anyMatch(value -> value != null && test.test(value));
  }

  private static boolean all(Collection<?> values, Predicate<Object> test) {
    return any(values, value -> true)
        && values.stream().allMatch(value -> value == null || test.test(value));
  }

  /** Returns the number with all its digits: Trino has no exponents of decimals. */
  static BigDecimal plain(Number number) {
    return new BigDecimal(new BigDecimal(number.toString()).toPlainString());
  }
}
