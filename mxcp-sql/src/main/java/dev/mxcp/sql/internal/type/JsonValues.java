package dev.mxcp.sql.internal.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives values that travelled as JSON their types back. */
public final class JsonValues {

  private JsonValues() {}

  /** Returns a JSON value as one of a type. */
  public static @Nullable Object typed(SqlType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (type instanceof SqlType.ListOf list && value instanceof List<?> items) {
      List<@Nullable Object> typed = new ArrayList<>();
      items.forEach(item -> typed.add(typed(list.items(), item)));
      return typed;
    }
    if (type instanceof SqlType.MapOf map && value instanceof Map<?, ?> entries) {
      Map<String, @Nullable Object> typed = new LinkedHashMap<>();
      entries.forEach((key, item) -> typed.put(String.valueOf(key), typed(map.values(), item)));
      return typed;
    }
    if (type instanceof SqlType.Fields fields && value instanceof Map<?, ?> entries) {
      return struct(fields, entries);
    }
    return type instanceof SqlType.Plain plain && value instanceof String text
        ? scalar(plain.name(), text)
        : value;
  }

  private static Map<String, @Nullable Object> struct(SqlType.Fields type, Map<?, ?> entries) {
    Map<String, @Nullable Object> typed = new LinkedHashMap<>();
    type.fields()
        .forEach(field -> typed.put(field.name(), typed(field.type(), entries.get(field.name()))));
    return typed;
  }

  /** Returns a text of the engine's as a value of a plain type. */
  public static Object scalar(String type, String text) {
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "DECIMAL", "NUMERIC" -> new BigDecimal(text);
      case "HUGEINT", "UBIGINT", "UHUGEINT" -> Integers.narrow(new BigInteger(text));
      case "DATE" -> LocalDate.parse(text);
      case "TIME" -> LocalTime.parse(text);
      case "TIMESTAMP", "DATETIME" -> LocalDateTime.parse(text.replace(' ', 'T'));
      case "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE" -> instant(text);
      case "UUID" -> UUID.fromString(text);
      case "INTERVAL" -> IntervalText.toIso(text);
      default -> text;
    };
  }

  private static OffsetDateTime instant(String text) {
    String iso = text.replace(' ', 'T');
    boolean hoursOnly = iso.charAt(iso.length() - 3) == '+' || iso.charAt(iso.length() - 3) == '-';
    return OffsetDateTime.parse(hoursOnly ? iso + ":00" : iso)
        .withOffsetSameInstant(ZoneOffset.UTC);
  }

  /** Returns a value with what JSON does not know as text. */
  public static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      map.forEach((key, item) -> plain.put(String.valueOf(key), plain(item)));
      return plain;
    }
    if (value instanceof Iterable<?> items) {
      List<@Nullable Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    return value instanceof byte[] bytes
        ? Base64.getEncoder().encodeToString(bytes)
        : value.toString();
  }
}
