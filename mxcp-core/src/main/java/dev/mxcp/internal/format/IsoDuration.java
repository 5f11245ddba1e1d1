package dev.mxcp.internal.format;

import org.jspecify.annotations.Nullable;

/**
 * Durations of ISO 8601: {@code P1Y2M3DT4H5M6.5S} or {@code P2W}.
 *
 * <p>Every part may be negative, and so may the whole, as Java and databases write them; seconds
 * may have a fraction.
 */
final class IsoDuration {

  private static final String DATE_UNITS = "YMD";
  private static final String TIME_UNITS = "HMS";

  private final String text;
  private int at;

  private IsoDuration(String text) {
    this.text = text;
  }

  /** Returns the duration as it is; null where the text is none. */
  static @Nullable String parse(String text) {
    return new IsoDuration(text).isDuration() ? text : null;
  }

  private boolean isDuration() {
    skip('-');
    if (!skip('P')) {
      return false;
    }
    if (isWeeks()) {
      return true;
    }
    int dateParts = parts(DATE_UNITS);
    int timeParts = skip('T') ? parts(TIME_UNITS) : -1;
    return at == text.length() && timeParts != 0 && (dateParts > 0 || timeParts > 0);
  }

  private boolean isWeeks() {
    int start = at;
    if (number() && skip('W') && at == text.length()) {
      return true;
    }
    at = start;
    return false;
  }

  /** Skips numbers with units in the given order; returns how many. */
  private int parts(String units) {
    int count = 0;
    for (int i = 0; i < units.length(); i++) {
      int start = at;
      if (number() && fraction(units.charAt(i)) && skip(units.charAt(i))) {
        count++;
      } else {
        at = start;
      }
    }
    return count;
  }

  private boolean number() {
    skip('-');
    return digits();
  }

  private boolean fraction(char unit) {
    return unit != 'S' || !skip('.') || digits();
  }

  private boolean digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > start;
  }

  private boolean skip(char c) {
    boolean isThere = at < text.length() && text.charAt(at) == c;
    at += isThere ? 1 : 0;
    return isThere;
  }
}
