package dev.mxcp.sql.internal.duckdb;

import dev.mxcp.json.JsonText;
import dev.mxcp.spi.RowSink;
import java.time.ZoneOffset;
import java.util.Set;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one column from the engine's vectors; the values are those of {@link
 * ColumnReader}.
 *
 * @param type how the engine holds them
 * @param json whether they are JSON, which the engine holds as text
 */
record ChunkColumn(DuckDBColumnType type, boolean json) {

  private static final Set<String> READABLE =
      Set.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER",
          "UBIGINT",
          "HUGEINT",
          "UHUGEINT",
          "FLOAT",
          "DOUBLE",
          "VARCHAR",
          "JSON",
          "DATE",
          "TIMESTAMP",
          "TIMESTAMP_S",
          "TIMESTAMP_MS",
          "TIMESTAMP_NS",
          "TIMESTAMP WITH TIME ZONE");

  /** Returns whether vectors of a type can be read: the driver has no getters for others. */
  static boolean reads(String type) {
    return READABLE.contains(type) || type.startsWith("DECIMAL(");
  }

  /** Reads a cell. */
  @Nullable Object read(DuckDBReadableVector cells, long row) {
    if (cells.isNull(row)) {
      return null;
    }
    return switch (type) {
      case BOOLEAN -> cells.getBoolean(row);
      case TINYINT, SMALLINT, INTEGER, BIGINT, UTINYINT, USMALLINT, UINTEGER -> whole(cells, row);
      case UBIGINT -> Values.narrow(cells.getUint64(row));
      case HUGEINT -> Values.narrow(cells.getHugeInt(row));
      case UHUGEINT -> Values.narrow(cells.getUHugeInt(row));
      case FLOAT -> cells.getFloat(row);
      case DOUBLE -> cells.getDouble(row);
      case DECIMAL -> cells.getBigDecimal(row);
      case DATE -> cells.getLocalDate(row);
      case TIMESTAMP, TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP_NS -> cells.getLocalDateTime(row);
      case TIMESTAMP_WITH_TIME_ZONE ->
          cells.getOffsetDateTime(row).withOffsetSameInstant(ZoneOffset.UTC);
      default -> text(cells, row);
    };
  }

  private @Nullable Object text(DuckDBReadableVector cells, long row) {
    String text = cells.getString(row);
    return json ? JsonText.read(text) : text;
  }

  private long whole(DuckDBReadableVector cells, long row) {
    return switch (type) {
      case TINYINT -> cells.getByte(row);
      case SMALLINT -> cells.getShort(row);
      case INTEGER -> cells.getInt(row);
      case UTINYINT -> cells.getUint8(row);
      case USMALLINT -> cells.getUint16(row);
      case UINTEGER -> cells.getUint32(row);
      default -> cells.getLong(row);
    };
  }

  /** Writes a cell; the common types without making a value of it. */
  void write(DuckDBReadableVector cells, long row, RowSink rows, int index) {
    if (cells.isNull(row)) {
      rows.nothing(index);
      return;
    }
    switch (type) {
      case BOOLEAN -> rows.bool(index, cells.getBoolean(row));
      case TINYINT, SMALLINT, INTEGER, BIGINT, UTINYINT, USMALLINT, UINTEGER ->
          rows.number(index, whole(cells, row));
      case DOUBLE -> rows.number(index, cells.getDouble(row));
      default -> {
        if (type == DuckDBColumnType.VARCHAR && !json) {
          rows.text(index, cells.getString(row));
        } else {
          rows.value(index, read(cells, row));
        }
      }
    }
  }
}
