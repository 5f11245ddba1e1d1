package dev.mxcp.prompts.internal.expression;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and times, with the attributes and methods that Python has for them. */
final class Moments {

  private Moments() {}

  static boolean isMoment(Object value) {
    return value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime;
  }

  /** Returns the text as Python prints it: {@code 2024-01-31 13:45:00+00:00}. */
  static String text(Object value) {
    return iso(value, " ");
  }

  private static String iso(Object value, String separator) {
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
    String seconds = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(time);
    int micros = time.get(ChronoField.MICRO_OF_SECOND);
    return micros == 0 ? seconds : seconds + String.format(Locale.ROOT, ".%06d", micros);
  }

  private static String offset(ZoneOffset offset) {
    return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
  }

  /** Returns an attribute or method; null where there is none. */
  static @Nullable Object attribute(Object value, String name) {
    TemporalAccessor moment = (TemporalAccessor) value;
    return switch (name) {
      case "year" -> field(moment, ChronoField.YEAR);
      case "month" -> field(moment, ChronoField.MONTH_OF_YEAR);
      case "day" -> field(moment, ChronoField.DAY_OF_MONTH);
      case "hour" -> field(moment, ChronoField.HOUR_OF_DAY);
      case "minute" -> field(moment, ChronoField.MINUTE_OF_HOUR);
      case "second" -> field(moment, ChronoField.SECOND_OF_MINUTE);
      case "isoformat" -> (Callable) arguments -> iso(value, arguments.text(0, "sep", "T"));
      case "strftime" -> (Callable) arguments -> format(moment, arguments.text(0, "format", ""));
      case "weekday" ->
          moment.isSupported(ChronoField.DAY_OF_WEEK)
              ? (Callable) arguments -> moment.getLong(ChronoField.DAY_OF_WEEK) - 1
              : null;
      default -> null;
    };
  }

  private static @Nullable Object field(TemporalAccessor moment, ChronoField field) {
    return moment.isSupported(field) ? moment.getLong(field) : null;
  }

  private static String format(TemporalAccessor moment, String pattern) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%' && i + 1 < pattern.length()) {
        out.append(directive(moment, pattern.charAt(++i)));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String directive(TemporalAccessor moment, char directive) {
    return switch (directive) {
      case 'Y' -> number(moment, ChronoField.YEAR, "%04d", 1900);
      case 'y' -> String.format(Locale.ROOT, "%02d", get(moment, ChronoField.YEAR, 1900) % 100);
      case 'm' -> number(moment, ChronoField.MONTH_OF_YEAR, "%02d", 1);
      case 'd' -> number(moment, ChronoField.DAY_OF_MONTH, "%02d", 1);
      case 'j' -> number(moment, ChronoField.DAY_OF_YEAR, "%03d", 1);
      case 'H' -> number(moment, ChronoField.HOUR_OF_DAY, "%02d", 0);
      case 'I' -> number(moment, ChronoField.CLOCK_HOUR_OF_AMPM, "%02d", 12);
      case 'M' -> number(moment, ChronoField.MINUTE_OF_HOUR, "%02d", 0);
      case 'S' -> number(moment, ChronoField.SECOND_OF_MINUTE, "%02d", 0);
      case 'f' -> number(moment, ChronoField.MICRO_OF_SECOND, "%06d", 0);
      case 'p' -> get(moment, ChronoField.HOUR_OF_DAY, 0) < 12 ? "AM" : "PM";
      case 'A' -> day(moment).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'a' -> day(moment).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'B' -> month(moment).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b' -> month(moment).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case '%' -> "%";
      default -> throw new EvaluationException("strftime does not know %" + directive);
    };
  }

  private static DayOfWeek day(TemporalAccessor moment) {
    return DayOfWeek.of((int) get(moment, ChronoField.DAY_OF_WEEK, 1));
  }

  private static Month month(TemporalAccessor moment) {
    return Month.of((int) get(moment, ChronoField.MONTH_OF_YEAR, 1));
  }

  private static long get(TemporalAccessor moment, ChronoField field, long absent) {
    return moment.isSupported(field) ? moment.getLong(field) : absent;
  }

  private static String number(
      TemporalAccessor moment, ChronoField field, String format, long absent) {
    return String.format(Locale.ROOT, format, get(moment, field, absent));
  }
}
