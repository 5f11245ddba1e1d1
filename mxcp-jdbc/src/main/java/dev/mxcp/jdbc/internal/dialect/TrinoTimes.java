package dev.mxcp.jdbc.internal.dialect;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates, times and intervals from Trino's texts; they stay texts where Java has no value. */
final class TrinoTimes {

  /** More digits than Java's times have, not all of them zero. */
  private static final Pattern PICOS = Pattern.compile("(.*\\.\\d{9})(\\d{0,3}[1-9]\\d*)(.*)");

  private static final Pattern ZEROS = Pattern.compile("(\\.\\d{9})0+");

  private static final Pattern DAY_TIME =
      Pattern.compile("(-?)(\\d+) (\\d+):(\\d+):(\\d+(?:\\.\\d+)?)");

  private static final Pattern YEAR_MONTH = Pattern.compile("(-?)(\\d+)-(\\d+)");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private TrinoTimes() {}

  static Object value(TrinoType.Kind kind, String text) {
    try {
      return switch (kind) {
        case DATE -> LocalDate.parse(text);
        case TIME -> time(text);
        default -> timestamp(text);
      };
    } catch (DateTimeException e) {
      return text;
    }
  }

  private static Object time(String text) {
    if (PICOS.matcher(text).matches()) {
      return text;
    }
    String short9 = ZEROS.matcher(text).replaceFirst("$1");
    boolean local = short9.indexOf('+') < 0 && short9.indexOf('-') < 0;
    return local ? LocalTime.parse(short9) : OffsetTime.parse(short9);
  }

  private static Object timestamp(String text) {
    Matcher picos = PICOS.matcher(text);
    if (!picos.matches()) {
      return moment(ZEROS.matcher(text).replaceFirst("$1"));
    }
    Object nanos = moment(picos.group(1) + picos.group(3));
    if (nanos instanceof OffsetDateTime time) {
      return SECONDS.format(time)
          + "."
          + String.format("%09d", time.getNano())
          + picos.group(2)
          + "Z";
    }
    return text.replace(' ', 'T');
  }

  private static Object moment(String text) {
    String[] parts = text.split(" ", -1);
    LocalDateTime local = LocalDateTime.of(LocalDate.parse(parts[0]), LocalTime.parse(parts[1]));
    return parts.length == 2
        ? local
        : local
            .atZone(ZoneId.of(parts[2]))
            .toOffsetDateTime()
            .withOffsetSameInstant(ZoneOffset.UTC);
  }

  /** Returns an interval in ISO 8601. */
  static String interval(String text) {
    Matcher months = YEAR_MONTH.matcher(text);
    if (months.matches()) {
      String sign = months.group(1);
      return iso(part(sign, months.group(2), 'Y') + part(sign, months.group(3), 'M'), "");
    }
    Matcher days = DAY_TIME.matcher(text);
    if (!days.matches()) {
      return text;
    }
    String sign = days.group(1);
    String time =
        part(sign, days.group(3), 'H')
            + part(sign, days.group(4), 'M')
            + part(sign, days.group(5), 'S');
    return iso(part(sign, days.group(2), 'D'), time);
  }

  private static String iso(String date, String time) {
    String iso = "P" + date + (time.isEmpty() ? "" : "T" + time);
    return iso.length() == 1 ? "PT0S" : iso;
  }

  private static String part(String sign, String digits, char unit) {
    BigDecimal number = new BigDecimal(digits);
    return number.signum() == 0 ? "" : sign + number.stripTrailingZeros().toPlainString() + unit;
  }
}
