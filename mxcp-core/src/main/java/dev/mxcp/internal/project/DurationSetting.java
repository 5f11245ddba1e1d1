package dev.mxcp.internal.project;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as files have them: {@code 500ms}, {@code 5s}, {@code 2m}, {@code 1h}, or seconds. */
final class DurationSetting {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?(ms|s|m|h)?");

  private DurationSetting() {}

  /** Returns a duration above zero; null where the text is none. */
  static @Nullable Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    long nanos =
        switch (unit) {
          case "ms" -> 1_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          default -> 1_000_000_000L;
        };
    BigDecimal total = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(nanos));
    boolean fits = total.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
    return fits && total.longValue() > 0 ? Duration.ofNanos(total.longValue()) : null;
  }
}
