package dev.mxcp.jdbc.internal.dialect;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns of PostgreSQL.
 *
 * <p>The driver asks the catalog once in the life of a connection when it is asked for the name of
 * the type of a table's column, so only types that share a number are told apart by name.
 */
final class PostgresColumns {

  private PostgresColumns() {}

  static ColumnReader reader(ResultSetMetaData columns, int index) throws SQLException {
    return switch (columns.getColumnType(index)) {
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnReader.LONG;
      case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR -> ColumnReader.TEXT;
      case Types.NUMERIC -> ColumnReader.of(PostgresColumns::number);
      case Types.REAL -> ColumnReader.of((rows, column) -> rows.getObject(column, Float.class));
      case Types.DATE -> ColumnReader.of(PostgresColumns::date);
      case Types.BINARY -> ColumnReader.of(ResultSet::getBytes);
      default -> named(columns.getColumnTypeName(index));
    };
  }

  private static ColumnReader named(String type) {
    return switch (type) {
      case "bool" -> ColumnReader.BOOLEAN;
      case "float8" -> ColumnReader.DOUBLE;
      case "timestamp" -> ColumnReader.of(PostgresColumns::timestamp);
      case "timestamptz" -> ColumnReader.of(PostgresColumns::moment);
      case "timetz" -> ColumnReader.of((rows, column) -> rows.getObject(column, OffsetTime.class));
      case "uuid" -> ColumnReader.of((rows, column) -> rows.getObject(column, UUID.class));
      case "hstore" -> ColumnReader.of((rows, column) -> rows.getObject(column));
      default -> type.startsWith("_") ? array(type.substring(1)) : text(type);
    };
  }

  private static ColumnReader text(String type) {
    return ColumnReader.of(
        (rows, column) -> {
          String text = rows.getString(column);
          return text == null ? null : PostgresText.value(type, text);
        });
  }

  private static ColumnReader array(String items) {
    return ColumnReader.of(
        (rows, column) -> {
          String text = rows.getString(column);
          return text == null
              ? null
              : PostgresArrayText.read(text, item -> PostgresText.value(items, item));
        });
  }

  private static @Nullable Object number(ResultSet rows, int column) throws SQLException {
    Object number = rows.getObject(column);
    return number instanceof Number ? number : null;
  }

  private static @Nullable Object date(ResultSet rows, int column) throws SQLException {
    LocalDate date = rows.getObject(column, LocalDate.class);
    return LocalDate.MAX.equals(date) || LocalDate.MIN.equals(date)
        ? infinity(date.equals(LocalDate.MAX))
        : date;
  }

  private static @Nullable Object timestamp(ResultSet rows, int column) throws SQLException {
    LocalDateTime time = rows.getObject(column, LocalDateTime.class);
    return LocalDateTime.MAX.equals(time) || LocalDateTime.MIN.equals(time)
        ? infinity(time.equals(LocalDateTime.MAX))
        : time;
  }

  private static @Nullable Object moment(ResultSet rows, int column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    if (OffsetDateTime.MAX.equals(time) || OffsetDateTime.MIN.equals(time)) {
      return infinity(time.equals(OffsetDateTime.MAX));
    }
    return time == null ? null : time.withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static String infinity(boolean positive) {
    return positive ? "infinity" : "-infinity";
  }
}
