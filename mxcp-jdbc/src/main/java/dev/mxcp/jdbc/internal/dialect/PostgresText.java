package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of PostgreSQL from their texts. */
final class PostgresText {

  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder().appendOffset("+HH:mm:ss", "+00").toFormatter();

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .append(OFFSET)
          .toFormatter();

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .append(OFFSET)
          .toFormatter();

  private PostgresText() {}

  /** Returns a value of a type; its text if Java has no value for it, such as infinity. */
  static @Nullable Object value(String type, String text) {
    try {
      return switch (type) {
        case "int2", "int4", "int8", "oid" -> (Object) Long.valueOf(text);
        case "numeric" -> number(text);
        case "float4" -> Float.valueOf(text);
        case "float8" -> Double.valueOf(text);
        case "bool" -> text.equals("t");
        case "json", "jsonb" -> json(text);
        case "uuid" -> UUID.fromString(text);
        case "bytea" -> bytes(text);
        default -> time(type, text);
      };
    } catch (DateTimeException e) {
      return text;
    }
  }

  private static Object time(String type, String text) {
    return switch (type) {
      case "date" -> LocalDate.parse(text);
      case "time" -> LocalTime.parse(text);
      case "timetz" -> OffsetTime.parse(text, TIME);
      case "timestamp" -> LocalDateTime.parse(text.replace(' ', 'T'));
      case "timestamptz" ->
          OffsetDateTime.parse(text.replace(' ', 'T'), MOMENT)
              .withOffsetSameInstant(ZoneOffset.UTC);
      case "interval" -> PostgresInterval.toIso(text);
      default -> text;
    };
  }

  private static Object number(String text) {
    return Character.isDigit(text.charAt(text.length() - 1))
        ? new BigDecimal(text)
        : (Object) Double.valueOf(text);
  }

  private static Object bytes(String text) {
    return text.startsWith("\\x") ? HexFormat.of().parseHex(text.substring(2)) : text;
  }

  /** PostgreSQL takes JSON that the library does not, such as a name that occurs twice. */
  private static @Nullable Object json(String text) {
    try {
      return JsonText.read(text);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
