package dev.mxcp.prompts.internal.evaluate;

import dev.mxcp.prompts.internal.text.DateFormat;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.DateText;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** The attributes and methods of dates and times. */
final class DateMembers {

  private DateMembers() {}

  static @Nullable Object find(Object value, String name) {
    TemporalAccessor moment = (TemporalAccessor) value;
    return switch (name) {
      case "year" -> field(moment, ChronoField.YEAR);
      case "month" -> field(moment, ChronoField.MONTH_OF_YEAR);
      case "day" -> field(moment, ChronoField.DAY_OF_MONTH);
      case "hour" -> field(moment, ChronoField.HOUR_OF_DAY);
      case "minute" -> field(moment, ChronoField.MINUTE_OF_HOUR);
      case "second" -> field(moment, ChronoField.SECOND_OF_MINUTE);
      case "microsecond" -> field(moment, ChronoField.MICRO_OF_SECOND);
      default -> method(moment, name);
    };
  }

  private static @Nullable Object field(TemporalAccessor moment, ChronoField field) {
    return moment.isSupported(field) ? moment.getLong(field) : null;
  }

  private static @Nullable Callable method(TemporalAccessor moment, String name) {
    boolean hasDate = moment.isSupported(ChronoField.DAY_OF_WEEK);
    boolean hasBoth = hasDate && moment.isSupported(ChronoField.HOUR_OF_DAY);
    return switch (name) {
      case "isoformat" -> a -> DateText.iso(moment, a.text(0, "sep", "T"));
      case "strftime" ->
          a -> a.budget().made(DateFormat.format(moment, a.text(0, "format"), a.budget()));
      case "weekday" -> hasDate ? a -> moment.getLong(ChronoField.DAY_OF_WEEK) - 1 : null;
      case "isoweekday" -> hasDate ? a -> moment.getLong(ChronoField.DAY_OF_WEEK) : null;
      case "toordinal" -> hasDate ? a -> LocalDate.from(moment).toEpochDay() + 719_163 : null;
      case "date" -> hasBoth ? a -> LocalDate.from(moment) : null;
      case "time" -> hasBoth ? a -> LocalTime.from(moment) : null;
      case "timestamp" -> moment instanceof OffsetDateTime at ? a -> seconds(at) : null;
      default -> null;
    };
  }

  private static double seconds(OffsetDateTime moment) {
    return moment.toEpochSecond() + moment.getNano() / 1e9;
  }
}
