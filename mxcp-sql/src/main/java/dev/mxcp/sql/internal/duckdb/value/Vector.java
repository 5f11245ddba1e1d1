package dev.mxcp.sql.internal.duckdb.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Some cells of one type in the engine's memory; good until the next chunk is fetched. */
final class Vector {

  /** How long a text is that stands in the vector itself. */
  private static final int INLINE = 12;

  private static final int TEXT_BYTES = 16;
  private static final ByteBuffer NO_DATA = ByteBuffer.allocate(0);

  private final ByteBuffer data;
  private final @Nullable ByteBuffer validity;
  private final VectorType type;
  private final Vector[] children;

  Vector(ByteBuffer handle, int rows, VectorType type) {
    VectorAccess access = VectorAccess.get();
    this.type = type;
    this.data = type.bytes() == 0 ? NO_DATA : access.data(handle, size(rows, type));
    this.validity = access.validity(handle, Math.max(1, rows));
    this.children = type.children(handle, rows);
  }

  private static long size(int rows, VectorType type) {
    long bytes = (long) rows * type.bytes();
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("its lists are too long");
    }
    return Math.max(1, bytes);
  }

  boolean isNull(int row) {
    return validity != null && (validity.getLong(row >> 6 << 3) & (1L << (row & 63))) == 0;
  }

  /** Returns a value as {@code Database} promises it. */
  @Nullable Object read(int row) {
    return isNull(row) ? null : type.reader().read(this, row);
  }

  Vector child(int index) {
    return children[index];
  }

  int children() {
    return children.length;
  }

  byte int8(int row) {
    return data.get(row);
  }

  short int16(int row) {
    return data.getShort(row * Short.BYTES);
  }

  int int32(int row) {
    return data.getInt(row * Integer.BYTES);
  }

  long int64(int row) {
    return data.getLong(row * Long.BYTES);
  }

  /** Returns the lower (0) or upper (1) half of 16 bytes. */
  long half(int row, int index) {
    return data.getLong(row * 2 * Long.BYTES + index * Long.BYTES);
  }

  /** Returns a part of 16 bytes. */
  int quarter(int row, int index) {
    return data.getInt(row * 2 * Long.BYTES + index * Integer.BYTES);
  }

  float float32(int row) {
    return data.getFloat(row * Float.BYTES);
  }

  double float64(int row) {
    return data.getDouble(row * Double.BYTES);
  }

  String text(int row) {
    return new String(bytes(row), StandardCharsets.UTF_8);
  }

  /** Returns the bytes of a text, a blob, or whatever the engine holds like one. */
  byte[] bytes(int row) {
    int length = data.getInt(row * TEXT_BYTES);
    if (length > INLINE) {
      return VectorAccess.get().bytes(data, row);
    }
    byte[] bytes = new byte[length];
    data.get(row * TEXT_BYTES + Integer.BYTES, bytes);
    return bytes;
  }
}
