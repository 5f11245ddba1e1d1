package dev.mxcp.sql.internal.duckdb.value;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.duckdb.DuckDBChunkedResult;
import org.jspecify.annotations.Nullable;

/**
 * The engine's vectors in their own memory. Thread-safe.
 *
 * <p>The driver's objects for dates and times depend on the time zone of the JVM, do not know the
 * engine's special values, and are missing for many types; but it has the engine's functions for
 * vectors, only not in public.
 */
public final class VectorAccess {

  private static final @Nullable VectorAccess FOUND = find();

  private final Field result;
  private final Field resultLock;
  private final MethodHandle fetch;
  private final MethodHandle chunkSize;
  private final MethodHandle chunkVector;
  private final MethodHandle freeChunk;
  private final MethodHandle data;
  private final MethodHandle validity;
  private final MethodHandle text;
  private final MethodHandle type;
  private final MethodHandle typeId;
  private final MethodHandle freeType;
  private final MethodHandle decimalScale;
  private final MethodHandle decimalType;
  private final MethodHandle enumType;
  private final MethodHandle enumSize;
  private final MethodHandle enumValue;
  private final MethodHandle fieldCount;
  private final MethodHandle fieldName;
  private final MethodHandle arraySize;
  private final MethodHandle listChild;
  private final MethodHandle listSize;
  private final MethodHandle arrayChild;
  private final MethodHandle structChild;

  private VectorAccess() throws ReflectiveOperationException {
    result = field("resultRef");
    resultLock = field("resultRefLock");
    fetch = find("duckdb_fetch_chunk", ByteBuffer.class);
    chunkSize = find("duckdb_data_chunk_get_size", ByteBuffer.class);
    freeChunk = find("duckdb_destroy_data_chunk", ByteBuffer.class);
    chunkVector = find("duckdb_data_chunk_get_vector", ByteBuffer.class, long.class);
    data = find("duckdb_vector_get_data", ByteBuffer.class, long.class);
    validity = find("duckdb_vector_get_validity", ByteBuffer.class, long.class);
    text = find("duckdb_vector_get_string", ByteBuffer.class, long.class);
    type = find("duckdb_vector_get_column_type", ByteBuffer.class);
    typeId = find("duckdb_get_type_id", ByteBuffer.class);
    freeType = find("duckdb_destroy_logical_type", ByteBuffer.class);
    decimalScale = find("duckdb_decimal_scale", ByteBuffer.class);
    decimalType = find("duckdb_decimal_internal_type", ByteBuffer.class);
    enumType = find("duckdb_enum_internal_type", ByteBuffer.class);
    enumSize = find("duckdb_enum_dictionary_size", ByteBuffer.class);
    enumValue = find("duckdb_enum_dictionary_value", ByteBuffer.class, long.class);
    fieldCount = find("duckdb_struct_type_child_count", ByteBuffer.class);
    fieldName = find("duckdb_struct_type_child_name", ByteBuffer.class, long.class);
    arraySize = find("duckdb_array_type_array_size", ByteBuffer.class);
    listChild = find("duckdb_list_vector_get_child", ByteBuffer.class);
    listSize = find("duckdb_list_vector_get_size", ByteBuffer.class);
    arrayChild = find("duckdb_array_vector_get_child", ByteBuffer.class);
    structChild = find("duckdb_struct_vector_get_child", ByteBuffer.class, long.class);
  }

