package dev.mxcp.sql.internal.type;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of an interval: the engine writes {@code 1 year 2 days 04:05:06}, we ISO 8601. */
public final class IntervalText {

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(-?\\d+) years? ?)?(?:(-?\\d+) months? ?)?(?:(-?\\d+) days? ?)?"
              + "(?:(-?)(\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?))?");

  private static final long MINUTE_MICROS = 60_000_000;
  private static final long HOUR_MICROS = 60 * MINUTE_MICROS;

  private IntervalText() {}

  /** Returns the ISO 8601 text; the text itself where it is not one of the engine's. */
  public static String toIso(String text) {
    Matcher matcher = PARTS.matcher(text);
    if (!matcher.matches()) {
      return text;
    }
    StringBuilder iso = new StringBuilder("P");
    append(iso, matcher.group(1), "", 'Y');
    append(iso, matcher.group(2), "", 'M');
    append(iso, matcher.group(3), "", 'D');
    int date = iso.append('T').length();
    String sign = matcher.group(4);
    append(iso, matcher.group(5), sign, 'H');
    append(iso, matcher.group(6), sign, 'M');
    append(iso, matcher.group(7), sign, 'S');
    if (iso.length() == date) {
      iso.setLength(date - 1);
    }
    return iso.length() == 1 ? "PT0S" : iso.toString();
  }

  /** Returns the ISO 8601 text of an interval in its three parts. */
  public static String of(int months, int days, long micros) {
    StringBuilder iso = new StringBuilder("P");
    append(iso, months / 12, 'Y');
    append(iso, months % 12, 'M');
    append(iso, days, 'D');
    if (micros != 0) {
      iso.append('T');
      append(iso, micros / HOUR_MICROS, 'H');
      append(iso, micros / MINUTE_MICROS % 60, 'M');
      long rest = micros % MINUTE_MICROS;
      if (rest != 0) {
        iso.append(BigDecimal.valueOf(rest, 6).stripTrailingZeros().toPlainString()).append('S');
      }
    }
    return iso.length() == 1 ? "PT0S" : iso.toString();
  }

  private static void append(StringBuilder iso, long number, char unit) {
    if (number != 0) {
      iso.append(number).append(unit);
    }
  }

  /** Returns what the engine reads as an interval, from the text of a duration or period. */
  public static String fromIso(String iso) {
    boolean negative = iso.startsWith("-");
    StringBuilder text = new StringBuilder();
    boolean time = false;
    int start = negative ? 2 : 1;
    for (int i = start; i < iso.length(); i++) {
      char c = iso.charAt(i);
      if (Character.isLetter(c)) {
        if (i > start) {
          String number = iso.substring(start, i);
          text.append(negative ? negated(number) : number)
              .append(' ')
              .append(unit(c, time))
              .append(' ');
        }
        time |= c == 'T';
        start = i + 1;
      }
    }
    return text.toString().trim();
  }

  private static String negated(String number) {
    return number.startsWith("-") ? number.substring(1) : "-" + number;
  }

  private static String unit(char letter, boolean time) {
    return switch (letter) {
      case 'Y' -> "years";
      case 'M' -> time ? "minutes" : "months";
      case 'W' -> "weeks";
      case 'D' -> "days";
      case 'H' -> "hours";
      default -> "seconds";
    };
  }

  private static void append(
      StringBuilder iso, @Nullable String digits, @Nullable String sign, char unit) {
    if (digits == null) {
      return;
    }
    String number = digits.replaceFirst("^(-?)0+(?=\\d)", "$1");
    if (number.contains(".")) {
      number = number.replaceFirst("\\.?0+$", "");
    }
    if (!number.equals("0")) {
      iso.append(sign == null ? "" : sign).append(number).append(unit);
    }
  }
}
