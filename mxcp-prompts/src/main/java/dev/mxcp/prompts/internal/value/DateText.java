package dev.mxcp.prompts.internal.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** The texts of dates and times. */
public final class DateText {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private DateText() {}

  /** Returns whether a value is a date, a time or both. */
  public static boolean isDateOrTime(Object value) {
    return value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime;
  }

  /** Returns {@code 2024-01-31 13:45:00+00:00}, with a separator between date and time. */
  public static String iso(Object value, String separator) {
    if (value instanceof LocalTime time) {
      return clock(time);
    } else if (value instanceof LocalDateTime moment) {
      return moment.toLocalDate() + separator + clock(moment.toLocalTime());
    } else if (value instanceof OffsetDateTime moment) {
      return iso(moment.toLocalDateTime(), separator) + offset(moment.getOffset());
    }
    return value.toString();
  }

  private static String clock(LocalTime time) {
    String seconds = SECONDS.format(time);
    int micros = time.get(ChronoField.MICRO_OF_SECOND);
    return micros == 0 ? seconds : seconds + String.format(Locale.ROOT, ".%06d", micros);
  }

  private static String offset(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
  }
}
