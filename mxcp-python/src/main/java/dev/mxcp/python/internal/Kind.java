package dev.mxcp.python.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The kinds of values that Python has and JSON has not. */
enum Kind {
  DECIMAL,
  DATE,
  TIME,
  DATETIME,
  BYTES,

  /** A whole column as one text; no single value is of it. */
  FLOATS;

  // Python before 3.11 reads fractions of six digits only, and offsets with a colon only.
  private static final DateTimeFormatter PLAIN_TIME =
      new DateTimeFormatterBuilder().appendPattern("HH:mm:ss[.SSSSSS]").toFormatter();
  private static final DateTimeFormatter TIME_WITH_OFFSET =
      new DateTimeFormatterBuilder()
          .append(PLAIN_TIME)
          .appendOffset("+HH:MM:ss", "+00:00")
          .toFormatter();

  /** Returns the kind of a value; null where JSON knows it or Python has no type for it. */
  static @Nullable Kind of(Object value) {
    if (value instanceof BigDecimal) {
      return DECIMAL;
    }
    if (value instanceof LocalDate) {
      return DATE;
    }
    if (value instanceof LocalDateTime || value instanceof OffsetDateTime) {
      return DATETIME;
    }
    if (value instanceof LocalTime || value instanceof OffsetTime) {
      return TIME;
    }
    return value instanceof byte[] ? BYTES : null;
  }

  /** Returns the name that the Python side knows. */
  String id() {
    return switch (this) {
      case DECIMAL -> "decimal";
      case DATE -> "date";
      case TIME -> "time";
      case DATETIME -> "datetime";
      case BYTES -> "bytes";
      case FLOATS -> "floats";
    };
  }

  /** Returns a value of this kind as a text that Python reads. */
  String text(Object value) {
    if (value instanceof LocalDateTime moment) {
      return moment.toLocalDate() + "T" + PLAIN_TIME.format(moment);
    }
    if (value instanceof OffsetDateTime moment) {
      return moment.toLocalDate() + "T" + TIME_WITH_OFFSET.format(moment);
    }
    if (value instanceof LocalTime time) {
      return PLAIN_TIME.format(time);
    }
    if (value instanceof OffsetTime time) {
      return TIME_WITH_OFFSET.format(time);
    }
    return value instanceof byte[] bytes
        ? Base64.getEncoder().encodeToString(bytes)
        : value.toString();
  }
}
