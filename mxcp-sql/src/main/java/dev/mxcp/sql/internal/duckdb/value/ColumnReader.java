package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.sql.internal.type.Integers;
import dev.mxcp.sql.internal.type.SqlType;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads the values of one column. */
@FunctionalInterface
interface ColumnReader {

  @Nullable Object read(ResultSet rows, int column) throws SQLException;

  /** Returns the reader of a type, as the engine names it. */
  static ColumnReader of(String type) {
    return switch (type) {
      case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER" ->
          ColumnReader::readLong;
      case "UBIGINT", "HUGEINT", "UHUGEINT" -> ColumnReader::readInteger;
      case "BIGINT", "VARCHAR", "DOUBLE", "FLOAT", "BOOLEAN", "DATE", "TIME", "UUID" ->
          ResultSet::getObject;
      // The default reading goes through the zone of the JVM and is wrong in its DST gaps.
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
          (rows, column) -> rows.getObject(column, LocalDateTime.class);
      case "TIMESTAMP WITH TIME ZONE" -> ColumnReader::readInstant;
      case "BLOB" -> ColumnReader::readBytes;
      default -> converting(Values.of(SqlType.parse(type)));
    };
  }

  private static ColumnReader converting(Values.Converter converter) {
    return (rows, column) -> converter.orNull(rows.getObject(column));
  }

  private static @Nullable Object readLong(ResultSet rows, int column) throws SQLException {
    long value = rows.getLong(column);
    return rows.wasNull() ? null : (Object) value;
  }

  private static @Nullable Object readInteger(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column) instanceof BigInteger value ? Integers.narrow(value) : null;
  }

  private static @Nullable Object readInstant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column) instanceof OffsetDateTime value
        ? value.withOffsetSameInstant(ZoneOffset.UTC)
        : null;
  }

  private static @Nullable Object readBytes(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column) instanceof Blob value ? Values.bytes(value) : null;
  }
}
