package dev.mxcp.sql.internal.duckdb.value;

import java.sql.Date;
import java.time.LocalDate;

/**
 * A date for the driver, which makes a {@link Date} of every LocalDate: that has another calendar
 * before 1582, no years before 1, and lacks the days that the time zone of the JVM has left out.
 */
final class ExactDate extends Date {

  private static final long serialVersionUID = 1L;

  private final LocalDate date;

  ExactDate(LocalDate date) {
    super(0);
    this.date = date;
  }

  /** Returns the very date; the driver asks for nothing else. */
  @Override
  public LocalDate toLocalDate() {
    return date;
  }
}
