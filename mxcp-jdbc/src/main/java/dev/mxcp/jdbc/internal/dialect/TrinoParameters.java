package dev.mxcp.jdbc.internal.dialect;

import dev.mxcp.error.DatabaseException;
import dev.mxcp.jdbc.internal.dialect.BindType.Kind;
import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds values for Trino, whose driver writes them into the statement as literals. */
final class TrinoParameters {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter();

  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder().appendOffset("+HH:MM", "+00:00").toFormatter();

  private TrinoParameters() {}

  static void bind(PreparedStatement statement, int index, BindType type, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, sqlType(type));
    } else if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
      statement.setString(index, JsonText.write(value));
    } else if (type.kind() == Kind.OBJECT) {
      statement.setString(index, JsonText.write(value));
    } else if (value instanceof BigDecimal || value instanceof BigInteger) {
      statement.setBigDecimal(index, TrinoPieces.plain((Number) value));
    } else if (value instanceof Temporal temporal) {
      temporal(statement, index, PlainParameters.moment(temporal));
    } else {
      requireFinite(type, value);
      PlainParameters.bind(statement, index, type, value);
    }
  }

  private static void temporal(PreparedStatement statement, int index, Temporal value)
      throws SQLException {
    if (value instanceof LocalDate) {
      statement.setObject(index, value, Types.DATE);
    } else if (value instanceof LocalTime) {
      statement.setObject(index, value, Types.TIME);
    } else if (value instanceof LocalDateTime) {
      statement.setObject(index, value, Types.TIMESTAMP);
    } else if (value instanceof OffsetTime time) {
      statement.setString(index, TIME.format(time) + OFFSET.format(time));
    } else if (value instanceof OffsetDateTime time) {
      String date = time.toLocalDate().toString();
      statement.setString(index, date + " " + TIME.format(time) + " " + OFFSET.format(time));
    } else {
      throw PlainParameters.refused(value);
    }
  }

  /** Dates and times without end, and the end of a day, are texts, and Trino has none of them. */
  private static void requireFinite(BindType type, Object value) {
    boolean time =
        switch (type.kind()) {
          case DATE, TIME, DATE_TIME, MOMENT -> true;
          default -> false;
        };
    if (time) {
      throw new DatabaseException(
          DatabaseException.Kind.PARAMETERS,
          "Trino has no value for " + value + ": it has neither infinite times nor 24:00:00.",
          null);
    }
  }

  private static int sqlType(BindType type) {
    return switch (type.kind()) {
      case INTEGER -> Types.BIGINT;
      case NUMBER -> Types.DOUBLE;
      case BOOLEAN -> Types.BOOLEAN;
      case DATE -> Types.DATE;
      case TIME -> Types.TIME;
      case DATE_TIME -> Types.TIMESTAMP;
      case ANY -> Types.NULL;
      default -> Types.VARCHAR;
    };
  }
}
