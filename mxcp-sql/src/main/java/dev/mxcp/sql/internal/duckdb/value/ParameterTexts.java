package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.json.JsonText;
import dev.mxcp.sql.internal.type.IntervalText;
import dev.mxcp.sql.internal.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as the engine's casts read them. */
final class ParameterTexts {

  private static final String UTC = "+00";

  private ParameterTexts() {}

  /** Returns the JSON text of a list or map, all scalars as texts. */
  static String json(SqlType type, Object value) {
    return JsonText.write(tree(type, value));
  }

  private static @Nullable Object tree(SqlType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (type instanceof SqlType.ListOf list && value instanceof List<?> items) {
      List<@Nullable Object> tree = new ArrayList<>(items.size());
      items.forEach(item -> tree.add(tree(list.items(), item)));
      return tree;
    }
    if (type instanceof SqlType.Fields struct && value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      struct
          .fields()
          .forEach(field -> tree.put(field.name(), tree(field.type(), map.get(field.name()))));
      return tree;
    }
    return type instanceof SqlType.MapOf ? Map.of() : scalar(type.sql(), value);
  }

  /**
   * Returns the text of a scalar.
   *
   * @param type the name of the type that the text is cast to
   */
  static String scalar(String type, Object value) {
    if (type.equals(ParameterTypes.TEXT)) {
      Object plain = JsonText.plain(value);
      return plain instanceof String text ? text : JsonText.write(plain);
    }
    if (type.equals(ParameterTypes.INTERVAL)) {
      return IntervalText.fromIso(value.toString());
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value instanceof byte[] bytes ? hexadecimal(bytes) : time(type, value);
  }

  private static String hexadecimal(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * 4);
    for (byte b : bytes) {
      text.append("\\x").append(Character.forDigit(b >> 4 & 15, 16));
      text.append(Character.forDigit(b & 15, 16));
    }
    return text.toString();
  }

  private static String time(String type, Object value) {
    if (value instanceof LocalDate date) {
      return date(date);
    }
    if (value instanceof LocalTime time) {
      return time(time) + (type.equals("TIMETZ") ? UTC : "");
    }
    if (value instanceof OffsetTime time) {
      return time(time.toLocalTime()) + offset(time.getOffset().getId());
    }
    if (value instanceof LocalDateTime moment) {
      return moment(moment);
    }
    if (value instanceof OffsetDateTime moment) {
      return moment(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + UTC;
    }
    return offset(value.toString());
  }

  /** The engine does not know Z behind a time. */
  private static String offset(String text) {
    return text.endsWith("Z") ? text.substring(0, text.length() - 1) + UTC : text;
  }

  private static String moment(LocalDateTime moment) {
    return date(moment.toLocalDate()) + " " + time(moment.toLocalTime());
  }

  /** The engine has no year 0 and no negative ones. */
  private static String date(LocalDate date) {
    String rest = "-%02d-%02d".formatted(date.getMonthValue(), date.getDayOfMonth());
    return date.getYear() > 0
        ? "%04d".formatted(date.getYear()) + rest
        : "%04d".formatted(1 - date.getYear()) + rest + " (BC)";
  }

  private static String time(LocalTime time) {
    return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
  }
}
