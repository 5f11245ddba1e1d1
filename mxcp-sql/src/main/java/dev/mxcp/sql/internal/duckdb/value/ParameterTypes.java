package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.BooleanType;
import dev.mxcp.definition.ValueType.Format;
import dev.mxcp.definition.ValueType.IntegerType;
import dev.mxcp.definition.ValueType.NumberType;
import dev.mxcp.definition.ValueType.ObjectType;
import dev.mxcp.definition.ValueType.StringType;
import dev.mxcp.sql.internal.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type that values are bound as: the declared one, and where none is declared the one
 * that all values at the same place have in common.
 *
 * <p>Numbers have the widest type of theirs in common, maps a struct with the names of all of them,
 * lists a list of what their items have in common. All else has only its JSON text in common. Where
 * there are no values, and of NULL, there is the type that fits any other.
 */
final class ParameterTypes {

  static final String TEXT = "VARCHAR";
  static final String INTERVAL = "INTERVAL";

  private static final SqlType.Plain ANY = new SqlType.Plain("\"NULL\"");

  private static final Map<Class<?>, String> NAMES =
      Map.ofEntries(
          Map.entry(String.class, TEXT),
          Map.entry(Boolean.class, "BOOLEAN"),
          Map.entry(LocalDate.class, "DATE"),
          Map.entry(LocalTime.class, "TIME"),
          Map.entry(OffsetTime.class, "TIMETZ"),
          Map.entry(LocalDateTime.class, "TIMESTAMP"),
          Map.entry(OffsetDateTime.class, "TIMESTAMPTZ"),
          Map.entry(Duration.class, INTERVAL),
          Map.entry(Period.class, INTERVAL),
          Map.entry(UUID.class, "UUID"),
          Map.entry(byte[].class, "BLOB"));

  private static final Set<String> TIMES =
      Set.of("DATE", "TIME", "TIMETZ", "TIMESTAMP", "TIMESTAMPTZ");

  private static final Pattern OFFSET = Pattern.compile(".*\\d(Z|[+-][\\d:]+)");
  private static final Pattern SPECIAL = Pattern.compile("-?infinity|24:00:00.*");

  private ParameterTypes() {}

  /**
   * Returns the type of values that stand at one place.
   *
   * @param declared the declared type; null where none is
   * @param values the values as {@link JavaValues} returns them
   */
  static SqlType of(@Nullable ValueType declared, Collection<?> values) {
    List<Object> present = new ArrayList<>();
    values.stream().filter(Objects::nonNull).forEach(present::add);
    SqlType type = declared == null ? null : declared(declared, present);
    return type == null ? common(present) : type;
  }

  /** Returns the declared type; null where it leaves the type open, or values are of another. */
  private static @Nullable SqlType declared(ValueType declared, List<Object> values) {
    if (declared instanceof ArrayType array) {
      return all(values, List.class) ? list(array.items(), values) : null;
    }
    if (declared instanceof ObjectType object) {
      boolean isOpen = object.properties().isEmpty() || !all(values, Map.class);
      return isOpen ? null : struct(object.properties(), values);
    }
    String name = scalar(declared, values);
    return name == null ? null : new SqlType.Plain(name);
  }

  private static @Nullable String scalar(ValueType declared, List<Object> values) {
    if (declared instanceof IntegerType) {
      boolean isWhole =
          all(values, Long.class, BigInteger.class, Integer.class, Short.class, Byte.class);
      return isWhole ? NumberTypes.whole(values) : null;
    }
    if (declared instanceof NumberType) {
      return all(values, Number.class) ? NumberTypes.number(values) : null;
    }
    if (declared instanceof BooleanType) {
      return all(values, Boolean.class) ? "BOOLEAN" : null;
    }
    return declared instanceof StringType text ? format(text.format(), values) : null;
  }

  private static @Nullable String format(@Nullable Format format, List<Object> values) {
    if (format == null || format == Format.EMAIL || format == Format.URI) {
      return all(values, String.class) ? TEXT : null;
    }
    return switch (format) {
      case DATE -> all(values, LocalDate.class, String.class) ? "DATE" : null;
      case TIME -> values.stream().anyMatch(ParameterTypes::hasOffset) ? "TIMETZ" : "TIME";
      case DURATION -> INTERVAL;
      case TIMESTAMP -> "TIMESTAMPTZ";
      default -> values.stream().anyMatch(ParameterTypes::hasOffset) ? "TIMESTAMPTZ" : "TIMESTAMP";
    };
  }

  private static boolean hasOffset(Object value) {
    return value instanceof OffsetTime
        || value instanceof OffsetDateTime
        || (value instanceof String text && OFFSET.matcher(text).matches());
  }

  private static boolean all(List<Object> values, Class<?>... classes) {
    Predicate<Object> isOne =
        value -> {
          for (Class<?> type : classes) {
            if (type.isInstance(value)) {
              return true;
            }
          }
          return false;
        };
    return values.stream().allMatch(isOne);
  }

  private static SqlType list(@Nullable ValueType items, List<Object> lists) {
    List<@Nullable Object> all = new ArrayList<>();
    lists.forEach(list -> all.addAll((List<?>) list));
    return new SqlType.ListOf(of(items, all));
  }

  private static SqlType struct(Map<String, ValueType> declared, List<Object> maps) {
    Map<String, List<@Nullable Object>> fields = new LinkedHashMap<>();
    declared.keySet().forEach(name -> fields.put(name, new ArrayList<>()));
    for (Object map : maps) {
      ((Map<?, ?>) map)
          .forEach(
              (name, value) ->
                  fields.computeIfAbsent((String) name, key -> new ArrayList<>()).add(value));
    }
    if (fields.isEmpty()) {
      return new SqlType.MapOf(new SqlType.Plain(TEXT), new SqlType.Plain(TEXT));
    }
    refuseTwins(fields.keySet());
    List<SqlType.Field> types = new ArrayList<>();
    fields.forEach(
        (name, values) -> types.add(new SqlType.Field(name, of(declared.get(name), values))));
    return new SqlType.Fields(false, types);
  }

  /** Names of a struct differ by more than their case. */
  private static void refuseTwins(Collection<String> names) {
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      String twin = seen.put(name.toLowerCase(Locale.ROOT), name);
      if (twin != null) {
        throw new IllegalArgumentException(
            "the names " + twin + " and " + name + " are one in SQL; give the object as JSON text");
      }
    }
  }

  private static SqlType common(List<Object> values) {
    if (values.isEmpty()) {
      return ANY;
    }
    if (all(values, List.class)) {
      return list(null, values);
    }
    if (all(values, Map.class)) {
      return struct(Map.of(), values);
    }
    if (all(values, Number.class)) {
      return new SqlType.Plain(NumberTypes.widest(values));
    }
    return new SqlType.Plain(shared(values));
  }

  /** The engine's special values are texts in Java, and count as what stands beside them. */
  private static String shared(List<Object> values) {
    Set<String> names = new HashSet<>();
    boolean hasSpecial = false;
    for (Object value : values) {
      boolean isSpecial = value instanceof String text && SPECIAL.matcher(text).matches();
      hasSpecial |= isSpecial;
      if (!isSpecial) {
        names.add(NAMES.getOrDefault(value.getClass(), TEXT));
      }
    }
    String name = names.size() == 1 ? names.iterator().next() : TEXT;
    return hasSpecial && !TIMES.contains(name) ? TEXT : name;
  }

  /** Returns whether a number is too long for the engine's exact ones. */
  static boolean isInexact(BigDecimal value) {
    return NumberTypes.number(List.of(value)).equals(NumberTypes.DOUBLE);
  }
}
