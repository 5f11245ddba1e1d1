package dev.mxcp.prompts.internal.text;

import dev.mxcp.prompts.internal.value.Budget;
import dev.mxcp.prompts.internal.value.Limits;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Python's {@code strftime} in the locale C, where dates are of 1900 for a time alone. */
public final class DateFormat {

  private static final LocalDate NO_DATE = LocalDate.of(1900, 1, 1);

  private final LocalDate date;
  private final LocalTime time;
  private final String zone;

  private DateFormat(TemporalAccessor moment) {
    date = moment.isSupported(ChronoField.YEAR) ? LocalDate.from(moment) : NO_DATE;
    time = moment.isSupported(ChronoField.HOUR_OF_DAY) ? LocalTime.from(moment) : LocalTime.MIN;
    zone = moment instanceof OffsetDateTime offset ? zone(offset) : "";
  }

  private static String zone(OffsetDateTime moment) {
    int seconds = moment.getOffset().getTotalSeconds();
    int minutes = Math.abs(seconds) / 60;
    return (seconds < 0 ? "-" : "+") + digits(minutes / 60 * 100L + minutes % 60, 4, '0');
  }

  /** Returns a date, a time or both in a format. */
  public static String format(TemporalAccessor moment, String pattern, Budget budget) {
    DateFormat format = new DateFormat(moment);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int flags = c == '%' && i + 1 < pattern.length() ? flags(pattern, i + 1) : 0;
      if (c == '%' && i + flags + 1 < pattern.length()) {
        budget.step();
        String flag = pattern.substring(i + 1, i + 1 + flags);
        out.append(format.directive(pattern.charAt(i + 1 + flags), flag));
        i += 1 + flags;
      } else {
        out.append(c);
      }
      Limits.text(out.length());
    }
    return out.toString();
  }

  private static int flags(String pattern, int from) {
    return "-_0^".indexOf(pattern.charAt(from)) >= 0 ? 1 : 0;
  }

  private String directive(char directive, String flag) {
    return switch (directive) {
      case 'd' -> number(date.getDayOfMonth(), 2, '0', flag);
      case 'e' -> number(date.getDayOfMonth(), 2, ' ', flag);
      case 'm' -> number(date.getMonthValue(), 2, '0', flag);
      case 'y' -> number(Math.floorMod(date.getYear(), 100), 2, '0', flag);
      case 'C' -> number(Math.floorDiv(date.getYear(), 100), 2, '0', flag);
      case 'Y' -> number(date.getYear(), 4, '0', flag);
      case 'j' -> number(date.getDayOfYear(), 3, '0', flag);
      case 'u' -> number(date.getDayOfWeek().getValue(), 1, '0', flag);
      case 'w' -> number(sunday(), 1, '0', flag);
      case 'U' -> number((date.getDayOfYear() + 6L - sunday()) / 7, 2, '0', flag);
      case 'W' -> number((date.getDayOfYear() + 6L - (sunday() + 6) % 7) / 7, 2, '0', flag);
      case 'V' -> number(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flag);
      case 'G' -> number(date.get(IsoFields.WEEK_BASED_YEAR), 4, '0', flag);
      case 'g' -> number(date.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', flag);
      default -> ofTime(directive, flag);
    };
  }

  private String ofTime(char directive, String flag) {
    return switch (directive) {
      case 'H' -> number(time.getHour(), 2, '0', flag);
      case 'k' -> number(time.getHour(), 2, ' ', flag);
      case 'I' -> number((time.getHour() + 11) % 12 + 1, 2, '0', flag);
      case 'l' -> number((time.getHour() + 11) % 12 + 1, 2, ' ', flag);
      case 'M' -> number(time.getMinute(), 2, '0', flag);
      case 'S' -> number(time.getSecond(), 2, '0', flag);
      case 'f' -> digits(time.getNano() / 1000, 6, '0');
      case 'p' -> time.getHour() < 12 ? "AM" : "PM";
      case 'P' -> time.getHour() < 12 ? "am" : "pm";
      case 'z' -> zone;
      case 'Z' -> zoneName();
      default -> name(directive, flag);
    };
  }

  private String zoneName() {
    if (zone.isEmpty() || zone.equals("+0000")) {
      return zone.isEmpty() ? "" : "UTC";
    }
    return "UTC" + zone.substring(0, 3) + ":" + zone.substring(3);
  }

  private String name(char directive, String flag) {
    return switch (directive) {
      case 'A' -> cased(date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), flag);
      case 'a' -> cased(date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), flag);
      case 'B' -> cased(date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), flag);
      case 'b', 'h' ->
          cased(
              date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3), flag);
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> "%";
      default -> combined(directive, flag);
    };
  }

  private String combined(char directive, String flag) {
    return switch (directive) {
      case 'c' -> all("%a %b %e %H:%M:%S %Y");
      case 'x', 'D' -> all("%m/%d/%y");
      case 'X', 'T' -> all("%H:%M:%S");
      case 'R' -> all("%H:%M");
      case 'r' -> all("%I:%M:%S %p");
      case 'F' -> all("%Y-%m-%d");
      default -> "%" + flag + directive;
    };
  }

  private String all(String pattern) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      boolean directive = pattern.charAt(i) == '%';
      out.append(directive ? directive(pattern.charAt(++i), "") : pattern.substring(i, i + 1));
    }
    return out.toString();
  }

  /** Returns the day of the week, where Sunday is 0. */
  private int sunday() {
    return date.getDayOfWeek().getValue() % 7;
  }

  private static String cased(String text, String flag) {
    return flag.equals("^") ? TextCase.upper(text) : text;
  }

  private static String number(long number, int width, char fill, String flag) {
    return switch (flag) {
      case "-" -> Long.toString(number);
      case "_" -> digits(number, width, ' ');
      case "0" -> digits(number, width, '0');
      default -> digits(number, width, fill);
    };
  }

  private static String digits(long number, int width, char fill) {
    String digits = Long.toString(number);
    return Character.toString(fill).repeat(Math.max(0, width - digits.length())) + digits;
  }
}
