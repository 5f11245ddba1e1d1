package dev.mxcp.jdbc.internal.dialect;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Intervals as PostgreSQL writes them by default, such as {@code 1 year 2 mons -04:05:06.7}. */
final class PostgresInterval {

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([+-]?\\d+) years? ?)?(?:([+-]?\\d+) mons? ?)?(?:([+-]?\\d+) days? ?)?"
              + "(?:([+-]?)(\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?))?");

  private PostgresInterval() {}

  /** Returns the text in ISO 8601; the text itself if the session writes intervals otherwise. */
  static String toIso(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return text;
    }
    StringBuilder iso = new StringBuilder("P");
    append(iso, "", parts.group(1), 'Y');
    append(iso, "", parts.group(2), 'M');
    append(iso, "", parts.group(3), 'D');
    int date = iso.length();
    String sign = "-".equals(parts.group(4)) ? "-" : "";
    append(iso, sign, parts.group(5), 'H');
    append(iso, sign, parts.group(6), 'M');
    append(iso, sign, parts.group(7), 'S');
    if (iso.length() > date) {
      iso.insert(date, 'T');
    }
    return iso.length() == 1 ? "PT0S" : iso.toString();
  }

  private static void append(StringBuilder iso, String sign, @Nullable String part, char unit) {
    if (part == null) {
      return;
    }
    BigDecimal number = new BigDecimal(part);
    if (number.signum() != 0) {
      iso.append(sign).append(number.stripTrailingZeros().toPlainString()).append(unit);
    }
  }
}
