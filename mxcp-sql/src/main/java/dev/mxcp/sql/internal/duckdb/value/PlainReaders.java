package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.json.JsonText;
import dev.mxcp.sql.internal.type.Integers;
import dev.mxcp.sql.internal.type.IntervalText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads values that have no parts. */
final class PlainReaders {

  private static final int HEADER = 3;
  private static final int LONGEST_NUMBER = 1_000;

  private PlainReaders() {}

  /**
   * Returns the type with a number that needs no more to be known.
   *
   * @throws IllegalArgumentException where nobody can read it
   */
  static VectorType of(int id) {
    return switch (id) {
      case TypeIds.BOOLEAN -> VectorType.plain(id, 1, (cells, row) -> cells.int8(row) != 0);
      case TypeIds.TINYINT,
          TypeIds.SMALLINT,
          TypeIds.INTEGER,
          TypeIds.BIGINT,
          TypeIds.UTINYINT,
          TypeIds.USMALLINT,
          TypeIds.UINTEGER ->
          VectorType.plain(id, wholeBytes(id), (cells, row) -> whole(id, cells, row));
      case TypeIds.UBIGINT -> VectorType.plain(id, 8, PlainReaders::unsigned);
      case TypeIds.HUGEINT -> VectorType.plain(id, 16, (cells, row) -> huge(cells, row, true));
      case TypeIds.UHUGEINT -> VectorType.plain(id, 16, (cells, row) -> huge(cells, row, false));
      case TypeIds.FLOAT -> VectorType.plain(id, 4, Vector::float32);
      case TypeIds.DOUBLE -> VectorType.plain(id, 8, Vector::float64);
      case TypeIds.BLOB, TypeIds.GEOMETRY -> VectorType.plain(id, 16, Vector::bytes);
      case TypeIds.BIT -> VectorType.plain(id, 16, PlainReaders::bits);
      case TypeIds.BIGNUM -> VectorType.plain(id, 16, PlainReaders::bignum);
      case TypeIds.UUID -> VectorType.plain(id, 16, PlainReaders::uuid);
      case TypeIds.INTERVAL -> VectorType.plain(id, 16, PlainReaders::interval);
      case TypeIds.SQLNULL -> VectorType.plain(id, 1, (cells, row) -> null);
      default -> ofTime(id);
    };
  }

  private static VectorType ofTime(int id) {
    return switch (id) {
      case TypeIds.DATE -> VectorType.plain(id, 4, TimeReaders::date);
      case TypeIds.TIME -> VectorType.plain(id, 8, TimeReaders::time);
      case TypeIds.TIME_NS -> VectorType.plain(id, 8, TimeReaders::timeOfNanos);
      case TypeIds.TIME_TZ -> VectorType.plain(id, 8, TimeReaders::timeWithOffset);
      case TypeIds.TIMESTAMP -> VectorType.plain(id, 8, TimeReaders.dateTime(ChronoUnit.MICROS));
      case TypeIds.TIMESTAMP_S -> VectorType.plain(id, 8, TimeReaders.dateTime(ChronoUnit.SECONDS));
      case TypeIds.TIMESTAMP_MS -> VectorType.plain(id, 8, TimeReaders.dateTime(ChronoUnit.MILLIS));
      case TypeIds.TIMESTAMP_NS -> VectorType.plain(id, 8, TimeReaders.dateTime(ChronoUnit.NANOS));
      case TypeIds.TIMESTAMP_TZ -> VectorType.plain(id, 8, TimeReaders::moment);
      default ->
          throw new IllegalArgumentException(
              "its type is unknown; cast it to VARCHAR or JSON (type " + id + ")");
    };
  }

  private static int wholeBytes(int id) {
    return switch (id) {
      case TypeIds.TINYINT, TypeIds.UTINYINT -> Byte.BYTES;
      case TypeIds.SMALLINT, TypeIds.USMALLINT -> Short.BYTES;
      case TypeIds.INTEGER, TypeIds.UINTEGER -> Integer.BYTES;
      default -> Long.BYTES;
    };
  }

