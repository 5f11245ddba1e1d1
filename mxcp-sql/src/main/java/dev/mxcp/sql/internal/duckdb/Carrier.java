package dev.mxcp.sql.internal.duckdb;

import dev.mxcp.json.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * How values of a type travel between the engine and a Java function.
 *
 * @param type the type as the function declares it
 * @param parsed the same, taken apart
 * @param column what the driver carries
 */
record Carrier(String type, SqlType parsed, DuckDBColumnType column) {

  static Carrier of(String type) {
    SqlType parsed = SqlType.parse(type);
    return new Carrier(type, parsed, column(parsed));
  }

  private static DuckDBColumnType column(SqlType type) {
    return switch (name(type)) {
      case "BOOLEAN", "BOOL", "LOGICAL" -> DuckDBColumnType.BOOLEAN;
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "INT",
          "BIGINT",
          "LONG",
          "UTINYINT",
          "USMALLINT",
          "UINTEGER" ->
          DuckDBColumnType.BIGINT;
      case "FLOAT", "REAL", "DOUBLE" -> DuckDBColumnType.DOUBLE;
      case "DATE" -> DuckDBColumnType.DATE;
      case "TIMESTAMP", "DATETIME" -> DuckDBColumnType.TIMESTAMP;
      case "TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE" -> DuckDBColumnType.TIMESTAMP_WITH_TIME_ZONE;
      default -> DuckDBColumnType.VARCHAR;
    };
  }

  private static String name(SqlType type) {
    return type instanceof SqlType.Plain plain ? plain.name() : "";
  }

  private boolean isText() {
    return column == DuckDBColumnType.VARCHAR;
  }

  /** Returns the SQL that turns an argument into what is carried. */
  String toCarrier(String argument) {
    String cast = "CAST(" + argument + " AS " + type + ")";
    if (!isText()) {
      return cast;
    }
    return switch (name(parsed)) {
      case "" -> "CAST(to_json(" + cast + ") AS VARCHAR)";
      case "BLOB", "BYTEA", "BINARY", "VARBINARY" -> "base64(" + cast + ")";
      default -> "CAST(" + cast + " AS VARCHAR)";
    };
  }

  /** Returns the SQL that turns what is carried into a result. */
  String fromCarrier(String call) {
    return switch (name(parsed)) {
      case "" -> "CAST(CAST(" + call + " AS JSON) AS " + type + ")";
      case "BLOB", "BYTEA", "BINARY", "VARBINARY" -> "from_base64(" + call + ")";
      default -> "CAST(" + call + " AS " + type + ")";
    };
  }

  /** Reads the arguments of some rows. */
  List<@Nullable Object> read(DuckDBReadableVector values, int rows) {
    @Nullable Object[] column = new Object[rows];
    for (int row = 0; row < rows; row++) {
      column[row] = read(values, (long) row);
    }
    return Collections.unmodifiableList(Arrays.asList(column));
  }

  private @Nullable Object read(DuckDBReadableVector values, long row) {
    if (values.isNull(row)) {
      return null;
    }
    return switch (column) {
      case BOOLEAN -> values.getBoolean(row);
      case BIGINT -> values.getLong(row);
      case DOUBLE -> values.getDouble(row);
      case DATE -> values.getLocalDate(row);
      case TIMESTAMP -> values.getLocalDateTime(row);
      case TIMESTAMP_WITH_TIME_ZONE ->
          values.getOffsetDateTime(row).withOffsetSameInstant(ZoneOffset.UTC);
      default -> fromText(parsed, values.getString(row));
    };
  }

  private static @Nullable Object fromText(SqlType type, String text) {
    return switch (name(type)) {
      case "VARCHAR" -> text;
      case "", "JSON" -> JsonValues.typed(type, JsonText.read(text));
      case "BLOB", "BYTEA", "BINARY", "VARBINARY" -> Base64.getDecoder().decode(text);
      default -> JsonValues.scalar(name(type), text);
    };
  }

  /** Writes the results of all rows. */
  void write(DuckDBWritableVector results, List<? extends @Nullable Object> values) {
    if (isText()) {
      // In one go: every single text would be a call into the engine.
      results.setStringUtf8Batch(0, texts(values));
      return;
    }
    for (int row = 0; row < values.size(); row++) {
      Object value = values.get(row);
      if (value == null) {
        results.setNull(row);
      } else {
        write(results, row, value);
      }
    }
  }

  private void write(DuckDBWritableVector results, long row, Object value) {
    switch (column) {
      case BOOLEAN -> results.setBoolean(row, (Boolean) value);
      case BIGINT -> results.setLong(row, whole(value));
      case DOUBLE -> results.setDouble(row, ((Number) value).doubleValue());
      case DATE -> results.setDate(row, (LocalDate) value);
      case TIMESTAMP -> results.setTimestamp(row, (LocalDateTime) value);
      case TIMESTAMP_WITH_TIME_ZONE -> results.setOffsetDateTime(row, instant(value));
      default -> throw new IllegalStateException(String.valueOf(column));
    }
  }

  private static long whole(Object value) {
    if (value instanceof BigInteger integer) {
      return integer.longValueExact();
    }
    return value instanceof Double || value instanceof Float || value instanceof BigDecimal
        ? new BigDecimal(value.toString()).longValueExact()
        : ((Number) value).longValue();
  }

  private static OffsetDateTime instant(Object value) {
    return value instanceof Instant instant
        ? instant.atOffset(ZoneOffset.UTC)
        : (OffsetDateTime) value;
  }

  private byte[] @Nullable [] texts(List<? extends @Nullable Object> values) {
    byte[] @Nullable [] texts = new byte[values.size()][];
    for (int row = 0; row < texts.length; row++) {
      Object value = values.get(row);
      texts[row] = value == null ? null : text(value).getBytes(StandardCharsets.UTF_8);
    }
    return texts;
  }

  private String text(Object value) {
    String name = name(parsed);
    if (name.isEmpty() || name.equals("JSON")) {
      return JsonText.write(JsonValues.plain(value));
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    boolean interval = name.equals("INTERVAL");
    return interval ? IntervalText.fromIso(value.toString()) : plainText(value);
  }

  private static String plainText(Object value) {
    boolean known =
        value instanceof CharSequence
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof UUID
            || value instanceof LocalDate
            || value instanceof LocalTime
            || value instanceof LocalDateTime
            || value instanceof OffsetDateTime;
    if (!known) {
      throw new IllegalArgumentException("a value of " + value.getClass().getName());
    }
    return value.toString();
  }
}