  private static Field field(String name) throws ReflectiveOperationException {
    Field field = DuckDBChunkedResult.class.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static MethodHandle find(String name, Class<?>... parameters)
      throws ReflectiveOperationException {
    Method method = Class.forName("org.duckdb.DuckDBBindings").getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return MethodHandles.lookup().unreflect(method);
  }

  private static @Nullable VectorAccess find() {
    try {
      return new VectorAccess();
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  /** Returns whether this driver has all that is needed. */
  public static boolean isKnown() {
    return FOUND != null;
  }

  static VectorAccess get() {
    if (FOUND == null) {
      throw new IllegalStateException("this DuckDB driver is unknown");
    }
    return FOUND;
  }

  /** Returns the next chunk of a result, which {@link #freeChunk} gives back; null at its end. */
  @Nullable ByteBuffer fetch(DuckDBChunkedResult from) {
    Optional<ByteBuffer> chunk =
        call(
            () -> {
              Lock lock = (Lock) resultLock.get(from);
              lock.lock();
              try {
                return from.isClosed()
                    ? Optional.empty()
                    : Optional.ofNullable(
                        (ByteBuffer) fetch.invokeExact((ByteBuffer) result.get(from)));
              } finally {
                lock.unlock();
              }
            });
    return chunk.orElse(null);
  }

  int chunkSize(ByteBuffer chunk) {
    return call(() -> (int) (long) chunkSize.invokeExact(chunk));
  }

  void freeChunk(ByteBuffer chunk) {
    run(
        () -> {
          freeChunk.invokeExact(chunk);
        });
  }

  ByteBuffer vector(ByteBuffer chunk, int column) {
    return call(() -> (ByteBuffer) chunkVector.invokeExact(chunk, (long) column));
  }

  /** Returns the fixed parts of some cells, of a type that has them. */
  ByteBuffer data(ByteBuffer vector, long bytes) {
    ByteBuffer buffer = call(() -> (ByteBuffer) data.invokeExact(vector, bytes));
    return buffer.order(ByteOrder.nativeOrder());
  }

  /** Returns a bit for each cell, set where it is not NULL; null where none is NULL. */
  @Nullable ByteBuffer validity(ByteBuffer vector, long rows) {
    ByteBuffer buffer = call(() -> (ByteBuffer) validity.invokeExact(vector, rows));
    return buffer == null ? null : buffer.order(ByteOrder.nativeOrder());
  }

  /** Returns the bytes of a text or blob from the fixed parts of some of them. */
  byte[] bytes(ByteBuffer data, long row) {
    return call(() -> (byte[]) text.invokeExact(data, row));
  }

  /** Returns the type of a vector; {@link #free} it. */
  ByteBuffer type(ByteBuffer vector) {
    return call(() -> (ByteBuffer) type.invokeExact(vector));
  }

  int typeId(ByteBuffer logicalType) {
    return call(() -> (int) typeId.invokeExact(logicalType));
  }

  void free(ByteBuffer logicalType) {
    run(
        () -> {
          freeType.invokeExact(logicalType);
        });
  }

  int decimalScale(ByteBuffer logicalType) {
    return call(() -> (int) decimalScale.invokeExact(logicalType));
  }

  int decimalType(ByteBuffer logicalType) {
    return call(() -> (int) decimalType.invokeExact(logicalType));
  }

  int enumType(ByteBuffer logicalType) {
    return call(() -> (int) enumType.invokeExact(logicalType));
  }

  String[] enumValues(ByteBuffer logicalType) {
    return call(
        () -> {
          String[] values = new String[(int) (long) enumSize.invokeExact(logicalType)];
          for (int i = 0; i < values.length; i++) {
            byte[] bytes = (byte[]) enumValue.invokeExact(logicalType, (long) i);
            values[i] = new String(bytes, StandardCharsets.UTF_8);
          }
          return values;
        });
  }

  /** Returns the names of the fields of a struct; a union has its tag before them. */
  String[] fieldNames(ByteBuffer logicalType) {
    return call(
        () -> {
          String[] names = new String[(int) (long) fieldCount.invokeExact(logicalType)];
          for (int i = 0; i < names.length; i++) {
            byte[] bytes = (byte[]) fieldName.invokeExact(logicalType, (long) i);
            names[i] = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
          }
          return names;
        });
  }

  int arraySize(ByteBuffer logicalType) {
    return call(() -> (int) (long) arraySize.invokeExact(logicalType));
  }

  ByteBuffer listChild(ByteBuffer vector) {
    return call(() -> (ByteBuffer) listChild.invokeExact(vector));
  }

  int listSize(ByteBuffer vector) {
    return call(() -> Math.toIntExact((long) listSize.invokeExact(vector)));
  }

  ByteBuffer arrayChild(ByteBuffer vector) {
    return call(() -> (ByteBuffer) arrayChild.invokeExact(vector));
  }

  ByteBuffer structChild(ByteBuffer vector, int index) {
    return call(() -> (ByteBuffer) structChild.invokeExact(vector, (long) index));
  }

  /** A call into the driver that gives nothing. */
  private interface Action {
    void run() throws Throwable;
  }

  private static void run(Action action) {
    call(
        () -> {
          action.run();
          return true;
        });
  }

  /** A call into the driver. */
  private interface Call<T> {
    T call() throws Throwable;
  }

  private static <T> T call(Call<T> call) {
    try {
      return call.call();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
