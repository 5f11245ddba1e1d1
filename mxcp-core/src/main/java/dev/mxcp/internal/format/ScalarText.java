package dev.mxcp.internal.format;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The texts of Java values that JSON has no type of its own for. */
public final class ScalarText {

  private ScalarText() {}

  /**
   * Returns the text of a text-like value; null where it is none.
   *
   * <p>Times always have seconds, and a fraction of 3, 6 or 9 digits only where it is not zero.
   */
  public static @Nullable String text(Object value) {
    if (value instanceof CharSequence || value instanceof Character) {
      return value.toString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof UUID || value instanceof URI) {
      return value.toString();
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    return timeText(value);
  }

  /** Returns the text of a result: like {@link #text}, with moments in UTC. */
  public static @Nullable String resultText(Object value) {
    if (value instanceof OffsetDateTime moment) {
      return text(inUtc(moment));
    }
    if (value instanceof ZonedDateTime moment) {
      return text(inUtc(moment.toOffsetDateTime()));
    }
    return text(value);
  }

  private static OffsetDateTime inUtc(OffsetDateTime moment) {
    try {
      return moment.withOffsetSameInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) { // at the ends of what Java can tell
      return moment;
    }
  }

  private static @Nullable String timeText(Object value) {
    if (value instanceof LocalDate || value instanceof Duration || value instanceof Period) {
      return value.toString();
    }
    if (value instanceof LocalTime time) {
      return withSeconds(time.toString(), time);
    }
    if (value instanceof LocalDateTime time) {
      return withSeconds(time.toString(), time.toLocalTime());
    }
    return offsetText(value);
  }

  private static @Nullable String offsetText(Object value) {
    if (value instanceof OffsetDateTime moment) {
      LocalDateTime local = moment.toLocalDateTime();
      return withSeconds(local.toString(), local.toLocalTime()) + moment.getOffset();
    }
    if (value instanceof ZonedDateTime moment) {
      return offsetText(moment.toOffsetDateTime());
    }
    if (value instanceof Instant instant) {
      return offsetText(instant.atOffset(ZoneOffset.UTC));
    }
    if (value instanceof OffsetTime time) {
      return withSeconds(time.toLocalTime().toString(), time.toLocalTime()) + time.getOffset();
    }
    return null;
  }

  private static String withSeconds(String text, LocalTime time) {
    return time.getSecond() == 0 && time.getNano() == 0 ? text + ":00" : text;
  }
}
