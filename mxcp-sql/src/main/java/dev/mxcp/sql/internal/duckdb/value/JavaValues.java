package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reduces the values of Java to the few classes that binding knows. */
final class JavaValues {

  private static final Set<Class<?>> KNOWN =
      Set.of(
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          LocalDate.class,
          LocalTime.class,
          OffsetTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          Duration.class,
          Period.class,
          UUID.class,
          byte[].class);

  private JavaValues() {}

  /**
   * Returns a value with lists as List, maps as Map with texts as keys, and scalars of the known
   * classes, BigInteger and BigDecimal.
   *
   * @throws IllegalArgumentException where a value is of an unknown class
   */
  static @Nullable Object of(@Nullable Object value) {
    if (value == null || KNOWN.contains(value.getClass())) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      return map(map);
    }
    if (value instanceof Object[] array) {
      return list(Arrays.asList(array));
    }
    if (value instanceof Iterable<?> items) {
      return list(items);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof CharSequence || value instanceof Character) {
      return value.toString();
    }
    return value instanceof Enum<?> constant ? constant.name() : time(value);
  }

  private static List<@Nullable Object> list(Iterable<?> items) {
    List<@Nullable Object> list = new ArrayList<>();
    items.forEach(item -> list.add(of(item)));
    return list;
  }

  private static Map<String, @Nullable Object> map(Map<?, ?> entries) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    entries.forEach(
        (key, value) -> {
          String name = name(key);
          if (map.containsKey(name)) {
            throw new IllegalArgumentException("two keys have the name \"" + name + "\"");
          }
          map.put(name, of(value));
        });
    return map;
  }

  /** Returns the text that a key has as a value; of a text without its quotes. */
  private static String name(@Nullable Object key) {
    Object plain = key instanceof String ? key : JsonText.plain(key);
    return plain instanceof String text ? text : JsonText.write(plain);
  }

  private static Number number(Number value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }
    return value instanceof BigInteger ? value : new BigDecimal(value.toString());
  }

  private static Object time(Object value) {
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toOffsetDateTime();
    }
    if (value instanceof java.sql.Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    if (value instanceof java.sql.Time time) {
      return time.toLocalTime();
    }
    if (value instanceof Date date) {
      return date.toInstant().atOffset(ZoneOffset.UTC);
    }
    throw new IllegalArgumentException("values of " + value.getClass().getName() + " are unknown");
  }
}
