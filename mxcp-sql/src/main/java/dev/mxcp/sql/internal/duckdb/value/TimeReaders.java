package dev.mxcp.sql.internal.duckdb.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Reads dates and times. Zones play no part: the engine counts from 1970 in UTC. What Java has no
 * value for is a text: {@code infinity}, {@code -infinity}, {@code 24:00:00}.
 */
final class TimeReaders {

  private static final String INFINITY = "infinity";
  private static final String MINUS_INFINITY = "-infinity";
  private static final String END_OF_DAY = "24:00:00";

  private static final long MICRO_NANOS = 1_000;
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final int OFFSET_BITS = 24;
  private static final int MAX_OFFSET = 16 * 60 * 60 - 1;

  private TimeReaders() {}

  static Object date(Vector cells, int row) {
    int days = cells.int32(row);
    if (Math.abs((long) days) == Integer.MAX_VALUE) {
      return days > 0 ? INFINITY : MINUS_INFINITY;
    }
    return LocalDate.ofEpochDay(days);
  }

  static Object time(Vector cells, int row) {
    return time(cells.int64(row) * MICRO_NANOS);
  }

  static Object timeOfNanos(Vector cells, int row) {
    return time(cells.int64(row));
  }

  private static Object time(long nanos) {
    return nanos == DAY_NANOS ? END_OF_DAY : LocalTime.ofNanoOfDay(nanos);
  }

  /** The time in microseconds, and behind it how far the offset is from the greatest. */
  static Object timeWithOffset(Vector cells, int row) {
    long bits = cells.int64(row);
    int seconds = MAX_OFFSET - (int) (bits & ((1 << OFFSET_BITS) - 1));
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(seconds);
    Object time = time((bits >>> OFFSET_BITS) * MICRO_NANOS);
    return time instanceof LocalTime local ? OffsetTime.of(local, offset) : time + offset.getId();
  }

  static VectorType.Reader dateTime(ChronoUnit unit) {
    return (cells, row) -> {
      long count = cells.int64(row);
      return isInfinite(count)
          ? infinity(count)
          : LocalDateTime.ofInstant(instant(count, unit), ZoneOffset.UTC);
    };
  }

  static Object moment(Vector cells, int row) {
    long count = cells.int64(row);
    return isInfinite(count)
        ? infinity(count)
        : OffsetDateTime.ofInstant(instant(count, ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  private static Instant instant(long count, ChronoUnit unit) {
    return Instant.EPOCH.plus(count, unit);
  }

  private static boolean isInfinite(long count) {
    return count == Long.MAX_VALUE || count == -Long.MAX_VALUE;
  }

  private static Object infinity(long count) {
    return count > 0 ? INFINITY : MINUS_INFINITY;
  }
}