  /** Returns a whole number that fits into a long; see {@link #of}. */
  static long whole(int id, Vector cells, int row) {
    return switch (id) {
      case TypeIds.TINYINT -> cells.int8(row);
      case TypeIds.SMALLINT -> cells.int16(row);
      case TypeIds.INTEGER -> cells.int32(row);
      case TypeIds.UTINYINT -> Byte.toUnsignedInt(cells.int8(row));
      case TypeIds.USMALLINT -> Short.toUnsignedInt(cells.int16(row));
      case TypeIds.UINTEGER -> Integer.toUnsignedLong(cells.int32(row));
      default -> cells.int64(row);
    };
  }

  private static Number unsigned(Vector cells, int row) {
    long value = cells.int64(row);
    return value >= 0 ? (Number) value : new BigInteger(Long.toUnsignedString(value));
  }

  private static Number huge(Vector cells, int row, boolean signed) {
    long upper = cells.half(row, 1);
    BigInteger high = BigInteger.valueOf(upper);
    if (!signed && upper < 0) {
      high = high.add(BigInteger.ONE.shiftLeft(Long.SIZE));
    }
    BigInteger low = new BigInteger(Long.toUnsignedString(cells.half(row, 0)));
    return Integers.narrow(high.shiftLeft(Long.SIZE).add(low));
  }

  static VectorType decimal(int heldAs, int scale) {
    int bytes = heldAs == TypeIds.HUGEINT ? 16 : wholeBytes(heldAs);
    VectorType.Reader reader =
        heldAs == TypeIds.HUGEINT
            ? (cells, row) -> new BigDecimal(big(huge(cells, row, true)), scale)
            : (cells, row) -> BigDecimal.valueOf(whole(heldAs, cells, row), scale);
    return VectorType.plain(TypeIds.DECIMAL, bytes, reader);
  }

  private static BigInteger big(Number value) {
    return value instanceof BigInteger known ? known : BigInteger.valueOf(value.longValue());
  }

  static VectorType enumOf(int heldAs, String[] values) {
    return VectorType.plain(
        TypeIds.ENUM, wholeBytes(heldAs), (cells, row) -> values[(int) whole(heldAs, cells, row)]);
  }

  static VectorType text(boolean json) {
    return VectorType.plain(
        TypeIds.VARCHAR, 16, json ? (cells, row) -> json(cells.text(row)) : Vector::text);
  }

  /** Returns what a JSON text says; the text itself where no value can hold that. */
  private static @Nullable Object json(String text) {
    try {
      return JsonText.read(text);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The first bit is set in the engine's form, so that texts sort as the values do. */
  private static UUID uuid(Vector cells, int row) {
    return new UUID(cells.half(row, 1) ^ Long.MIN_VALUE, cells.half(row, 0));
  }

  private static String interval(Vector cells, int row) {
    return IntervalText.of(cells.quarter(row, 0), cells.quarter(row, 1), cells.half(row, 1));
  }

  /** The first byte says how many bits of the second do not count. */
  private static String bits(Vector cells, int row) {
    byte[] bytes = cells.bytes(row);
    StringBuilder text = new StringBuilder();
    for (int bit = bytes[0]; bit < (bytes.length - 1) * Byte.SIZE; bit++) {
      int held = bytes[1 + bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE);
      text.append((held & 1) == 0 ? '0' : '1');
    }
    return text.toString();
  }

  /** Three bytes with the sign and the length, then the digits; all bits reversed where below 0. */
  private static Object bignum(Vector cells, int row) {
    byte[] bytes = cells.bytes(row);
    boolean negative = bytes[0] >= 0;
    for (int i = 0; negative && i < bytes.length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    int sign = negative ? -1 : 1;
    BigInteger value = new BigInteger(sign, bytes, HEADER, bytes.length - HEADER);
    String text = value.toString();
    return text.length() > LONGEST_NUMBER ? text : Integers.narrow(value);
  }
}
