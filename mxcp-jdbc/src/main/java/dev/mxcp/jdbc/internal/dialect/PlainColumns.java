package dev.mxcp.jdbc.internal.dialect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads columns as JDBC describes them. */
final class PlainColumns {

  private PlainColumns() {}

  static ColumnReader reader(ResultSetMetaData columns, int index) throws SQLException {
    return switch (columns.getColumnType(index)) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnReader.LONG;
      case Types.FLOAT, Types.DOUBLE -> ColumnReader.DOUBLE;
      case Types.BOOLEAN -> ColumnReader.BOOLEAN;
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.CLOB ->
          ColumnReader.TEXT;
      case Types.DECIMAL, Types.NUMERIC ->
          ColumnReader.of((rows, column) -> rows.getBigDecimal(column));
      case Types.DATE -> ColumnReader.of((rows, column) -> rows.getObject(column, LocalDate.class));
      case Types.TIME -> ColumnReader.of((rows, column) -> rows.getObject(column, LocalTime.class));
      case Types.TIMESTAMP ->
          ColumnReader.of((rows, column) -> rows.getObject(column, LocalDateTime.class));
      case Types.TIMESTAMP_WITH_TIMEZONE ->
          ColumnReader.of((rows, column) -> value(rows.getObject(column, OffsetDateTime.class)));
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          ColumnReader.of((rows, column) -> rows.getBytes(column));
      default -> ColumnReader.of((rows, column) -> value(rows.getObject(column)));
    };
  }

  /** Returns a value of the driver's as one that the library knows; a text for all others. */
  static @Nullable Object value(@Nullable Object value) throws SQLException {
    if (value instanceof OffsetDateTime moment) {
      return moment.withOffsetSameInstant(ZoneOffset.UTC);
    }
    if (value instanceof Timestamp moment) {
      return moment.toLocalDateTime();
    }
    if (value instanceof Date date) {
      return date.toLocalDate();
    }
    if (value instanceof Time time) {
      return time.toLocalTime();
    }
    if (value instanceof Array array) {
      return list((Object[]) array.getArray());
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put(String.valueOf(entry.getKey()), value(entry.getValue()));
      }
      return copy;
    }
    return scalar(value);
  }

  private static List<@Nullable Object> list(@Nullable Object[] items) throws SQLException {
    List<@Nullable Object> list = new ArrayList<>(items.length);
    for (Object item : items) {
      list.add(value(item));
    }
    return list;
  }

  private static @Nullable Object scalar(@Nullable Object value) {
    if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    if (value instanceof BigInteger whole && whole.bitLength() < 64) {
      return whole.longValue();
    }
    boolean known =
        value == null
            || value instanceof Boolean
            || value instanceof byte[]
            || value instanceof java.util.UUID
            || value instanceof java.time.temporal.Temporal
            || value instanceof Long
            || value instanceof Double
            || value instanceof Float
            || value instanceof BigDecimal
            || value instanceof BigInteger;
    return known ? value : String.valueOf(value);
  }
}
